"""Whether there is a backup, and whether it would come back: in a line on the overview, and on the vault's page."""

from datetime import timedelta

import pytest

from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.ledger.writing import note
from safelight.oversight.backups import Backups, backups
from safelight.oversight.presenters.backups import WRONG_WORDS, BackupLines, backup_line
from safelight.trail.events import Event
from safelight.web.wording import british_date
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def happens(event: Event, **detail: int | str | tuple[str, ...]) -> None:
    note(event, Unattended("command", play.now()), **detail)


def taken(missing: int = 0) -> None:
    happens(Event.BACKUP_TAKE)
    happens(Event.BACKUP_KEEP, backup="20261127T021503Z", missing=missing)


def rehearsed(*wrong: str) -> None:
    happens(Event.BACKUP_REHEARSE, backup="20261127T021503Z", wrong=wrong)


def overview(cast: Cast) -> str:
    return words(browser(cast, "osei").get("/oversight/"))


def vault(cast: Cast) -> str:
    return words(browser(cast, "osei").get("/vault/"))


def test_where_there_is_none_the_page_says_how_to_take_one(cast: Cast) -> None:
    assert "There is none yet: IT takes one with safelight backup" in overview(cast)
    page = vault(cast)
    assert "There is none yet: IT takes one with safelight backup." in page
    assert "IT does that with safelight backup rehearse." in page
    assert page.count("None yet") == 2


def test_one_that_is_well(cast: Cast) -> None:
    taken()
    rehearsed()
    assert f"Taken last on {british_date(play.now())}" in overview(cast)
    page = vault(cast)
    assert page.count("Well") == 2
    assert "and sound" in page
    assert "not finished" not in page


def test_one_that_was_begun_and_never_ended(cast: Cast) -> None:
    taken()
    happens(Event.BACKUP_TAKE)
    assert "and is not finished." in vault(cast)
    taken()
    assert "not finished" not in vault(cast)


def test_one_that_lacks_objects(cast: Cast) -> None:
    taken(missing=2)
    assert "without 2 objects that the vault has lost or altered" in overview(cast)
    assert "Look into it" in vault(cast)


@pytest.mark.parametrize("wrong", WRONG_WORDS)
def test_a_rehearsal_that_found_something(cast: Cast, wrong: str) -> None:
    rehearsed()
    rehearsed(wrong)
    page = vault(cast)
    assert f"and not sound: {WRONG_WORDS[wrong]}." in page
    assert "Look into it" in page


@pytest.mark.parametrize(("days", "late"), [(0, False), (2, False), (3, True)])
def test_a_night_may_be_missed(days: int, late: bool) -> None:
    now = play.now()
    told = Backups(kept_at=now - timedelta(days=days))
    assert ("every night?" in backup_line(told, now)) is late
    assert (BackupLines.of(told, now).lines[0][2].word == "Late") is late


@pytest.mark.parametrize(("days", "late"), [(0, False), (38, False), (39, True)])
def test_a_rehearsal_is_wanted_every_month(days: int, late: bool) -> None:
    now = play.now()
    _, (_, line, state) = BackupLines.of(Backups(rehearsed_at=now - timedelta(days=days)), now).lines
    assert ("every month" in line, state.word == "Late") == (late, late)


@pytest.mark.django_db
@pytest.mark.parametrize("event", [Event.BACKUP_KEEP, Event.BACKUP_TAKE, Event.BACKUP_REHEARSE])
def test_the_trail_is_not_read_for_it(event: Event) -> None:
    """By PostgreSQL's plan: the few have an index of their own."""
    last = LedgerEntry.objects.filter(event=event).order_by("-index")[:1]
    assert "entry_of_backup" in last.explain()
    assert backups() == Backups()
