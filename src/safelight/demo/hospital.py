"""Fills the demonstration's hospital through the library's own use cases, in the order in which it all
happened.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import uuid4

from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.speaking_for import speaks_as
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.demo import cast, pictures
from safelight.demo.script import CHANGES_OF_MIND, SITTINGS, ChangeOfMind, Sitting
from safelight.ledger.acting import Acting, Role, Unattended
from safelight.people import actions as people
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Giver, Level, Purpose, Signatory
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest

CLINICIANS: Final = ("amara.okafor@stlukes.example", "tom.hale@stlukes.example")
PHOTOGRAPHER: Final = "ines.marques@stlukes.example"
VIEWS: Final = ("Close-up with scale", "From the side")
WIDTH: Final = 1600  # pixels of a demonstration photograph

Say = Callable[[str], None]


def fill(say: Say) -> None:
    """Fill an empty hospital; one that is filled is left as it is."""
    if Patient.objects.exists():
        return
    say("Filling the demonstration's hospital with invented people and drawn pictures ...")
    start = timezone.now() - timedelta(days=max(each.days_ago for each in SITTINGS) + 4)
    _enrol(_library(start))
    patients = {each.family_name: _register(_library(start), each) for each in cast.PATIENTS}
    story: list[Sitting | ChangeOfMind] = [*SITTINGS, *CHANGES_OF_MIND]
    story.sort(key=lambda each: -each.days_ago)
    now = timezone.localtime()
    for number, each in enumerate(story, 1):
        at = in_hours(now - timedelta(days=each.days_ago), number)
        if isinstance(each, Sitting):
            _photograph(each, patients[each.patient], at)
        else:
            _withdraw(each, patients[each.patient], at)
        say(f"  {number} of {len(story)} chapters of its story")


def in_hours(day: datetime, number: int) -> datetime:
    """That morning, or the Friday's before a weekend: nobody comes to the studio at night (CUH-6). The chapters of the
    story follow one another, `number` minutes after ten.
    """
    weekend = max(0, day.weekday() - 4)
    return (day - timedelta(days=weekend)).replace(hour=10, minute=number, second=0, microsecond=0)


def acting(email: str, role: Role, at: datetime) -> Acting:
    """One of the cast, at a workstation of the hospital."""
    staff = Staff.objects.get(email=email)
    return Acting(staff.pk, role, "10.20.0.7", at, consultant=staff.consultant)


def _library(at: datetime) -> Unattended:
    return Unattended("set-up", at)


def _enrol(by: Unattended) -> None:
    for each in cast.STAFF:
        newcomer = people.Newcomer(
            each.email,
            each.name,
            each.post,
            each.department,
            by.at.date() - timedelta(days=30),
            each.consultant,
        )
        staff = people.enrol(by, newcomer, cast.PASSWORD)
        for role in each.roles:
            people.grant(by, staff, role)


def _register(by: Unattended, sitter: cast.Sitter) -> Patient:
    patient = people.register(
        by,
        Patient(
            nhs_number=sitter.nhs_number,
            family_name=sitter.family_name,
            given_name=sitter.given_name,
            born_on=sitter.born_on,
            died_on=sitter.died_on,
            last_seen_on=_last_seen(sitter.died_on),
            safeguarding=sitter.safeguarding,
        ),
    )
    for email in CLINICIANS:
        people.care_for(by, patient, Staff.objects.get(email=email))
    return patient


def _last_seen(died_on: date | None) -> date:
    return died_on or timezone.localdate() - timedelta(days=1)


def _photograph(sitting: Sitting, patient: Patient, day: datetime) -> None:
    doctor = acting(CLINICIANS[0], Role.REQUESTER, day)
    views = VIEWS[: max(len(sitting.courses), 1)]
    wanted = studio.Wanted(
        sitting.body_site, sitting.reason, views, sitting.urgency, sitting.place, sitting.infection_risk
    )
    request = studio.ask(doctor, patient, wanted, uuid4())
    if sitting.unconscious:
        noted = consents.Noted("Dr Amara Okafor", day, uuid4(), "Sedated and ventilated")
        consents.cannot_be_asked(doctor, request.form, noted, integral=True)
    if sitting.giver == Giver.PARENT:
        _put_on_file(doctor, request, sitting)
    if sitting.level is not None:
        _sign(doctor, request, sitting, patient)
    if sitting.courses:
        _session(acting(PHOTOGRAPHER, Role.CLINICAL_PHOTOGRAPHER, day + timedelta(hours=1)), request, sitting)
    if sitting.refused_by:
        afterwards = acting(CLINICIANS[0], Role.CLINICIAN, day + timedelta(hours=2))
        terms = Terms(sitting.giver, sitting.refused_by, Level.RECORDS)
        consents.refuse(afterwards, request.form, terms, uuid4())


def _put_on_file(doctor: Acting, request: PhotographyRequest, sitting: Sitting) -> None:
    """The mother who agrees, and the father who does not, where there is one in the story."""
    for name, standing in ((sitting.giver_name, "mother"), (sitting.refused_by, "father")):
        if name:
            speaker = consents.Speaker(name, speaks_as(standing), None, uuid4())
            consents.name(doctor, request.form, speaker)


def _sign(doctor: Acting, request: PhotographyRequest, sitting: Sitting, patient: Patient) -> None:
    giver_name = sitting.giver_name or f"{patient.given_name} {patient.family_name}"
    terms = Terms(
        by=sitting.giver,
        giver_name=giver_name,
        level=sitting.level or Level.RECORDS,
        purposes=sitting.purposes,
        purpose_named=sitting.purpose_named,
        told_cannot_withdraw_once_published=Purpose.PUBLICATION in sitting.purposes,
        explained=tuple(EXPLAINED),
    )
    signatures = (Signed(Signatory.GIVER, giver_name), Signed(Signatory.STAFF, "Dr Amara Okafor"))
    consents.give(doctor, request.form, terms, signatures, uuid4())


def _session(photographer: Acting, request: PhotographyRequest, sitting: Sitting) -> None:
    studio.open_request(photographer, request)
    request.refresh_from_db()
    for number, course in enumerate(sitting.courses):
        taken = photographer.at
        picture = pictures.draw(
            sitting.finding,
            _seed(sitting, number),
            width=WIDTH,
            tone=sitting.tone,
            course=course,
            taken=taken,
        )
        name, view = f"IMG_{number:04}.jpg", request.views[number]
        studio.take_in(photographer, request, name, picture, view, sitting.making)
    studio.complete(photographer, request)


def _seed(sitting: Sitting, number: int) -> int:
    """The same patient and site look alike over time; two views of a day differ."""
    return sum(map(ord, sitting.patient + sitting.body_site)) + 1000 * number


def _withdraw(change: ChangeOfMind, patient: Patient, at: datetime) -> None:
    terms = Terms(
        by=Giver.PATIENT, giver_name=f"{patient.given_name} {patient.family_name}", level=Level.RECORDS
    )
    doctor = acting(CLINICIANS[0], Role.CLINICIAN, at)
    consents.withdraw(doctor, patient.pk, consents.Covers(), terms, uuid4(), change.reason)
