"""A database from before a withdrawal, beside the living journal: whoever put it there, the withdrawal holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from safelight.archive import journal
from safelight.archive.following import Followed, NotOfOneLibrary, follow
from safelight.archive.journal import UnsoundJournal
from safelight.consent import actions as consents
from safelight.consent.actions.merging import merge
from safelight.consent.models import About, Consent, Form
from safelight.consent.terms import Terms
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry, LedgerHead, LedgerMention
from safelight.ledger.reading import verify_all
from safelight.library.models import Recording
from safelight.people import actions as people
from safelight.people.models import Staff
from safelight.policy.facts import Giver, Level, Purpose
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast


@pytest.fixture
def taught(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recording:
    """Rose has agreed to teaching and was photographed; a journal of the test's own."""
    monkeypatch.setattr(journal, "folder", lambda: tmp_path)
    recording = play.photographed(cast)
    journal.catch_up()
    return recording


@contextmanager
def lost_again() -> Iterator[None]:
    """What is done meanwhile is journalled, and then the database is as it was before."""
    before = transaction.savepoint()
    yield
    journal.catch_up()
    transaction.savepoint_rollback(before)


def purposes(recording: Recording) -> set[str]:
    recording.refresh_from_db()
    return set(recording.purposes)


def lines() -> list[bytes]:
    return next(journal.folder().glob("0*")).read_bytes().splitlines(keepends=True)


