"""Time stamps of a real authority, OpenSSL's, before both verifiers: good ones, false ones, and what is none."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from verifier import verify_trail

from safelight.trail import export, stamp
from safelight.trail.errors import UnverifiedStamp
from safelight.trail.findings import Kind, Report
from safelight.trail.verify import verify
from tests.ledger.authority import TimeAuthority

from .log import SIGNER, Log, viewed

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return TimeAuthority.made(tmp_path_factory.mktemp("stamps") / "tsa")


@pytest.fixture(scope="module")
def answer(authority: TimeAuthority) -> bytes:
    return authority.answer(stamp.Question.about("a note").data)


def stamped(authority: TimeAuthority, *dates: datetime) -> list[bytes]:
    """The export of entries with these dates under a checkpoint that the authority has stamped."""
    log = Log()
    for number, at in enumerate(dates):
        log.append(viewed(number, at))
    log.sign()
    reply = authority.answer(stamp.Question.about(log.checkpoints[0]).data)
    rows = (export.Row(*each) for each in log.rows)
    return list(export.lines(rows, [export.Signed(log.checkpoints[0], (reply,))], SIGNER.verifier))


def both(lines: list[bytes], pem: bytes) -> Report:
    ours = verify(lines, SIGNER.verifier, (), stamp.Authority(pem))
    theirs = verify_trail.Trail(verify_trail.Key(str(SIGNER.verifier)), (), verify_trail.Authority(pem)).read(
        lines
    )
    assert [each[:2] for each in theirs.findings] == [(each.kind, each.index) for each in ours.findings]
    assert theirs.stamped == ((ours.stamped, ours.stamped_at) if ours.stamped_at else None)
    return ours


def test_an_authority_says_since_when_entries_exist(authority: TimeAuthority) -> None:
    report = both(stamped(authority, NOW - timedelta(hours=1), NOW), authority.root.read_bytes())
    assert report.sound
    assert report.stamped == 2
    assert report.stamped_at is not None
    assert abs(report.stamped_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_an_entry_dated_after_it_was_stamped_is_found(authority: TimeAuthority) -> None:
    lines = stamped(authority, NOW - timedelta(hours=1), NOW + timedelta(days=3), NOW + timedelta(days=3))
    (finding,) = both(lines, authority.root.read_bytes()).findings
    assert (finding.kind, finding.index) == (Kind.POST_DATED, 1)
    assert "Its date is false." in finding.message


def test_a_clock_that_is_a_little_fast_is_no_finding(authority: TimeAuthority) -> None:
    assert both(stamped(authority, NOW, NOW + timedelta(seconds=50)), authority.root.read_bytes()).sound


def test_another_authority_of_the_same_name_is_not_trusted(authority: TimeAuthority, tmp_path: Path) -> None:
    other = TimeAuthority.made(tmp_path / "other")
    (finding,) = both(stamped(authority, NOW), other.root.read_bytes()).findings
    assert finding.kind == Kind.FORGED_TIMESTAMP


def test_the_answer_to_another_question_is_refused(authority: TimeAuthority) -> None:
    asked = stamp.Question.about("a note")
    asked.check(authority.answer(asked.data))
    for other in (stamp.Question.about("another note"), stamp.Question.about("a note")):  # another nonce
        with pytest.raises(UnverifiedStamp):
            asked.check(authority.answer(other.data))


def _changes(answer: bytes) -> Iterator[bytes]:
    yield from (b"", answer[:-1], answer + b"\0", b"\x30\x80", b"\x30\x03\x02\x01\x02", answer[:100])


def test_what_is_no_time_stamp_is_refused_by_both(authority: TimeAuthority, answer: bytes) -> None:
    pem = authority.root.read_bytes()
    for each in _changes(answer):
        with pytest.raises(UnverifiedStamp):
            stamp.Authority(pem).confirmed(each, "a note")
        with pytest.raises(verify_trail.Bad):
            verify_trail.Authority(pem).confirmed(each, b"a note")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_changed_time_stamp_is_no_other(
    authority: TimeAuthority, answer: bytes, data: st.DataObject
) -> None:
    """Whatever byte is changed: it is refused, or says the same still, and nothing else is raised."""
    pem, changed = authority.root.read_bytes(), bytearray(answer)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(answer) - 1))] = data.draw(st.integers(0, 255))
    said = stamp.Authority(pem).confirmed(answer, "a note")
    for confirmed in (
        lambda: stamp.Authority(pem).confirmed(bytes(changed), "a note"),
        lambda: verify_trail.Authority(pem).confirmed(bytes(changed), b"a note"),
    ):
        with suppress(UnverifiedStamp, verify_trail.Bad):
            assert confirmed() == said
