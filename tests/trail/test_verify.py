"""What both verifiers find, each forged by somebody who can write to the database and cannot sign.

The second is the stand-alone one: it must say of every export what the first says.
"""

import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from verifier import verify_trail

from safelight.trail import checkpoint, examining, export
from safelight.trail.findings import MOST_LISTED, Kind, Report
from safelight.trail.note import Signer
from safelight.trail.tree import EMPTY_ROOT, Frontier, root
from safelight.trail.verify import verify

from .log import SIGNER, START, Log, Row, a_log, row, viewed


def exported(rows: list[Row], checkpoints: list[str]) -> list[bytes]:
    kept = (export.Row(*each) for each in rows)
    return list(export.lines(kept, map(export.Signed, checkpoints), SIGNER.verifier))


def check(rows: list[Row], checkpoints: list[str]) -> Report:
    return both(exported(rows, checkpoints))


def both(lines: list[bytes], elsewhere: Sequence[str] = ()) -> Report:
    """What the verifiers find, which is the same."""
    ours = verify(lines, SIGNER.verifier, elsewhere)
    theirs = verify_trail.Trail(verify_trail.Key(str(SIGNER.verifier)), elsewhere).read(lines)
    assert theirs.number == len(ours.findings) + ours.more
    listed = ours.findings[: verify_trail.LISTED]
    assert [each[:2] for each in theirs.findings] == [(each.kind, each.index) for each in listed]
    # The words too; the reason why bytes are no entry or checkpoint is told by each in its own.
    assert [_words(each[2]) for each in theirs.findings] == [_words(each.message) for each in listed]
    assert (theirs.tree.root(), theirs.confirmed) == (ours.root, ours.confirmed)
    return ours


def _words(message: str) -> str:
    return message.partition(". ")[0]


def found(rows: list[Row], checkpoints: list[str]) -> list[tuple[Kind, int | None]]:
    return kinds(check(rows, checkpoints))


def kinds(report: Report) -> list[tuple[Kind, int | None]]:
    return [(each.kind, each.index) for each in report.findings]


@pytest.fixture
def log() -> Log:
    return a_log()


def test_an_honest_log_is_sound(log: Log) -> None:
    report = check(log.rows, log.checkpoints)
    assert report.sound
    assert (report.size, report.confirmed) == (10, 10)
    assert report.root == root(leaf for _, _, leaf in log.rows)


def test_an_empty_log_is_sound() -> None:
    report = check([], [checkpoint.sign(0, EMPTY_ROOT, SIGNER)])
    assert report.sound
    assert report.root == EMPTY_ROOT


def test_entries_behind_the_last_checkpoint_are_not_confirmed(log: Log) -> None:
    log.append(viewed(10))
    report = check(log.rows, log.checkpoints)
    assert report.sound
    assert (report.size, report.confirmed) == (11, 10)


def test_an_altered_entry_is_found_where_it_is(log: Log) -> None:
    index, _, leaf = log.rows[3]
    log.rows[3] = (index, row(3, viewed(99))[1], leaf)
    assert found(log.rows, log.checkpoints) == [(Kind.ALTERED, 3)]


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff", b"not an entry"])
def test_bytes_that_are_no_entry_are_found(log: Log, body: bytes) -> None:
    log.rows[3] = (3, body, log.rows[3][2])
    assert (Kind.ALTERED, 3) in found(log.rows, log.checkpoints)


def test_an_entry_altered_with_its_hash_is_found_by_the_checkpoint(log: Log) -> None:
    log.rows[7] = row(7, viewed(7, START + timedelta(minutes=7, seconds=1)))
    report = check(log.rows, log.checkpoints)
    assert [(each.kind, each.index) for each in report.findings] == [(Kind.REWRITTEN, 5)]
    assert "entries 5 to 9" in report.findings[0].message
    assert report.confirmed == 5


def test_a_removed_entry_is_found(log: Log) -> None:
    del log.rows[4]
    assert found(log.rows, log.checkpoints) == [(Kind.REMOVED, 4)]


def test_several_removed_entries_are_one_finding(log: Log) -> None:
    del log.rows[2:5]
    findings = check(log.rows, log.checkpoints).findings
    assert [each.message for each in findings] == [
        "Entries 2 to 4 are missing: entry 5 stands in that place."
    ]


def test_an_entry_removed_and_the_others_renumbered_is_found(log: Log) -> None:
    rows = [(index, body, leaf) for index, (_, body, leaf) in enumerate(log.rows[:4] + log.rows[5:])]
    assert found(rows, log.checkpoints) == [(Kind.REWRITTEN, 0), (Kind.TRUNCATED, 9)]


def test_an_entry_inserted_under_a_used_index_is_found(log: Log) -> None:
    log.rows.insert(6, row(5, viewed(5)))
    assert found(log.rows, log.checkpoints) == [(Kind.INSERTED, 5)]


def test_an_entry_inserted_and_the_others_renumbered_is_found(log: Log) -> None:
    moved = [(index + 1, body, leaf) for index, body, leaf in log.rows[6:]]
    rows = [*log.rows[:6], row(6, viewed(6)), *moved]
    assert found(rows, log.checkpoints) == [(Kind.REWRITTEN, 5)]


