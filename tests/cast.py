"""The fixed cast of every test, and what they do most: ask, sign, photograph. Everyone is invented."""

import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from uuid import uuid4

from django.utils import timezone
from PIL import ExifTags, Image

from safelight.consent import actions as consents
from safelight.consent.actions.merging import merge, undo_merge
from safelight.consent.assessments.assessment import CONCLUSION, Kind, Name
from safelight.consent.assessments.reading import in_force as in_force_assessment
from safelight.consent.established import YES
from safelight.consent.kinds import FormKind
from safelight.consent.models import About, Consent, Document, Form, Spokesperson
from safelight.consent.speaking_for import speaks_as
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.consent.wordings.files import in_force
from safelight.consent.wordings.reading import parse
from safelight.imaging.steps import AdjustContrast, Crop, Mirror, Step
from safelight.ledger.acting import Acting, Role, Unattended
from safelight.library.derivatives import Derivative
from safelight.library.making import Making
from safelight.library.models import Recording
from safelight.oversight import actions as oversight
from safelight.oversight.models import Category, Incident, StepKind
from safelight.people import actions as people
from safelight.people.models import Patient, Staff
from safelight.policy.default import STACK
from safelight.policy.facts import Giver, Level, Purpose, Signatory, Status
from safelight.processing import actions as processing
from safelight.processing.presenters.editing import label
from safelight.release import releasing
from safelight.release.models import ModelRelease
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest, Urgency

PASSWORD = "a long password of the cast"

ROLES = {
    "okafor": (Role.REQUESTER, Role.CLINICIAN),
    "marques": (Role.CLINICAL_PHOTOGRAPHER,),
    "lindqvist": (Role.TEACHER,),
    "ferris": (Role.MEDICAL_RECORDS,),
    "osei": (Role.INFORMATION_GOVERNANCE,),
    "adeyemi": (Role.ADMINISTRATOR,),
    "stranger": (Role.REQUESTER, Role.CLINICIAN),  # cares for nobody here
}


@dataclass(frozen=True)
class Cast:
    """Staff by their short names, and two patients; Okafor cares for both."""

    staff: dict[str, Staff]
    rose: Patient
    kofi: Patient

    def acting(self, name: str, role: Role | None = None, at: datetime | None = None) -> Acting:
        staff = self.staff[name]
        return Acting(staff.pk, role or ROLES[name][-1], "127.0.0.1", at or timezone.now())


def gather() -> Cast:
    """Enrol and register everybody, through the use cases."""
    library = Unattended("set-up", timezone.now())
    for each in in_force(None, STACK):
        consents.adopt(library, each)
    staff = {}
    for name, roles in ROLES.items():
        newcomer = people.Newcomer(
            f"{name}@stlukes.example", f"Dr {name.title()}", "Post", "Department", date(2026, 1, 5)
        )
        staff[name] = people.enrol(library, newcomer, PASSWORD)
        for role in roles:
            people.grant(library, staff[name], role)
    rose = _patient(library, "9990010374", "Bartholomew", "Rose")
    kofi = _patient(library, "9990020744", "Mensah", "Kofi")
    for patient in (rose, kofi):
        people.care_for(library, patient, staff["okafor"])
    return Cast(staff, rose, kofi)


def gathered() -> Cast:
    """Everybody, where they have been gathered before; else gather them."""
    staff = {each.email.partition("@")[0]: each for each in Staff.objects.all()}
    if not staff:
        return gather()
    rose, kofi = (Patient.objects.get(family_name=each) for each in ("Bartholomew", "Mensah"))
    return Cast(staff, rose, kofi)


GROWN: Final = date(1961, 4, 12)


def registered(number: str, family: str, given: str, born: date = GROWN) -> Patient:
    """One more patient, whom nobody cares for."""
    return _patient(Unattended("set-up", timezone.now()), number, family, given, born)


def aged(years: int) -> date:
    """A birthday of somebody who turned this old a month ago."""
    return (timezone.localdate() - timedelta(days=30)).replace(day=1) - timedelta(days=round(years * 365.25))


