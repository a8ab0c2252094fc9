"""The use cases of the studio: asking for photographs, opening a request, taking files in, completing it."""

from dataclasses import dataclass
from uuid import UUID

from safelight.consent.actions import begin, wait_for
from safelight.imaging.checking import check
from safelight.imaging.unfit import Unfit
from safelight.ledger.acting import Acting
from safelight.ledger.writing import note, recorded
from safelight.library import intake
from safelight.library.models import Recording
from safelight.people.models import Patient
from safelight.studio.models import PhotographyRequest, Urgency
from safelight.studio.naming import NameRefused, check_name
from safelight.trail.events import Event


class RequestClosed(Exception):
    """The request is completed: nothing more goes in under it."""


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


def take_in(by: Acting, request: PhotographyRequest, name: str, data: bytes, view: str = "") -> Recording:
    """File one photograph under the request.

    Raises `NameRefused`, `imaging.unfit.Unfit` or `intake.AlreadyFiled`, each entered on the trail by its
    kind alone, and
    `RequestClosed`.
    """
    if request.completed_at is not None:
        raise RequestClosed
    subject = intake.Subject(
        body_site=request.body_site, view=view, since=request.opened_at or request.asked_at
    )
    try:
        check_name(name, request.patient)
        check(data, name)
        return intake.take_in(by, request.form, data, subject)
    except (NameRefused, Unfit, intake.AlreadyFiled) as refusal:
        note(Event.RECORDING_REFUSE_FILE, by, patient=request.patient_id, kind=type(refusal).__name__)
        raise
