"""The statement, for whoever sits with the patient: those in their care, medical records, those who watch."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safelight.ledger.acting import Acting, Role
from safelight.ledger.writing import note
from safelight.oversight.watching import WATCHING
from safelight.people.care import CARING, cared_for
from safelight.people.models import Patient
from safelight.trail.events import Event
from safelight.web.acting import acting
from safelight.web.patients.statement.presenters import StatementPage
from safelight.web.patients.statement.told import account_of


@acting(Role.CLINICIAN, Role.REQUESTER, Role.MEDICAL_RECORDS, *WATCHING)
@require_safe
def statement(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    if by.role in CARING and not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    note(Event.PATIENT_OPEN, by, patient=patient)
    page = StatementPage.of(by, about, account_of(by, patient))
    acts = _acts(by)
    return render(request, "web/statement.jinja", {"page": page, "patient": patient, "acts": acts})


def _acts(by: Acting) -> dict[str, str]:
    """What can be done from here, by this reader: the text of each link, and the name of its page."""
    if by.role is Role.CALDICOTT_GUARDIAN:
        return {}
    acts = {"Withdraw consent": "withdraw"} if by.role is not Role.INFORMATION_GOVERNANCE else {}
    if by.role in CARING:
        return {"The patient's page": "patient"} | acts
    return acts | {"Records of this person": "merges"}
