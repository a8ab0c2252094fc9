"""Time alone passes: a birthday comes, no fact is written, and nothing shows what the policy refuses from then on."""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door, queries
from safelight.library.facts import age_on
from safelight.library.models import Recording, RenditionKind
from safelight.library.standing import differences
from safelight.library.turning import birthday, catch_up, next_day
from safelight.people import actions as people
from safelight.people.models import Patient
from safelight.policy.default import STACK
from safelight.policy.facts import Giver, Level, Purpose, Signatory
from safelight.policy.matter import Matter
from safelight.policy.rule import forbids
from safelight.release.actions import download
from safelight.release.models import Copy
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast

A_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Turning:
    """A recording of a child who turns 16 at the coming midnight."""

    cast: Cast
    recording: Recording
    midnight: datetime

    def listed(self, at: datetime) -> bool:
        return self.recording in queries.collection(self.cast.acting("lindqvist", at=at))

    def counted(self, at: datetime) -> int:
        return sum(number for _, number in queries.collection_sites(self.cast.acting("lindqvist", at=at)))

    def opens(self, at: datetime) -> bool:
        try:
            door.open_one(self.cast.acting("lindqvist", at=at), self.recording.pk, Purpose.TEACHING)
        except Refused:
            return False
        return True


def turning(cast: Cast, giver: Giver) -> Turning:
    """Asked, agreed to by `giver` for teaching, photographed."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    child = Patient(
        nhs_number="9990029415", family_name="Osei", given_name="Ama", born_on=birthday(-16, tomorrow)
    )
    people.register(cast.acting("adeyemi"), child)
    people.care_for(cast.acting("adeyemi"), child, cast.staff["okafor"])
    request = play.ask(cast, child)
    terms = Terms(giver, "Somebody", Level.TEACHING, (), explained=tuple(EXPLAINED))
    signatures = (Signed(Signatory.GIVER, "Somebody"), Signed(Signatory.STAFF, "Dr Okafor"))
    consents.give(cast.acting("okafor"), request.form, terms, signatures, uuid4())
    midnight = timezone.make_aware(datetime.combine(tomorrow, time.min))
    return Turning(cast, play.photograph(cast, request), midnight)


@pytest.mark.parametrize("asks", ["listed", "counted", "opens"])
@pytest.mark.parametrize(("giver", "before"), [(Giver.PARENT, True), (Giver.PATIENT, False)])
def test_at_midnight_it_turns_whoever_asks_first(cast: Cast, giver: Giver, before: bool, asks: str) -> None:
    """A parent decides until the birthday, the patient from it on: what the one said opens no longer, or only now."""
    it = turning(cast, giver)
    for at, seen in ((it.midnight - A_MOMENT, before), (it.midnight, not before)):
        assert getattr(it, asks)(at) == seen
        assert differences(at) == ([], 1)


@pytest.mark.parametrize("giver", [Giver.PARENT, Giver.PATIENT])
def test_the_check_is_about_today(cast: Cast, giver: Giver) -> None:
    it = turning(cast, giver)
    assert differences(it.midnight) == ([], 1)
    assert it.listed(it.midnight) is (giver is Giver.PATIENT)


def test_a_viewing_from_before_midnight_shows_nothing_after_it(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    by = cast.acting("lindqvist", at=it.midnight - A_MOMENT)
    viewing = door.open_one(by, it.recording.pk, Purpose.TEACHING).viewing
    assert door.hand_over(by, viewing, it.recording.pk, RenditionKind.SCREEN).data
    with pytest.raises(Refused):
        door.hand_over(
            cast.acting("lindqvist", at=it.midnight), viewing, it.recording.pk, RenditionKind.SCREEN
        )


def test_the_turn_is_one_entry_and_recalls_copies(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    download(cast.acting("lindqvist"), it.recording.pk, Purpose.TEACHING, accepted=True)
    assert catch_up(it.midnight - A_MOMENT) == 0
    assert catch_up(it.midnight) == 1
    assert catch_up(it.midnight) == 0
    entry = LedgerEntry.objects.get(event=Event.RECORDING_RESTAND)
    assert (entry.actor, entry.mentions.count()) == ("", 1)
    assert Copy.objects.get().recalled_at == it.midnight


def test_who_may_know_of_it_turns_as_well(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    assert queries.known_to(cast.acting("lindqvist", at=it.midnight - A_MOMENT), it.recording.pk)
    assert queries.known_to(cast.acting("lindqvist", at=it.midnight), it.recording.pk) is None


def test_where_nothing_is_due_one_question_is_asked(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    with CaptureQueriesContext(connection) as asked:
        catch_up(it.midnight - A_MOMENT)
    assert len(asked) == 1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        assert "recordings_to_restand" in str(cursor.fetchall())


def test_a_day_that_is_kept_wrongly_is_a_difference(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    Recording.objects.update(restand_on=None)
    assert differences(it.midnight - A_MOMENT) == ([it.recording.pk], 1)


def test_grown_up_nothing_is_to_come(cast: Cast) -> None:
    assert play.photographed(cast).restand_on is None


def test_from_birthday_to_birthday(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    assert it.recording.restand_on == timezone.localdate(it.midnight)
    catch_up(it.midnight)
    it.recording.refresh_from_db()
    assert it.recording.restand_on == birthday(18, it.recording.patient.born_on)


@pytest.mark.parametrize("age", range(1, 20))
@pytest.mark.parametrize("born", [date(2008, 2, 29), date(2010, 2, 28), date(2010, 3, 1), date(2009, 12, 31)])
def test_a_birthday_is_the_first_day_of_the_age(age: int, born: date) -> None:
    """Of who was born on a leap day it is 1 March, except in leap years."""
    day = birthday(age, born)
    assert age_on(day, born) == age
    assert age_on(day - timedelta(days=1), born) == age - 1
    if born == date(2008, 2, 29):
        assert day == date(2008 + age, *((2, 29) if isleap(2008 + age) else (3, 1)))


def test_a_leap_days_child_stays_a_child_until_march(cast: Cast) -> None:
    it = turning(cast, Giver.PARENT)
    it.recording.patient.born_on = date(2012, 2, 29)
    assert next_day(it.recording, date(2030, 2, 27)) == date(2030, 3, 1)
    assert next_day(it.recording, date(2028, 2, 28)) == date(2028, 2, 29)


@pytest.fixture
def coming_rule(cast: Cast) -> Iterator[date]:
    """From a day on nothing may be used for teaching: a rule is written that comes into force later."""
    day = timezone.localdate() + timedelta(days=90)
    pack = STACK.packs[0]
    rules = pack.rules
    pack.rules = (*rules, forbids("GMC-10", on=frozenset({Purpose.TEACHING}), since=day)(never_again))
    pack.select()
    yield day
    pack.rules = rules
    pack.select()


def never_again(_: Matter) -> bool:
    """Nobody teaches any longer."""
    return True


def test_a_rule_that_comes_into_force_is_a_turn(cast: Cast, coming_rule: date) -> None:
    midnight = timezone.make_aware(datetime.combine(coming_rule, time.min))
    it = Turning(cast, play.photographed(cast), midnight)
    for at, seen in ((midnight - A_MOMENT, True), (midnight, False)):
        assert it.listed(at) is seen
        assert it.opens(at) is seen
        assert differences(at) == ([], 1)
    it.recording.refresh_from_db()
    assert it.recording.restand_on is None
