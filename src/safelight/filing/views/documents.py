"""Papers about patients, through the door."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from safelight.consent.models import Consent
from safelight.filing import actions
from safelight.filing.queries import of_a_form
from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.door import Parcel
from safelight.paper.unfit import Unprintable
from safelight.people.care import cared_for
from safelight.policy.facts import Status
from safelight.web.acting import acting

READERS = (Role.MEDICAL_RECORDS, Role.CLINICIAN, Role.REQUESTER)


@acting(*READERS)
@require_safe
def document(_: HttpRequest, by: Acting, document: UUID) -> HttpResponse:
    """A scanned page, or a signed form."""
    return _answer(door.open_document(by, document))


@acting(*READERS)
@require_safe
def signed_form(_: HttpRequest, by: Acting, consent: UUID) -> HttpResponse:
    """The signed form of an answer; made now, if the job that makes it has not come to it yet."""
    answers = Consent.objects.filter(id=consent).exclude(form=None).exclude(status=Status.WITHDRAWN)
    found = of_a_form(answers).first()
    if found is None or not (
        by.role is Role.MEDICAL_RECORDS or cared_for(by.staff, [found.patient_id], by.at)
    ):
        raise Http404
    try:
        kept = actions.keep_signed_form(by, found)
    except Unprintable as unfit:
        return HttpResponse(unfit.reason, status=409, content_type="text/plain; charset=utf-8")
    return _answer(door.open_document(by, kept.pk))


def _answer(parcel: Parcel) -> HttpResponse:
    return HttpResponse(
        parcel.data, content_type=parcel.media_type, headers={"Content-Disposition": "inline"}
    )
