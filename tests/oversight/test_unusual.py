"""Unusual access: found in the trail a day at a time and once, answered by people, and never taken away."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import nhs_number
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from safelight.ledger import reading
from safelight.ledger.acting import Role, Unattended
from safelight.ledger.models import LedgerEntry
from safelight.ledger.writing import note
from safelight.oversight import actions, jobs
from safelight.oversight.models import (
    Category,
    DayWatched,
    Incident,
    Outcome,
    SamePerson,
    Unusual,
    UnusualAccess,
    UnusualAnswer,
)
from safelight.oversight.unusual import finding, listing
from safelight.people import actions as people
from safelight.people.models import Patient, Staff
from safelight.trail.entry import Entry
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

DAY = timezone.localdate() + timedelta(days=1)  # the trail is dated forwards only


def at(hour: int, day: date = DAY) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def watch(day: date = DAY) -> None:
    actions.watch_day(Unattended("calendar", at(3, day + timedelta(days=1))), day)


def opens(cast: Cast, name: str, patient: Patient, when: datetime, event: Event = Event.PATIENT_OPEN) -> None:
    note(event, cast.acting(name, at=when), patient=patient.pk)


@pytest.fixture
def namesake(cast: Cast) -> Patient:
    """A patient with Okafor's family name."""
    return play.registered("9990031045", "Okafor", "Grace")


@pytest.fixture
def unusual(cast: Cast, namesake: Patient) -> UnusualAccess:
    """Okafor opened her namesake's page twice."""
    for hour in (10, 11):
        opens(cast, "okafor", namesake, at(hour))
    watch()
    return UnusualAccess.objects.get()


@pytest.fixture
def page(unusual: UnusualAccess) -> str:
    return f"/oversight/unusual/{unusual.pk}/"


@pytest.fixture
def osei(cast: Cast) -> Client:
    return browser(cast, "osei")


def last() -> Entry:
    told = reading.at(LedgerEntry.objects.latest("index").index)
    assert told
    return told.entry


def test_found_in_the_trail(cast: Cast, unusual: UnusualAccess, namesake: Patient) -> None:
    assert (unusual.of, unusual.staff, unusual.patient, unusual.day, unusual.times) == (
        Unusual.SAME_SURNAME,
        cast.staff["okafor"],
        namesake,
        DAY,
        2,
    )
    assert (last().event, last().detail) == (Event.UNUSUAL_FIND, {"day": DAY.isoformat(), "number": 1})


def test_a_day_is_looked_at_once(cast: Cast, unusual: UnusualAccess) -> None:
    entries = LedgerEntry.objects.count()
    watch()
    assert UnusualAccess.objects.get() == unusual
    assert LedgerEntry.objects.count() == entries


def test_what_was_refused_counts_and_what_opens_nothing_does_not(cast: Cast, namesake: Patient) -> None:
    opens(cast, "okafor", namesake, at(10), Event.REQUEST_ASK)
    opens(cast, "okafor", namesake, at(10), Event.DOCUMENT_REFUSE)
    watch()
    assert UnusualAccess.objects.get().times == 1


def test_at_night_whoever_is_not_in_the_care_team(cast: Cast) -> None:
    opens(cast, "okafor", cast.rose, at(22))  # she cares for Rose
    opens(cast, "stranger", cast.rose, at(22))
    opens(cast, "stranger", cast.kofi, at(23))
    watch()
    found = UnusualAccess.objects.get()
    assert (found.of, found.staff, found.patient, found.times) == (
        Unusual.OUT_OF_HOURS,
        cast.staff["stranger"],
        None,
        2,
    )


def test_far_more_than_peers_is_found_once_a_week(cast: Cast) -> None:
    patients = [play.registered(each, "Patient", each) for each in nhs_number.generate(quantity=20)]
    first = DAY + timedelta(days=7 - DAY.weekday())
    monday, tuesday = at(12, first), at(12, first + timedelta(days=1))
    for name in ("okafor", "stranger", "lindqvist", "ferris", "adeyemi"):
        number = len(patients) if name == "okafor" else 1
        for patient in patients[:number]:
            note(
                Event.PATIENT_OPEN,
                replace(cast.acting(name, at=monday), role=Role.CLINICIAN),
                patient=patient.pk,
            )
    opens(cast, "okafor", patients[0], tuesday)
    for day in (monday, tuesday):
        watch(day.date())
    found = UnusualAccess.objects.get()
    assert (found.of, found.staff, found.day, found.times) == (
        Unusual.MORE_THAN_PEERS,
        cast.staff["okafor"],
        first,
        len(patients),
    )
    assert (found.role, found.usual, found.peers) == (Role.CLINICIAN, 1, 4)