def child(cast: Cast, years: int, number: str = "9990031045") -> Patient:
    """Tunde Abiola, of this age, whom Okafor cares for."""
    patient = registered(number, "Abiola", "Tunde", aged(years))
    people.care_for(Unattended("set-up", now()), patient, cast.staff["okafor"])
    return patient


def speaks_for(
    cast: Cast, request: PhotographyRequest, name: str, as_: str = "mother", document: Document | None = None
) -> Spokesperson:
    """Somebody is put on file as speaking for the patient, with the document if it takes one."""
    seen = consents.Seen(document, "Ref 1", timezone.localdate()) if document else None
    speaker = consents.Speaker(name, speaks_as(as_), seen, uuid4())
    form = Form.objects.select_related("patient").get(pk=request.form_id)
    consents.name(cast.acting("okafor"), form, speaker)
    return Spokesperson.objects.get(id=speaker.key)


def answers(name: Name, conclusion: str, **differing: str) -> dict[str, str]:
    """An answer to each question: as `differing` has it, else yes or a few words; and the conclusion."""
    asked = in_force_assessment(name).questions
    usual = {each.key: YES if each.kind is Kind.YES_NO else "As it was said" for each in asked}
    return usual | differing | {CONCLUSION: conclusion}


def assess(
    cast: Cast, request: PhotographyRequest, name: Name, conclusion: str, **differing: str
) -> consents.Assessed:
    """Okafor assesses the patient for the photographs of a request."""
    by = cast.acting("okafor")
    assessed = consents.Assessed(answers(name, conclusion, **differing), "Dr Okafor, Post", by.at, uuid4())
    consents.assess(by, request.form, in_force_assessment(name), assessed)
    return assessed


def _patient(by: Unattended, number: str, family: str, given: str, born: date = GROWN) -> Patient:
    return people.register(
        by,
        Patient(
            nhs_number=number,
            family_name=family,
            given_name=given,
            born_on=born,
            last_seen_on=date(2026, 11, 1),
        ),
    )


def ask(
    cast: Cast, patient: Patient, body_site: str = "Left elbow", at: datetime | None = None
) -> PhotographyRequest:
    wanted = studio.Wanted(body_site, "Rash before treatment", ("Overview",), Urgency.ROUTINE, "Clinic 4")
    return studio.ask(cast.acting("okafor", Role.REQUESTER, at), patient, wanted, uuid4())


def sign(
    cast: Cast, request: PhotographyRequest, level: Level = Level.TEACHING, purposes: tuple[Purpose, ...] = ()
) -> Consent:
    terms = Terms(
        Giver.PATIENT,
        "Rose Bartholomew",
        level,
        purposes,
        told_cannot_withdraw_once_published=bool(purposes),
        explained=tuple(EXPLAINED),
    )
    return signed(cast, request, terms)


def signed(cast: Cast, request: PhotographyRequest, terms: Terms, at: datetime | None = None) -> Consent:
    """Whoever gives these terms signs them, and Okafor with them."""
    signatures = (Signed(Signatory.GIVER, terms.giver_name), Signed(Signatory.STAFF, "Dr Okafor"))
    return consents.give(cast.acting("okafor", at=at), request.form, terms, signatures, uuid4())


def photograph(
    cast: Cast,
    request: PhotographyRequest,
    seed: int = 0,
    making: Making = studio.BY_THE_STUDIO,
    at: datetime | None = None,
) -> Recording:
    by, name = cast.acting("marques", at=at), f"IMG_{seed:04}.jpg"
    return studio.take_in(by, request, name, jpeg(seed), "Overview", making)


