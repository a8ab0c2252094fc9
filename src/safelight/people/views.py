"""The pages on which a patient outside one's care is reached, and staff are given their roles."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.ledger.acting import Acting, Role
from safelight.people import actions, care
from safelight.people.forms import ReachForm, RoleForm
from safelight.people.models import Patient, Staff
from safelight.people.presenters import ReachPage, RolePage, StaffPage
from safelight.people.queries import all_staff
from safelight.web.acting import acting

NOT_TRAINED: Final = (
    "No role can be given: this person has not been trained in the library. "
    "Have the training entered first, and then give the role."
)
OWN_ROLE: Final = "You cannot end your own administrator role. Ask another administrator to end it."


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def reach(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    """A reason is stated once a shift; whoever cares for the patient is not asked."""
    wanted = get_object_or_404(Patient, pk=patient)
    form = ReachForm(request.POST) if request.method == "POST" else ReachForm()
    cared_for = bool(care.cared_for(by.staff, [patient], by.at))
    if not cared_for and form.is_valid():
        care.state_reason(by, wanted, form.reason)
        cared_for = True
    if cared_for:
        return _see(reverse("patient", kwargs={"patient": patient}))
    page = ReachPage.of(form, wanted, timezone.localdate(by.at))
    return render(request, "people/reach.jinja", {"page": page})


@acting(Role.ADMINISTRATOR)
@require_safe
def staff(request: HttpRequest, by: Acting) -> HttpResponse:
    everybody = list(all_staff())
    changed = next((each for each in everybody if str(each.pk) == request.GET.get("changed")), None)
    page = StaffPage.of(everybody, timezone.localdate(by.at), changed)
    return render(request, "people/staff.jinja", {"page": page})


@acting(Role.ADMINISTRATOR)
@require_POST
def staff_roles(request: HttpRequest, by: Acting, staff: UUID) -> HttpResponse:
    """Asks first; what is confirmed is done."""
    person = get_object_or_404(Staff, pk=staff)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return render(request, "people/role.jinja", {"page": RolePage.unclear(form, person)})
    confirmed = form.cleaned_data["confirmed"]
    problem = _change(by, person, form) if confirmed else ""
    if confirmed and not problem:
        return _see(f"{reverse('staff')}?changed={person.pk}")
    return render(request, "people/role.jinja", {"page": RolePage.of(form, person, problem)})


def _change(by: Acting, person: Staff, form: RoleForm) -> str:
    """Do it; what stood against it, or nothing."""
    role = Role(form.cleaned_data["role"])
    if form.cleaned_data["act"] == "end":
        if role is Role.ADMINISTRATOR and person.pk == by.staff:
            return OWN_ROLE
        actions.end(by, person, role)
        return ""
    try:
        actions.grant(by, person, role)
    except actions.NotTrained:
        return NOT_TRAINED
    return ""


def _see(address: str) -> HttpResponseRedirect:
    """To the page that says what happened; it is got, not sent again (RFC 9110 15.4.4)."""
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
