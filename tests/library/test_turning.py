"""Time alone passes: a birthday comes, no fact is written, and nothing shows what the policy refuses from then on."""

from calendar import isleap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.actions.merging import merge
from safelight.consent.models import About, Consent, Signature
from safelight.consent.terms import EXPLAINED
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door, queries
from safelight.library.differing import Answer, differences
from safelight.library.models import Recording, RenditionKind
from safelight.library.standing import restand
from safelight.library.turning import birthday, catch_up, next_days
from safelight.people import actions as people
from safelight.people.age import age_on
from safelight.people.models import Patient
from safelight.policy.default import STACK
from safelight.policy.facts import Giver, Level, Purpose, Signatory, Status
from safelight.policy.matter import Matter
from safelight.policy.rule import forbids
from safelight.release.actions import download
from safelight.release.models import Copy
from safelight.studio.models import PhotographyRequest
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast

A_MOMENT = timedelta(seconds=1)
TOMORROW = timezone.localdate() + timedelta(days=1)
MIDNIGHT = timezone.make_aware(datetime.combine(TOMORROW, time.min))


@dataclass(frozen=True)
class Turning:
    """A recording of which the policy says something else from the coming midnight on."""

    cast: Cast
    recording: Recording

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


def a_childs(cast: Cast, giver: Giver, level: Level = Level.TEACHING) -> Turning:
    """Of a child who turns 16 at the coming midnight; `giver` has agreed."""
    child = Patient(
        nhs_number="9990029415", family_name="Osei", given_name="Ama", born_on=birthday(-16, TOMORROW)
    )
    people.register(cast.acting("adeyemi"), child)
    people.care_for(cast.acting("adeyemi"), child, cast.staff["okafor"])
    return Turning(cast, _agreed(cast, child, giver, level))


def running_out(cast: Cast) -> Turning:
    """A consent to teaching runs out at the coming midnight."""
    return Turning(cast, _agreed(cast, cast.rose, Giver.PATIENT, Level.TEACHING, TOMORROW))


def leaving_childhood(cast: Cast) -> Turning:
    """A parent has agreed for a child who lacks capacity: of age, nobody has agreed any longer."""
    it = a_childs(cast, Giver.PARENT)
    lacks = consents.Finding(About.CAPACITY, "lacks", "Dr Okafor", timezone.now())
    consents.find(cast.acting("okafor"), it.recording.patient_id, [lacks])
    return it


def coming_of_age(cast: Cast) -> Turning:
    """A parent has agreed to the record, and a child alone to teaching: that counts from the birthday on."""
    it = a_childs(cast, Giver.PARENT, Level.RECORDS)
    _agree(cast, it.recording.form.request, Giver.PATIENT)
    restand([it.recording], cast.acting("okafor"))
    return it


def _agreed(
    cast: Cast, patient: Patient, giver: Giver, level: Level, expires_on: date | None = None
) -> Recording:
    request = play.ask(cast, patient)
    _agree(cast, request, giver, level, expires_on)
    return play.photograph(cast, request)


def _agree(
    cast: Cast,
    request: PhotographyRequest,
    giver: Giver,
    level: Level = Level.TEACHING,
    expires_on: date | None = None,
) -> None:
    consent = Consent.objects.create(
        patient=request.patient,
        form=request.form,
        by=giver,
        giver_name="Somebody",
        level=level,
        status=Status.GIVEN,
        explained=list(EXPLAINED),
        taken_by=cast.staff["okafor"],
        at=timezone.now(),
        expires_on=expires_on,
    )
    for each in Signatory:
        Signature.objects.create(consent=consent, signer=each, name="Somebody", at=consent.at)


CLOSES = (running_out, leaving_childhood)


@pytest.mark.parametrize("asks", ["listed", "counted", "opens"])
@pytest.mark.parametrize("made", [*CLOSES, coming_of_age])
def test_at_midnight_it_turns_whoever_asks_first(
    cast: Cast, made: Callable[[Cast], Turning], asks: str
) -> None:
    it, before = made(cast), made in CLOSES
    for at, seen in ((MIDNIGHT - A_MOMENT, before), (MIDNIGHT, not before)):
        assert getattr(it, asks)(at) == seen
        assert differences(at).differing == ()


@pytest.mark.parametrize("made", [*CLOSES, coming_of_age])
def test_the_check_leaves_to_search_what_has_come_to_its_day(
    cast: Cast, made: Callable[[Cast], Turning]
) -> None:
    it = made(cast)
    before = list(Recording.objects.values())
    assert differences(MIDNIGHT - A_MOMENT) == Answer(1, 0, ())
    assert differences(MIDNIGHT) == Answer(1, 1, ())
    assert list(Recording.objects.values()) == before
    assert it.listed(MIDNIGHT) is (made not in CLOSES)
    assert differences(MIDNIGHT) == Answer(1, 0, ())