def test_what_was_withdrawn_since_stays_withdrawn(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.withdraw(cast, cast.rose)
    assert Purpose.TEACHING in purposes(taught)
    assert follow(play.now()) == Followed(entries=1, rows=1)
    assert Purpose.TEACHING not in purposes(taught)
    assert verify_all().sound


def test_every_entry_is_there_as_it_was(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.photograph(cast, play.ask(cast, cast.rose), 1)
        play.withdraw(cast, cast.rose)
        rows = list(LedgerEntry.objects.order_by("index").values_list())
        mentions = list(LedgerMention.objects.order_by("id").values_list("entry", "recording"))
    follow(play.now())
    assert list(LedgerEntry.objects.order_by("index").values_list())[: len(rows)] == rows
    assert (
        list(LedgerMention.objects.order_by("id").values_list("entry", "recording"))[: len(mentions)]
        == mentions
    )
    later = LedgerEntry.objects.filter(index__gte=len(rows)).order_by("index").values_list("event", flat=True)
    assert list(later) == [Event.RECORDING_RESTAND, Event.BACKUP_RESTORE]


def test_a_second_time_there_is_nothing_to_do(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.withdraw(cast, cast.rose)
    follow(play.now())
    journal.catch_up()
    assert follow(play.now()) == Followed()
    play.sign(cast, play.ask(cast, cast.rose))  # numbered behind what came back
    journal.catch_up()
    assert follow(play.now()) == Followed()


def test_a_consent_that_was_given_since_is_not_brought_back(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.sign(cast, play.ask(cast, cast.rose), Level.SPECIFIED, (Purpose.PUBLICATION,))
    follow(play.now())
    assert Consent.objects.count() == 1


def test_a_word_on_a_record_that_is_newer_than_the_database(cast: Cast, taught: Recording) -> None:
    """Rose turned out to have two records, and withdrew at the desk that has the other."""
    with lost_again():
        other = play.registered("9990031045", "Bartholomew", "Rosemary")
        merge(cast.acting("ferris"), cast.rose, other, "Registered twice")
        play.withdraw(cast, other)
    assert follow(play.now()) == Followed(entries=3, rows=1, left_out=1)
    assert Purpose.TEACHING not in purposes(taught)


def test_a_merge_is_brought_back(cast: Cast, taught: Recording) -> None:
    with lost_again():
        merge(cast.acting("ferris"), cast.rose, cast.kofi, "Registered twice")
        play.withdraw(cast, cast.kofi)
    assert follow(play.now()).rows == 2
    assert Purpose.TEACHING not in purposes(taught)


def test_whoever_was_enrolled_since_stands_in_and_cannot_sign_in(cast: Cast, taught: Recording) -> None:
    with lost_again():
        newcomer = people.Newcomer("bello@stlukes.example", "Dr Bello", "Post", "Ward", date(2026, 1, 5))
        bello = people.enrol(Unattended("set-up", play.now()), newcomer, play.PASSWORD)
        play.withdraw(Cast(cast.staff | {"okafor": bello}, cast.rose, cast.kofi), cast.rose)
    follow(play.now())
    assert Purpose.TEACHING not in purposes(taught)
    stands_in = Staff.objects.get(pk=bello.pk)
    assert (stands_in.is_active, stands_in.has_usable_password()) == (False, False)


def test_a_refused_further_use_stays_refused(cast: Cast, taught: Recording) -> None:
    """The form on which it was refused is newer than the database."""
    by = cast.acting("okafor")
    with lost_again():
        form = consents.ask_for_use(by, cast.rose, taught.form, None, uuid4())
        terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.SPECIFIED, (Purpose.TEACHING,))
        consents.refuse(by, form, terms, uuid4())
        refused = purposes(taught)
    follow(play.now())
    assert purposes(taught) == refused
    assert Purpose.TEACHING not in refused
    assert Form.objects.get(pk=form.pk).covers == taught.form


def test_a_voided_consent_stays_void(cast: Cast, taught: Recording) -> None:
    with lost_again():
        consents.void(cast.acting("okafor"), Consent.objects.get(), "Signed for another patient")
    follow(play.now())
    assert Purpose.TEACHING not in purposes(taught)


def test_a_finding_is_brought_back(cast: Cast, taught: Recording) -> None:
    by = cast.acting("okafor")
    with lost_again():
        found = consents.Finding(
            About.OTHERS, "unconsented", "Dr Okafor", by.at, consents.Covers(taught.form_id)
        )
        consents.find(by, cast.rose.pk, [found])
        held = purposes(taught)
    follow(play.now())
    assert purposes(taught) == held


def test_what_is_about_nobody_known_is_left_out(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.withdraw(cast, play.registered("9990031045", "Abiola", "Grace"))
    assert follow(play.now()) == Followed(entries=2, left_out=1)


def test_a_database_of_another_library_is_refused(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.withdraw(cast, cast.rose)
        play.photograph(cast, play.ask(cast, cast.rose), 1)
    play.ask(cast, cast.kofi)
    with pytest.raises(NotOfOneLibrary, match="not of one library"):
        follow(play.now())


def test_a_journal_that_begins_too_late_is_not_followed(cast: Cast, taught: Recording) -> None:
    with lost_again():
        play.ask(cast, cast.rose)
        play.withdraw(cast, cast.rose)
    *earlier, last = lines()
    next(journal.folder().glob("0*")).unlink()
    (journal.folder() / f"{len(earlier):020}").write_bytes(last)
    with pytest.raises(NotOfOneLibrary, match=f"the journal begins at {len(earlier)}"):
        follow(play.now())
    assert LedgerHead.objects.get().size < len(earlier)


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_line_that_was_cut_off_is_written_again(taught: Recording, cut: int) -> None:
    whole = b"".join(lines())
    next(journal.folder().glob("0*")).write_bytes(whole[:-cut])
    journal.catch_up()
    assert b"".join(lines()) == whole


def test_a_journal_that_was_away_begins_anew_where_it_left_off(cast: Cast, taught: Recording) -> None:
    whole = b"".join(lines())
    next(journal.folder().glob("0*")).write_bytes(b"".join(lines()[:3]))
    journal.catch_up()
    assert b"".join(lines()) == whole


def test_a_full_file_is_followed_by_another(
    cast: Cast, taught: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "A_FILE", 5)
    next(journal.folder().glob("0*")).unlink()
    journal.catch_up()
    files = sorted(each.name for each in journal.folder().glob("0*"))
    size = LedgerHead.objects.get().size
    assert files == [f"{first:020}" for first in range(0, size, 5)]
    assert [each.index for each in journal.lines(7)] == list(range(7, size))


def test_a_journal_far_behind_begins_anew(
    cast: Cast, taught: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "TOO_FAR", 2)
    monkeypatch.setattr(journal, "A_WRITE", 5)
    size = LedgerHead.objects.get().size
    next(journal.folder().glob("0*")).unlink()
    journal.catch_up()
    assert [each.index for each in journal.lines(0)] == [size - 2, size - 1]


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        (b"consent:withdraw", b"consent withdrawn"),
        (b'"index":', b'"index":1'),
        (b'"adds":[', b'"adds":'),
    ],
)
def test_a_line_that_somebody_changed_is_named(
    cast: Cast, taught: Recording, was: bytes, instead: bytes
) -> None:
    with lost_again():
        play.withdraw(cast, cast.rose)
    *earlier, last = lines()
    next(journal.folder().glob("0*")).write_bytes(b"".join([*earlier, last.replace(was, instead)]))
    before = purposes(taught)
    with pytest.raises(UnsoundJournal, match=f"unsound at line {len(earlier) + 1}"):
        follow(play.now())
    assert purposes(taught) == before


def test_nobody_is_named_in_the_journal(cast: Cast, taught: Recording, tmp_path: Path) -> None:
    with lost_again():
        play.withdraw(cast, cast.rose)
        play.mended(cast)
    written = b"".join(lines()).decode()
    for each in ("Rose", "Bartholomew", "Okafor", "9990010374", "another patient"):
        assert each not in written
    assert oct(next(journal.folder().glob("0*")).stat().st_mode)[-3:] == "600"
