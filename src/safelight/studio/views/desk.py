"""The page on which a doctor or nurse begins, and on which others find a patient."""

from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from safelight.consent.conflicts import conflicts_known_to, in_conflict
from safelight.consent.queries import last_words
from safelight.ledger.acting import Acting, Role
from safelight.people import actions
from safelight.people.care import CARING
from safelight.people.forms import FindForm
from safelight.people.presenters import Found, PatientLine
from safelight.people.queries import patients_of
from safelight.studio.held import held_known_to
from safelight.studio.presenters.desk import PatientsPage
from safelight.studio.presenters.lines import RequestLine, request_lines
from safelight.studio.queries import requests_of, unfinished_consents_of
from safelight.studio.reviewing import to_review_known_to
from safelight.web.acting import acting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from safelight.studio.queries import RequestInProgress

# Where a patient that was found leads to, for those who do not care for them.
OPENS: Final = {
    Role.INFORMATION_GOVERNANCE: "patient-log",
    Role.CALDICOTT_GUARDIAN: "patient-log",
    Role.MEDICAL_RECORDS: "statement",
}
RECENT: Final = 20  # requests shown; older ones stand on their patient's page


@acting(
    Role.REQUESTER, Role.CLINICIAN, Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE, Role.CALDICOTT_GUARDIAN
)
@require_http_methods(["GET", "HEAD", "POST"])
def patients(request: HttpRequest, by: Acting) -> HttpResponse:
    """Find a patient. What is looked for is posted, so that no name stands in an address or a log."""
    form = FindForm(request.POST) if request.method == "POST" else FindForm()
    found = (
        Found.of(actions.find(by, form.sought), OPENS.get(by.role, "patient")) if form.is_valid() else None
    )
    return render(request, "studio/patients.jinja", {"page": _page(by, form, found)})


def _page(by: Acting, form: FindForm, found: Found | None) -> PatientsPage:
    reviews = len(to_review_known_to(by))
    if by.role not in CARING:
        return PatientsPage(form, found, cares=False, reviews=reviews)
    asks = by.role is Role.REQUESTER
    return PatientsPage(
        form,
        found,
        cares=True,
        mine=tuple(PatientLine.of(each, "patient") for each in patients_of(by.staff)),
        asks=asks,
        unfinished=_lines(unfinished_consents_of(by.staff)) if asks else (),
        requests=_lines(requests_of(by.staff)[:RECENT]) if asks else (),
        conflicts=len(conflicts_known_to(by)),
        held=sum(len(each.recordings) for each in held_known_to(by)),
        reviews=reviews,
    )


def _lines(requests: "QuerySet[RequestInProgress]") -> tuple[RequestLine, ...]:
    forms = [each.form for each in requests]
    return request_lines(requests, last_words(forms), in_conflict(forms))