def test_a_viewing_from_before_midnight_shows_nothing_after_it(cast: Cast) -> None:
    it = running_out(cast)
    by = cast.acting("lindqvist", at=MIDNIGHT - A_MOMENT)
    viewing = door.open_one(by, it.recording.pk, Purpose.TEACHING).viewing
    assert door.hand_over(by, viewing, it.recording.pk, RenditionKind.SCREEN).data
    with pytest.raises(Refused):
        door.hand_over(cast.acting("lindqvist", at=MIDNIGHT), viewing, it.recording.pk, RenditionKind.SCREEN)


def test_the_turn_is_one_entry_and_recalls_copies(cast: Cast) -> None:
    it = running_out(cast)
    download(cast.acting("lindqvist"), it.recording.pk, Purpose.TEACHING, accepted=True)
    assert catch_up(MIDNIGHT - A_MOMENT) == 0
    assert catch_up(MIDNIGHT) == 1
    assert catch_up(MIDNIGHT) == 0
    entry = LedgerEntry.objects.get(event=Event.RECORDING_RESTAND)
    assert (entry.actor, entry.mentions.count()) == ("", 1)
    assert Copy.objects.get().recalled_at == MIDNIGHT


def test_who_may_know_of_it_turns_as_well(cast: Cast) -> None:
    it = running_out(cast)
    assert queries.known_to(cast.acting("lindqvist", at=MIDNIGHT - A_MOMENT), it.recording.pk)
    assert queries.known_to(cast.acting("lindqvist", at=MIDNIGHT), it.recording.pk) is None


# Of a few rows the planner may think that any index does as well.
MANY_OTHERS = """
    INSERT INTO library_recording
    SELECT another.* FROM library_recording AS one, generate_series(1, 2000) AS number,
        jsonb_populate_record(one, jsonb_build_object(
            'id', gen_random_uuid(), 'sha256', sha256(number::text::bytea), 'restand_on', null)) AS another
"""


def test_where_nothing_is_due_one_question_is_asked(cast: Cast) -> None:
    running_out(cast)
    with CaptureQueriesContext(connection) as asked:
        catch_up(MIDNIGHT - A_MOMENT)
    assert len(asked) == 1
    with connection.cursor() as cursor:
        cursor.execute(MANY_OTHERS)
        cursor.execute("ANALYZE library_recording")
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        assert "recordings_to_restand" in str(cursor.fetchall())


def test_a_day_that_is_kept_wrongly_is_a_difference(cast: Cast) -> None:
    it = running_out(cast)
    Recording.objects.update(restand_on=None)
    [found] = differences(MIDNIGHT - A_MOMENT).differing
    assert found.recording == it.recording.pk
    assert found.kept == found.said


def test_grown_up_nothing_is_to_come(cast: Cast) -> None:
    assert play.photographed(cast).restand_on is None


def test_from_birthday_to_birthday(cast: Cast) -> None:
    it = a_childs(cast, Giver.PARENT)
    assert it.recording.restand_on == timezone.localdate(MIDNIGHT)
    catch_up(MIDNIGHT)
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
    it = a_childs(cast, Giver.PARENT)
    it.recording.patient.born_on = date(2012, 2, 29)
    turns = [
        next_days([it.recording], day)[it.recording.pk] for day in (date(2028, 2, 28), date(2030, 2, 28))
    ]
    assert turns == [date(2028, 2, 29), date(2030, 3, 1)]


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
    it = Turning(cast, play.photographed(cast))
    for at, seen in ((midnight - A_MOMENT, True), (midnight, False)):
        assert it.listed(at) is seen
        assert it.opens(at) is seen
        assert differences(at).differing == ()
    it.recording.refresh_from_db()
    assert it.recording.restand_on is None


def test_whichever_record_of_a_person_says_so_it_runs_out_for_both(cast: Cast) -> None:
    """Two records were merged: the consent is on the one, the photograph on the other."""
    it = running_out(cast)
    merge(cast.acting("okafor"), cast.kofi, cast.rose, "Registered twice")
    request = play.ask(cast, cast.kofi)
    other = play.photograph(cast, request, 1)
    assert other.restand_on == TOMORROW
    assert catch_up(MIDNIGHT) == 1
    assert LedgerEntry.objects.get(event=Event.RECORDING_RESTAND).mentions.count() == 2
    assert not it.listed(MIDNIGHT)