def test_the_night_looks_at_each_day_that_no_night_looked_at(cast: Cast, namesake: Patient) -> None:
    today = timezone.localdate()
    assert finding.unwatched(today) == []
    assert finding.unwatched(today + timedelta(days=2)) == [today, DAY]
    watch()
    assert finding.unwatched(today + timedelta(days=2)) == [today]
    assert len(finding.unwatched(today + timedelta(days=90))) == 28


def test_the_job(cast: Cast, namesake: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    opens(cast, "okafor", namesake, at(10))
    monkeypatch.setattr(jobs.timezone, "now", lambda: at(3, DAY + timedelta(days=1)))
    jobs.watch(timestamp=0)
    jobs.watch(timestamp=0)
    assert UnusualAccess.objects.count() == 1
    assert DayWatched.objects.count() == 2


def test_nothing_is_changed_or_taken_away(cast: Cast, unusual: UnusualAccess) -> None:
    said = actions.Answer(Outcome.EXPLAINED, "Her sister asked her to", uuid4(), same=False)
    actions.answer(cast.acting("osei"), unusual, said)
    for model in (UnusualAccess, UnusualAnswer, SamePerson, DayWatched):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()


def test_the_list_tells_what_and_why_it_may_be_harmless(osei: Client, page: str) -> None:
    listed = words(osei.get("/oversight/unusual/"))
    assert "Dr Okafor opened the record of OKAFOR, Grace, who has the same family name" in listed
    assert "It may be chance." in listed
    assert "Staff are not asked for their NHS numbers" in listed
    assert "To be looked into" in listed
    assert f'href="{page}"' in listed
    assert "1 unusual access" in words(osei.get("/oversight/"))


def test_many_are_shown_the_gravest_first(
    cast: Cast, unusual: UnusualAccess, osei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    graver = {"of": Unusual.OWN_RECORD, "staff": cast.staff["okafor"], "patient": cast.rose, "times": 1}
    UnusualAccess.objects.create(day=DAY, found_at=at(3), **graver)
    assert [each.of for each in listing.waiting()] == [Unusual.OWN_RECORD, Unusual.SAME_SURNAME]
    monkeypatch.setattr(listing, "WAITING_SHOWN", 1)
    listed = words(osei.get("/oversight/unusual/"))
    assert "The first 1 of 2, the gravest first." in listed
    assert "the same family name" not in listed


def test_one_with_what_speaks_for_it_and_its_entries(cast: Cast, osei: Client, page: str) -> None:
    shown = words(osei.get(page))
    assert "1 patient has this family name here." in shown
    assert "They were not in the patient's care team on that day, and had stated no reason" in shown
    assert shown.count("Opened the patient's page") == 2
    assert last().event == Event.TRAIL_READ
    assert "Nobody has looked into it yet." in shown


def test_asked_first_and_explained_then(osei: Client, page: str) -> None:
    for outcome, said in (("to-be-asked", "Written to her"), ("explained", "She covered for a colleague")):
        sent = {"outcome": outcome, "words": said, "key": str(uuid4())}
        assert osei.post(page, sent)["Location"] == "/oversight/unusual/"
        assert (last().event, last().detail["outcome"]) == (Event.UNUSUAL_ANSWER, outcome)
        assert (listing.number_waiting() == 0) == (outcome == "explained")
    shown = words(osei.get(page))
    assert "Written to her" in shown
    assert "She covered for a colleague" in shown
    assert "Looked into" in words(osei.get("/oversight/unusual/"))


def test_an_incident_opens_once_and_is_of_the_existing_kind(
    osei: Client, page: str, namesake: Patient
) -> None:
    sent = {"outcome": "incident", "words": "She was curious", "key": str(uuid4())}
    answers = [osei.post(page, sent) for _ in range(2)]
    incident = Incident.objects.get()
    assert {each["Location"] for each in answers} == {f"/incidents/{incident.pk}/"}
    assert (incident.category, incident.patient, incident.what_happened) == (
        Category.CONFIDENTIALITY,
        namesake,
        "She was curious",
    )
    assert UnusualAnswer.objects.count() == 1
    events = [each.entry.event for each in reading.of_patients([namesake.pk], [])]
    assert events.count(Event.UNUSUAL_ANSWER) == events.count(Event.INCIDENT_OPEN) == 1


def test_what_was_found_out_is_known_from_the_next_night_on(
    cast: Cast, osei: Client, page: str, namesake: Patient
) -> None:
    osei.post(page, {"outcome": "explained", "words": "It is her", "same": "yes", "key": str(uuid4())})
    opens(cast, "okafor", namesake, at(10, DAY + timedelta(days=1)))
    watch(DAY + timedelta(days=1))
    found = UnusualAccess.objects.get(of=Unusual.OWN_RECORD)
    assert "Dr Okafor opened their own record" in words(osei.get(f"/oversight/unusual/{found.pk}/"))
    osei.post(page, {"outcome": "explained", "words": "It is not her", "same": "no", "key": str(uuid4())})
    opens(cast, "okafor", namesake, at(10, DAY + timedelta(days=2)))
    watch(DAY + timedelta(days=2))
    assert UnusualAccess.objects.filter(staff=cast.staff["okafor"]).count() == 2


def test_what_explained_it_before_stands_beside_it(
    cast: Cast, osei: Client, page: str, namesake: Patient
) -> None:
    assert "Earlier, about the same two people" not in words(osei.get(page))
    osei.post(page, {"outcome": "explained", "words": "She is her doctor", "key": str(uuid4())})
    opens(cast, "okafor", namesake, at(10, DAY + timedelta(days=1)))
    watch(DAY + timedelta(days=1))
    later = UnusualAccess.objects.get(staff=cast.staff["okafor"], day=DAY + timedelta(days=1))
    shown = words(osei.get(f"/oversight/unusual/{later.pk}/"))
    assert "Earlier, about the same two people" in shown
    assert f'href="{page}"' in shown
    assert "Explained" in shown.partition("What came of it")[0]


def test_nobody_answers_for_themself(cast: Cast, osei: Client) -> None:
    relative = play.registered("9990031045", "Osei", "Ama")
    opens(cast, "osei", relative, at(10), Event.TRAIL_READ)
    watch()
    own = UnusualAccess.objects.get()
    address = f"/oversight/unusual/{own.pk}/"
    shown = words(osei.get(address))
    assert "This is about you." in shown
    assert "Record it" not in shown
    assert osei.post(address, {"outcome": "explained", "words": "-", "key": str(uuid4())}).status_code == 404
    assert not UnusualAnswer.objects.exists()


def test_says_what_is_missing(osei: Client, page: str) -> None:
    shown = words(osei.post(page, {"key": str(uuid4()), "words": "Written to her"}))
    assert "Choose what came of it." in shown
    assert "Written to her" in shown
    assert "Say in a sentence what you found out" in words(osei.post(page, {"outcome": "explained"}))
    assert not UnusualAnswer.objects.exists()


def test_an_empty_list_says_whether_anybody_looked(cast: Cast, osei: Client) -> None:
    assert "safelight work" in words(osei.get("/oversight/unusual/"))
    watch()
    looked = words(osei.get("/oversight/unusual/"))
    assert "Nothing waits to be looked into" in looked
    assert "safelight work" not in looked


def test_the_caldicott_guardian_answers_too(cast: Cast, page: str) -> None:
    by = Unattended("set-up", timezone.now())
    newcomer = people.Newcomer("guardian@stlukes.example", "Dr Marsh", "Director", "Board", date(2026, 1, 5))
    cast.staff["guardian"] = people.enrol(by, newcomer, play.PASSWORD)
    people.grant(by, Staff.objects.get(name="Dr Marsh"), Role.CALDICOTT_GUARDIAN)
    guardian = browser(cast, "guardian")
    assert guardian.get("/")["Location"] == "/oversight/"
    sent = {"outcome": "explained", "words": "Asked and answered", "key": str(uuid4())}
    assert guardian.post(page, sent).status_code == 303