def photograph_at(cast: Cast, request: PhotographyRequest, at: datetime) -> Recording:
    """A photograph whose camera tells when it was made."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
        f"{timezone.localtime(at):%Y:%m:%d %H:%M:%S}"
    )
    out = io.BytesIO()
    Image.effect_noise((320, 320), 90).convert("RGB").save(out, "JPEG", exif=exif)
    return studio.take_in(cast.acting("marques"), request, "IMG_9000.jpg", out.getvalue(), "Overview")


def withdraw(cast: Cast, patient: Patient, covers: consents.Covers | None = None) -> Consent:
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS)
    return consents.withdraw(cast.acting("okafor"), patient.pk, covers or consents.Covers(), terms, uuid4())


def photographed(
    cast: Cast, level: Level = Level.TEACHING, seed: int = 0, purposes: tuple[Purpose, ...] = ()
) -> Recording:
    """Rose, asked, signed and photographed once."""
    request = ask(cast, cast.rose)
    sign(cast, request, level, purposes)
    return photograph(cast, request, seed)


def running_out(cast: Cast, on: date) -> PhotographyRequest:
    """Rose, photographed under a consent to teaching that runs out on a day."""
    request = ask(cast, cast.rose)
    at = timezone.now()
    consent = Consent.objects.create(
        patient=cast.rose,
        form=request.form,
        by=Giver.PATIENT,
        giver_name="Rose Bartholomew",
        level=Level.TEACHING,
        status=Status.GIVEN,
        explained=list(EXPLAINED),
        taken_by=cast.staff["okafor"],
        at=at,
        expires_on=on,
    )
    for each in Signatory:
        consent.signatures.create(signer=each, name="Somebody", at=at)
    photograph(cast, request)
    return request


def released(cast: Cast, recording: Recording | None = None) -> ModelRelease:
    """A visitor agrees to be on the hospital's site."""
    template = releasing.in_force(FormKind.GENERAL_RELEASE)
    terms = Terms(
        Giver.PATIENT,
        "Vera Lund",
        Level.SPECIFIED,
        (Purpose.PUBLICITY,),
        "The hospital's site",
        told_cannot_withdraw_once_published=True,
        explained=tuple(each.key for each in parse(template.text).points),
    )
    signatures = (Signed(Signatory.GIVER, "Vera Lund"), Signed(Signatory.STAFF, "Dr Marques"))
    occasion = releasing.Occasion("Opening of the day unit", recording)
    return releasing.sign(cast.acting("marques"), template, occasion, terms, signatures, uuid4())


def processed(
    cast: Cast,
    recording: Recording,
    steps: tuple[Step, ...] = (Crop(10, 20, 200, 150), AdjustContrast(15), Mirror()),
) -> Derivative:
    """Marques processes a photograph."""
    by = cast.acting("marques", Role.CLINICAL_PHOTOGRAPHER)
    wanted = processing.Wanted(steps, label(steps, cast.staff["marques"], by.at))
    return processing.keep_derivative(by, recording.pk, wanted, "For a lecture", uuid4())


@cache
def jpeg(seed: int = 0, side: int = 320) -> bytes:
    """A small sound JPEG; another for each seed."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 20 + seed % 50).convert("RGB").save(out, "JPEG", comment=f"seed {seed}")
    return out.getvalue()


AN_HOUR = timedelta(hours=1)


def now() -> datetime:
    return timezone.now()


def mended(cast: Cast) -> None:
    """A finding, a concern, a consent that was recorded in error, and a merge that was one."""
    by = cast.acting("okafor")
    consents.find(by, cast.rose.pk, [consents.Finding(About.WISHES, "willing", "Dr Okafor", by.at)])
    consents.void(by, Consent.objects.latest("number"), "Signed for another patient")
    undo_merge(by, merge(by, cast.rose, cast.kofi, "Registered twice"), "They are cousins")
    worried(cast)


def worried(cast: Cast) -> Incident:
    """Lindqvist reports a camera that was left open; Osei tells nobody, as it had no patient on it."""
    told = oversight.Concern(Category.EQUIPMENT, "A camera was left on a desk in the library.")
    incident = oversight.report(cast.acting("lindqvist"), told, uuid4())
    by = cast.acting("osei")
    done = oversight.Done(StepKind.NOT_EXPLAINED, "There was no picture on it", by.at.date(), uuid4())
    oversight.take_step(by, incident, done)
    return incident
