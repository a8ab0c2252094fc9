"""Incidents: opened with what should not have been made, followed up, and closed with leave or without."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.models import About, Fact
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.library import announce
from safelight.library.differing import Answer, differences
from safelight.library.making import Making
from safelight.library.models import Recording
from safelight.oversight import actions
from safelight.oversight.actions import Concern, Done
from safelight.oversight.incidents import Clock, open_incidents
from safelight.oversight.models import Category, Decision, Incident, IncidentStep, StepKind
from safelight.people import actions as people
from safelight.policy.facts import (
    Authority,
    Circumstances,
    Device,
    Giver,
    Level,
    MadeBy,
    Others,
    Purpose,
    Shows,
    Signatory,
)
from safelight.studio.models import PhotographyRequest
from safelight.trail.entry import parse
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast

PHONE = Making(device=Device.MOBILE_PHONE)
APP = Making(
    made_by=MadeBy.UNREGISTERED_STAFF,
    device=Device.APPROVED_APP,
    circumstances=Circumstances(chaperone=True, photographer_available=False),
)


def done(kind: StepKind, words: str = "As it happened") -> Done:
    return Done(kind, words, timezone.localdate(), uuid4())


@pytest.fixture
def signed(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    return request


@pytest.fixture
def phone(cast: Cast, signed: PhotographyRequest) -> Recording:
    """A photograph made with a mobile telephone, on a signed form."""
    return play.photograph(cast, signed, making=PHONE)


@pytest.fixture
def app(cast: Cast, signed: PhotographyRequest) -> Recording:
    """A photograph made with the app while a photographer could have come, on a signed form."""
    return play.photograph(cast, signed, making=Making(device=Device.APPROVED_APP))


def close(cast: Cast, decision: Decision) -> None:
    """Explained, and closed."""
    incident = Incident.objects.get()
    actions.take_step(cast.acting("osei"), incident, done(StepKind.EXPLAINED))
    actions.close(cast.acting("osei"), incident, done(StepKind.CLOSED), decision)


def standing(recording: Recording) -> str:
    recording.refresh_from_db()
    return recording.standing


def test_a_telephones_picture_is_held_with_an_incident(phone: Recording) -> None:
    incident = Incident.objects.get()
    assert (phone.standing, phone.purposes) == ("held", [])
    assert (incident.recording, incident.paragraphs) == (phone, ["CUH-15"])
    assert Fact.objects.get().grounds == "CUH-15"


def test_the_trail_tells_of_both(phone: Recording) -> None:
    entries = {each.event: parse(bytes(each.body)) for each in LedgerEntry.objects.all()}
    assert entries[Event.RECORDING_TAKE_IN].detail["against"] == ("CUH-15",)
    assert entries[Event.INCIDENT_OPEN].detail["incident"] == str(Incident.objects.get().pk)


@pytest.mark.parametrize(
    ("making", "paragraphs"),
    [
        (APP, []),
        (Making(made_by=MadeBy.REGISTERED_STAFF), []),
        (Making(made_by=MadeBy.UNREGISTERED_STAFF), ["CUH-7"]),
        (Making(device=Device.APPROVED_APP), ["CUH-15"]),
        (Making(others=Others.UNCONSENTED), ["CUH-9"]),
        (Making(made_by=MadeBy.EXTERNAL), ["GMC-39", "CUH-9"]),
        (Making(shows=(Shows.ANOGENITAL,)), []),
    ],
)
def test_who_made_it_with_what(
    cast: Cast, signed: PhotographyRequest, making: Making, paragraphs: list[str]
) -> None:
    recording = play.photograph(cast, signed, making=making)
    kept = (recording.made_by, recording.device, recording.shows, recording.others)
    assert kept == (making.made_by, making.device, list(making.shows), making.others)
    assert [each for one in Incident.objects.all() for each in one.paragraphs] == paragraphs


def test_who_brings_in_what_others_made_did_not_make_it(cast: Cast) -> None:
    """A child's genital area is photographed by the trained: that a photographer uploads it changes nothing."""
    born = timezone.localdate() - timedelta(days=5 * 365)
    child = play.registered("9990031045", "Abiola", "Tunde", born)
    people.care_for(Unattended("set-up", timezone.now()), child, cast.staff["okafor"])
    request, by = play.ask(cast, child), cast.acting("okafor")
    covers = consents.Covers(form=request.form_id)
    seen = consents.Finding(About.AUTHORITY, Authority.CLINICALLY_JUSTIFIED, "Dr Okafor", by.at, covers)
    consents.find(by, child.pk, [seen])
    play.signed(cast, request, Terms(Giver.PARENT, "Joan Abiola", Level.RECORDS, explained=tuple(EXPLAINED)))
    made = Making(made_by=MadeBy.REGISTERED_STAFF, shows=(Shows.ANOGENITAL,))
    play.photograph(cast, request, making=made)
    assert Incident.objects.get().paragraphs == ["CUH-8.3"]
    play.photograph(cast, request, 1, Making(shows=(Shows.ANOGENITAL,)))
    assert Incident.objects.count() == 1


