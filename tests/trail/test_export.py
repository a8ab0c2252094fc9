"""An export whose lines somebody has edited, without the key: what both verifiers find. The bytes of an honest one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from verifier import verify_trail

from safelight.trail import checkpoint, export
from safelight.trail.errors import MalformedLine
from safelight.trail.findings import Kind
from safelight.trail.note import Verifier
from safelight.trail.tree import leaf_hash
from safelight.trail.verify import verify

from .log import SIGNER, a_log, viewed
from .test_verify import both, exported, kinds

Lines = list[bytes]


@pytest.fixture
def lines() -> Lines:
    """First, entries 0 to 4, a checkpoint, entries 5 to 9, a checkpoint, last."""
    log = a_log()
    return exported(log.rows, log.checkpoints)


def test_an_export_is_what_the_specification_says(lines: Lines) -> None:
    log = a_log()
    assert lines[0] == b'{"format":"safelight-trail-export/1","key":"%b"}\n' % str(SIGNER.verifier).encode()
    body, leaf = log.rows[0][1], log.rows[0][2].hex().encode()
    assert lines[1] == b'{"entry":' + body + b',"index":0,"leaf":"' + leaf + b'"}\n'
    written = log.checkpoints[0].replace("\n", "\\n").replace("—", "\\u2014").encode()
    assert lines[6] == b'{"checkpoint":"' + written + b'"}\n'
    assert lines[-1] == b'{"end":{"checkpoints":2,"entries":10,"timestamps":0}}\n'
    assert both(lines).sound


def _moved(lines: Lines, which: int, to: int) -> Lines:
    rest = [*lines[:which], *lines[which + 1 :]]
    return [*rest[:to], lines[which], *rest[to:]]


def _renumbered(lines: Lines) -> Lines:
    """Indexes, leaf hashes and counts made to fit; checkpoints stay where they are."""
    read = [export.read(each) for each in lines]
    bodies = iter(enumerate(each.body for each in read if isinstance(each, export.Row)))
    return [
        export.entry_line(export.Row(*_row(*next(bodies)))) if isinstance(said, export.Row) else line
        for line, said in zip(lines, read, strict=True)
    ]


def _row(index: int, body: bytes) -> tuple[int, bytes, bytes]:
    return index, body, leaf_hash(body)


EDITS: list[tuple[str, Callable[[Lines], Lines], list[tuple[Kind, int | None]]]] = [
    (
        "word changed",
        lambda it: [*it[:3], it[3].replace(b"clinician", b"teacher"), *it[4:]],
        [(Kind.ALTERED, 2)],
    ),
    (
        "hash changed",
        lambda it: [*it[:3], it[3].replace(b'"leaf":"', b'"leaf":"0')[:-4] + b'"}\n', *it[4:]],
        [(Kind.ALTERED, 2)],
    ),
    ("line removed", lambda it: [*it[:3], *it[4:]], [(Kind.REMOVED, 2)]),
    (
        "removed, numbers made to fit",
        lambda it: _renumbered([*it[:3], *it[4:]]),
        [(Kind.REWRITTEN, 0), (Kind.TRUNCATED, 9)],
    ),
    ("line twice", lambda it: [*it[:4], *it[3:]], [(Kind.INSERTED, 2)]),
    (
        "inserted, numbers made to fit",
        lambda it: _renumbered([*it[:4], *it[3:]]),
        [(Kind.INSERTED, 5), (Kind.INSERTED, 10)],
    ),
    ("lines exchanged", lambda it: _moved(it, 3, 4), [(Kind.REMOVED, 2), (Kind.REORDERED, 2)]),
    (
        "exchanged, numbers made to fit",
        lambda it: _renumbered(_moved(it, 3, 4)),
        [(Kind.BACK_DATED, 3), (Kind.REWRITTEN, 0)],
    ),
    ("checkpoint moved back", lambda it: _moved(it, 6, 8), [(Kind.INSERTED, 5)]),
    ("end cut off", lambda it: it[:-3], [(Kind.TRUNCATED, 9)]),
    ("last checkpoint taken away", lambda it: [*it[:-2], it[-1]], [(Kind.TRUNCATED, 10)]),
    ("something behind the end", lambda it: [*it, it[1]], [(Kind.ALTERED, None), (Kind.REORDERED, 0)]),
    ("no first line", lambda it: it[1:], [(Kind.ALTERED, None)]),
    ("a line of prose", lambda it: [*it[:3], b"Nothing happened here.\n", *it[3:]], [(Kind.ALTERED, None)]),
    ("a line in other words", lambda it: [it[0].replace(b":", b": ", 1), *it[1:]], [(Kind.ALTERED, None)]),
    (
        "half a character in a checkpoint",
        lambda it: [*it[:6], it[6].replace(b"\\u2014", b"\\ud800"), *it[7:]],
        [(Kind.ALTERED, None)],
    ),
    ("nothing", lambda _: [], [(Kind.TRUNCATED, 0)]),
]


@pytest.mark.parametrize(("edit", "expected"), [each[1:] for each in EDITS], ids=[each[0] for each in EDITS])
def test_an_edited_export_is_found(
    lines: Lines, edit: Callable[[Lines], Lines], expected: list[tuple[Kind, int | None]]
) -> None:
    assert kinds(both(edit(lines))) == expected


def test_who_takes_the_last_checkpoints_away_too_is_found_by_one_from_elsewhere(lines: Lines) -> None:
    shortened = [*lines[:7], b'{"end":{"checkpoints":1,"entries":5,"timestamps":0}}\n']
    assert both(shortened).sound  # the file alone cannot tell
    assert kinds(both(shortened, a_log().checkpoints)) == [(Kind.TRUNCATED, 5)]


def test_another_history_for_another_reader_is_found_by_a_checkpoint_from_elsewhere(lines: Lines) -> None:
    other = a_log(9)
    other.append(viewed(77))
    other.sign()
    assert both(exported(other.rows, other.checkpoints)).sound
    report = both(exported(other.rows, other.checkpoints), a_log().checkpoints)
    assert [each.kind for each in report.findings] == [Kind.FORKED]
    assert "two different histories of 10 entries" in report.findings[0].message


def test_checkpoints_out_of_their_order_are_put_into_it() -> None:
    log = a_log(20, 1)
    nothing, giant = "nothing", checkpoint.sign(2**62, bytes(32), type(SIGNER).generate(SIGNER.name))
    shuffled = [giant, *reversed(log.checkpoints), nothing]
    assert kinds(both(exported(log.rows, shuffled))) == [(Kind.FORGED_CHECKPOINT, None)] * 2


@pytest.mark.parametrize("body", [b"", b"\n", b'{"a":"\xff"}', b"x" * 100])
def test_damage_is_exported_as_it_is(body: bytes) -> None:
    line = export.entry_line(export.Row(3, body, bytes(32)))
    assert line.count(b"\n") == 1
    assert export.read(line) == export.Row(3, body, bytes(32))


@pytest.mark.parametrize(
    "line",
    [
        b'{"bytes":"e30=","index":0,"leaf":"%b"}\n' % (b"0" * 64),  # could have been written as it is
        b'{"bytes":"e31=","index":0,"leaf":"%b"}\n' % (b"0" * 64),  # not canonical
        b'{"entry":{},"index":00,"leaf":"%b"}\n' % (b"0" * 64),
        b'{"entry":{},"index":0,"leaf":"%b"}' % (b"0" * 64),
        b'{"checkpoint":"a","more":1}\n',
        b'{"checkpoint": "a"}\n',
        b'{"timestamp":"!"}\n',
        b'{"end":{"entries":1}}\n',
        b'{"format":"another","key":"a"}\n',
        b"[]\n",
        b"\xff\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_line_is_refused(line: bytes) -> None:
    with pytest.raises(MalformedLine):
        export.read(line)


def test_a_key_that_nobody_trusts_confirms_nothing(lines: Lines) -> None:
    report = verify(lines, Verifier(SIGNER.name, bytes(32)))
    assert [each.kind for each in report.findings] == [Kind.FORGED_CHECKPOINT] * 2
    assert report.confirmed == 0


HONEST = exported(a_log().rows, a_log().checkpoints)


@given(st.data())
def test_bytes_changed_at_random_are_found_by_both_and_break_neither(data: st.DataObject) -> None:
    file = bytearray(b"".join(HONEST))
    for _ in range(data.draw(st.integers(1, 3))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    lines = bytes(file).splitlines(keepends=True)
    ours = verify(lines, SIGNER.verifier)
    theirs = verify_trail.Trail(verify_trail.Key(str(SIGNER.verifier))).read(lines)
    assert ours.sound == (not theirs.findings)
    assert ours.sound <= (
        bytes(file) == b"".join(HONEST) or lines[1:] == HONEST[1:]
    )  # the first line proves nothing
