"""What changes what is permitted is on the journal when it is acknowledged; a reading does not wait for a full disk."""

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from safelight.archive import jobs, journal
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerHead
from safelight.ledger.writing import note
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast


@pytest.fixture
def place(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(journal, "folder", lambda: tmp_path)
    return tmp_path


def journalled() -> int:
    return journal.last_index() + 1


def test_a_withdrawal_is_journalled_as_it_commits(
    cast: Cast, place: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        play.withdraw(cast, cast.rose)
    assert journalled() == LedgerHead.objects.get().size


def test_where_it_cannot_be_journalled_it_is_not_acknowledged(
    cast: Cast, place: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    (place / "lock").mkdir()  # nothing can be written
    with pytest.raises(OSError, match="lock"), django_capture_on_commit_callbacks(execute=True):
        play.withdraw(cast, cast.rose)
    (place / "lock").rmdir()
    jobs.catch_up(0)
    assert journalled() == LedgerHead.objects.get().size


def test_a_reading_goes_on_and_the_next_write_makes_up_for_it(
    cast: Cast, place: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    (place / "lock").mkdir()
    with django_capture_on_commit_callbacks(execute=True):
        note(Event.SEARCH_RUN, Unattended("command", play.now()))
    (place / "lock").rmdir()
    with django_capture_on_commit_callbacks(execute=True):
        note(Event.SEARCH_RUN, Unattended("command", play.now()))
    assert journalled() == LedgerHead.objects.get().size


def test_an_older_database_under_a_running_library_is_noticed(
    cast: Cast, place: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    journal.catch_up()
    file = next(place.glob("0*"))
    last = (
        file.read_bytes()
        .splitlines()[-1]
        .replace(b'"index":%d' % journal.last_index(), b'"index":%d' % (journal.last_index() + 5))
    )
    file.write_bytes(file.read_bytes() + last + b"\n")
    with (
        pytest.raises(journal.Ahead, match="safelight prepare"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        play.withdraw(cast, cast.rose)