def test_a_withdrawal_between_the_picture_and_its_upload_is_no_incident(cast: Cast) -> None:
    request, at = play.ask(cast, cast.rose), timezone.now() - timedelta(hours=1)
    PhotographyRequest.objects.filter(pk=request.pk).update(asked_at=at)
    request.refresh_from_db()
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS, explained=tuple(EXPLAINED))
    names = (Signed(Signatory.GIVER, "Rose"), Signed(Signatory.STAFF, "Dr Okafor"))
    consents.give(cast.acting("okafor", at=at), request.form, terms, names, uuid4())
    play.withdraw(cast, cast.rose)
    recording = play.photograph_at(cast, request, timezone.now() - timedelta(minutes=30))
    assert recording.standing == "held"
    assert not Incident.objects.exists()


def test_without_an_incident_it_is_not_filed(
    cast: Cast, signed: PhotographyRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announce.made_against_the_rules, "receivers", [])
    announce.made_against_the_rules.sender_receivers_cache.clear()
    with pytest.raises(announce.NobodyListens):
        play.photograph(cast, signed, making=PHONE)
    assert not Recording.objects.exists()
    assert not Fact.objects.exists()


def test_closed_with_leave_its_consent_decides(cast: Cast, app: Recording) -> None:
    assert standing(app) == "held"
    close(cast, Decision.MAY_BE_USED)
    assert standing(app) == "restricted"
    assert Purpose.CARE in app.purposes
    assert differences(timezone.now()) == Answer(1, 0, ())


def test_no_leave_releases_what_a_telephone_made(cast: Cast, phone: Recording) -> None:
    close(cast, Decision.MAY_BE_USED)
    assert standing(phone) == "held"


def test_closed_without_leave_it_stays_held(cast: Cast, phone: Recording) -> None:
    close(cast, Decision.STAYS_HELD)
    assert (standing(phone), list(open_incidents())) == ("held", [])


@pytest.mark.parametrize("signed_first", [True, False])
def test_unasked_it_takes_a_signature_and_leave_in_any_order(cast: Cast, *, signed_first: bool) -> None:
    request = play.ask(cast, cast.rose)
    recording = play.photograph(cast, request)
    if signed_first:
        play.sign(cast, request)
        assert standing(recording) == "held"
        close(cast, Decision.MAY_BE_USED)
    else:
        close(cast, Decision.MAY_BE_USED)
        assert standing(recording) == "held"
        play.sign(cast, request)
    assert standing(recording) == "available"


def test_it_closes_only_once_it_is_explained_or_said_why_not(cast: Cast, app: Recording) -> None:
    incident, by = Incident.objects.get(), cast.acting("osei")
    for kind in (StepKind.CORRECTED, StepKind.REFERENCE):
        actions.take_step(by, incident, done(kind))
    with pytest.raises(actions.NotExplained):
        actions.close(by, incident, done(StepKind.CLOSED), Decision.MAY_BE_USED)
    assert standing(app) == "held"
    actions.take_step(by, incident, done(StepKind.NOT_EXPLAINED))
    actions.close(by, incident, done(StepKind.CLOSED), Decision.MAY_BE_USED)
    assert standing(app) == "restricted"


def test_a_second_click_closes_once_and_a_second_person_not_at_all(cast: Cast, phone: Recording) -> None:
    incident, by, once = Incident.objects.get(), cast.acting("osei"), done(StepKind.CLOSED)
    actions.take_step(by, incident, done(StepKind.EXPLAINED))
    for _ in range(2):
        actions.close(by, incident, once, Decision.STAYS_HELD)
    with pytest.raises(actions.AlreadyClosed):
        actions.close(by, incident, done(StepKind.CLOSED), Decision.MAY_BE_USED)
    with pytest.raises(actions.AlreadyClosed):
        actions.take_step(by, incident, done(StepKind.CORRECTED))
    assert IncidentStep.objects.count() == 2
    assert not Fact.objects.filter(about=About.MADE_AGAINST_THE_RULES, value="no").exists()


def test_the_database_closes_an_incident_once(cast: Cast, phone: Recording) -> None:
    close(cast, Decision.STAYS_HELD)
    again = IncidentStep.objects.get(kind=StepKind.CLOSED)
    again.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_a_refusal_outlives_the_leave(cast: Cast, phone: Recording) -> None:
    play.withdraw(cast, cast.rose, consents.Covers(recording=phone.pk))
    close(cast, Decision.MAY_BE_USED)
    assert standing(phone) == "quarantined"


def test_a_concern_is_reported_once(cast: Cast) -> None:
    key = uuid4()
    for _ in range(2):
        told = Concern(Category.DIGNITY, "No chaperone was there", cast.rose.pk)
        actions.report(cast.acting("lindqvist"), told, key)
    assert Incident.objects.get().patient == cast.rose


@pytest.mark.parametrize(("days", "left"), [(0, 7), (3, 4), (7, 0), (9, -2)])
def test_the_clock_counts_seven_days(cast: Cast, days: int, left: int) -> None:
    incident = play.worried(cast)
    assert Clock.of(incident, incident.opened_at + timedelta(days=days)).left == left
