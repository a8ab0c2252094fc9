"""The use cases of the studio: asking for photographs, opening a request, taking files in, completing it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from safelight.consent.actions import Covers, Finding, begin, establish, wait_for
from safelight.consent.announce import announce
from safelight.consent.models import About
from safelight.imaging.offered import ensure_offered_truly
from safelight.imaging.unfit import Unfit
from safelight.ledger.acting import Acting
from safelight.ledger.refused import Refused
from safelight.ledger.writing import note, recorded
from safelight.library import intake
from safelight.library.making import Making
from safelight.library.models import Recording
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Authority
from safelight.studio.foreseeing import foresee
from safelight.studio.models import PhotographyRequest, Urgency
from safelight.studio.naming import NameRefused, check_name
from safelight.trail.events import Event

BY_THE_STUDIO: Final = Making()  # with a camera, of the patient alone


class RequestClosed(Exception):
    """The request is completed: nothing more goes in under it."""


class NotAConsultant(Exception):
    """Only a consultant may authorise photographs without consent."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a clinician asks the studio for."""

    body_site: str
    reason: str
    views: tuple[str, ...]
    urgency: Urgency
    place: str
    infection_risk: str = ""
    chaperone: bool = False
    ruler: bool = False


def ask(by: Acting, patient: Patient, wanted: Wanted, key: UUID) -> PhotographyRequest:
    """Ask for photographs and begin the form for their consent. `key` is the page's own: a second click
    asks no second time.
    """
    with recorded(Event.REQUEST_ASK, by, patient=patient.pk, request=str(key)):
        wait_for(patient.pk)
        known = PhotographyRequest.objects.filter(pk=key).first()
        if known is not None:
            return known
        form = begin(by, patient)
        return PhotographyRequest.objects.create(
            id=key,
            patient=patient,
            form=form,
            asked_by_id=by.staff,
            asked_at=by.at,
            body_site=wanted.body_site,
            reason=wanted.reason,
            views=list(wanted.views),
            urgency=wanted.urgency,
            place=wanted.place,
            infection_risk=wanted.infection_risk,
            chaperone=wanted.chaperone,
            ruler=wanted.ruler,
        )


@dataclass(frozen=True, slots=True)
class Authorisation:
    """The consultant who answers for photographs without consent, on what ground beside vital interests, and why."""

    consultant: UUID
    ground: Authority | None
    justification: str
    decided_at: datetime
    key: UUID

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """What comes on file."""
        vital = (Authority.CONSULTANT_VITAL_INTERESTS,)
        return vital if self.ground is None else (*vital, self.ground)


def authorise(by: Acting, request: PhotographyRequest, authorisation: Authorisation) -> None:
    """Record a consultant's authority to photograph without consent, for the medical record alone (CUH-8.5).

    Raises `NotAConsultant`, `consent.actions.NotYet`, or `Refused` where it does not replace this patient's consent.
    """
    with recorded(Event.FACT_FIND, by, patient=request.patient_id) as entry:
        wait_for(request.patient_id)
        consultant = Staff.objects.filter(
            pk=authorisation.consultant, consultant=True, is_active=True
        ).first()
        if consultant is None:
            raise NotAConsultant
        findings = [_finding(request, authorisation, consultant, each) for each in authorisation.authorities]
        if establish(by, entry, request.patient_id, findings):
            entry.verdict = foresee(by, request).making
            if not entry.verdict.permitted:
                raise Refused(entry.verdict)
            announce(by, request.patient_id)


def _finding(
    request: PhotographyRequest, authorisation: Authorisation, consultant: Staff, authority: Authority
) -> Finding:
    return Finding(
        About.AUTHORITY,
        authority,
        f"{consultant.name}, {consultant.post}"[:160],
        authorisation.decided_at,
        Covers(form=request.form_id),
        grounds=authorisation.justification,
        key=uuid5(authorisation.key, authority),
    )


def open_request(by: Acting, request: PhotographyRequest) -> None:
    """A photographer takes the request on; who opened it first keeps it."""
    with recorded(Event.REQUEST_OPEN, by, patient=request.patient_id, request=str(request.pk)):
        PhotographyRequest.objects.filter(pk=request.pk, opened_at=None).update(
            opened_by=by.staff, opened_at=by.at
        )


def complete(by: Acting, request: PhotographyRequest) -> None:
    """All photographs are in."""
    with recorded(Event.REQUEST_COMPLETE, by, patient=request.patient_id, request=str(request.pk)):
        PhotographyRequest.objects.filter(pk=request.pk, completed_at=None).update(completed_at=by.at)


def take_in(
    by: Acting,
    request: PhotographyRequest,
    name: str,
    data: bytes,
    view: str = "",
    making: Making = BY_THE_STUDIO,
) -> Recording:
    """File one photograph under the request, and an incident with it where it should not have been made.

    Raises `NameRefused`, `imaging.unfit.Unfit` or `intake.AlreadyFiled`, each entered on the trail by its
    kind alone, and
    `RequestClosed`.
    """
    if request.completed_at is not None:
        raise RequestClosed
    since = request.session_began
    subject = intake.Subject(body_site=request.body_site, view=view, since=since, making=making)
    try:
        check_name(name, request.patient)
        ensure_offered_truly(data, name)
        return intake.take_in(by, request.form, data, subject)
    except (NameRefused, Unfit, intake.AlreadyFiled) as refusal:
        note(Event.RECORDING_REFUSE_FILE, by, patient=request.patient_id, kind=type(refusal).__name__)
        raise