def test_entries_out_of_order_are_found(log: Log) -> None:
    log.rows[2], log.rows[3] = log.rows[3], log.rows[2]
    assert found(log.rows, log.checkpoints) == [(Kind.REMOVED, 2), (Kind.REORDERED, 2)]


def test_entries_that_changed_places_are_found(log: Log) -> None:
    (_, body, leaf), (_, other_body, other_leaf) = log.rows[6], log.rows[7]
    log.rows[6:8] = [(6, other_body, other_leaf), (7, body, leaf)]
    assert found(log.rows, log.checkpoints) == [(Kind.BACK_DATED, 7), (Kind.REWRITTEN, 5)]


def test_a_back_dated_entry_is_found_and_those_behind_it_are_not() -> None:
    log = a_log(5)
    log.append(viewed(5, START - timedelta(days=1)))
    log.append(viewed(6))
    log.sign()
    assert found(log.rows, log.checkpoints) == [(Kind.BACK_DATED, 5)]


def test_entries_of_one_moment_are_not_back_dated() -> None:
    log = a_log(5)
    log.append(viewed(5, START + timedelta(minutes=4)))
    assert check(log.rows, log.checkpoints).sound


def test_a_back_dated_entry_does_not_hide_a_rewritten_one(log: Log) -> None:
    log.rows[7] = row(7, viewed(7, START - timedelta(days=1)))
    assert found(log.rows, log.checkpoints) == [(Kind.BACK_DATED, 7), (Kind.REWRITTEN, 5)]


@pytest.mark.parametrize("kept", [0, 1, 5, 9])
def test_a_truncated_log_is_found(log: Log, kept: int) -> None:
    assert found(log.rows[:kept], log.checkpoints) == [(Kind.TRUNCATED, kept)]


def test_a_checkpoint_by_another_key_is_found(log: Log) -> None:
    forged = checkpoint.sign(10, log.frontier.root(), Signer.generate(SIGNER.name))
    assert found(log.rows, [*log.checkpoints, forged]) == [(Kind.FORGED_CHECKPOINT, None)]


def test_a_changed_checkpoint_is_found(log: Log) -> None:
    log.checkpoints[1] = log.checkpoints[1].replace("\n10\n", "\n11\n")
    assert found(log.rows, log.checkpoints) == [(Kind.FORGED_CHECKPOINT, None)]


def test_text_that_is_no_checkpoint_is_found(log: Log) -> None:
    assert found(log.rows, [*log.checkpoints, "nothing"]) == [(Kind.FORGED_CHECKPOINT, None)]


def test_two_signed_histories_of_one_size_are_a_fork(log: Log) -> None:
    log.checkpoints.append(checkpoint.sign(10, root([log.rows[0][2]] * 10), SIGNER))
    assert found(log.rows, log.checkpoints) == [(Kind.FORKED, None)]


def test_a_later_checkpoint_over_a_rewritten_history_is_a_fork(log: Log) -> None:
    rows = [row(0, viewed(0)), row(1, viewed(1, START + timedelta(seconds=61))), *log.rows[2:]]
    frontier = Frontier()
    for _, _, leaf in rows:
        frontier.append(leaf)
    checkpoints = [log.checkpoints[0], checkpoint.sign(10, frontier.root(), SIGNER)]
    assert found(rows, checkpoints) == [(Kind.REWRITTEN, 0), (Kind.FORKED, 0)]


def test_one_finding_does_not_hide_the_next(log: Log) -> None:
    log.rows[3] = (3, row(3, viewed(99))[1], log.rows[3][2])
    log.rows[7] = row(7, viewed(97, START + timedelta(minutes=7)))
    assert found(log.rows, log.checkpoints) == [(Kind.ALTERED, 3), (Kind.REWRITTEN, 5)]


def test_a_trail_that_departs_twice_is_found_twice() -> None:
    log = a_log(15)
    rows = [row(0, viewed(90, START)), *log.rows[1:12], row(12, viewed(92, START + timedelta(minutes=12)))]
    forked = checkpoint.sign(10, root(leaf for _, _, leaf in rows[:10]), SIGNER)
    checkpoints = [log.checkpoints[0], forked, log.checkpoints[2]]
    assert found([*rows, *log.rows[13:]], checkpoints) == [
        (Kind.REWRITTEN, 0),
        (Kind.FORKED, 0),
        (Kind.REWRITTEN, 10),
    ]


def test_only_the_first_findings_are_listed() -> None:
    rows = [(index, b"{}", bytes(32)) for index in range(2 * MOST_LISTED)]
    report = check(rows, [])
    assert len(report.findings) == MOST_LISTED
    assert report.more == MOST_LISTED


def test_memory_does_not_grow_with_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "PART", 50_000)

    def kept(size: int) -> Iterator[export.Row]:
        return (export.Row(*row(number, viewed(number % 1000, START))) for number in range(size))

    def peak(size: int) -> int:
        tracemalloc.start()
        assert verify(export.lines(kept(size), [], SIGNER.verifier), SIGNER.verifier).size == size
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(200)
    assert peak(12_000) < peak(3_000) + 200_000


def test_a_long_log_is_verified_like_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    log = a_log(400)
    log.rows[255] = (255, row(255, viewed(99))[1], log.rows[255][2])
    monkeypatch.setattr(examining, "PART", 10_000)
    assert kinds(both(exported(log.rows, log.checkpoints))) == [(Kind.ALTERED, 255)]
