"""Answers that contradict each other: the list, and the page on which one is settled."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent import actions
from safelight.consent.conflicts import Conflict, conflict_on, conflicts_known_to
from safelight.consent.forms.settling import SettleForm
from safelight.consent.models import Form
from safelight.consent.presenters.about import About
from safelight.consent.presenters.conflict import SETTLED, ConflictLine, ConflictPage, ConflictsPage
from safelight.consent.queries import last_number
from safelight.consent.record import record_of
from safelight.consent.views.reaching import about, on_a_form, see
from safelight.ledger.acting import Acting, Role
from safelight.web.acting import acting


@acting(Role.CLINICIAN, Role.REQUESTER, Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)
@require_safe
def conflicts(request: HttpRequest, by: Acting) -> HttpResponse:
    today = timezone.localdate(by.at)
    found = conflicts_known_to(by)
    page = ConflictsPage.of(ConflictLine.of(by, form, each, About.of(form, today)) for form, each in found)
    return render(request, "consent/conflicts.jinja", {"page": page})


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
@on_a_form
def conflict(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """Both answers side by side; once it is settled, what was recorded."""
    now = conflict_on(form, record_of(form.patient_id))
    if request.method != "POST" or now is None:
        problem = SETTLED if request.method == "POST" else ""
        return _page(request, by, form, now, problem)
    typed = SettleForm(now, request.POST)
    if not typed.is_valid():
        return _page(request, by, form, now, typed=typed)
    try:
        actions.settle(by, form, typed.settled)
    except actions.NothingToSettle:
        now = conflict_on(form, record_of(form.patient_id))
        return _page(request, by, form, now, SETTLED, typed.knowing(last_number(form)))
    return see(form)


def _page(
    request: HttpRequest,
    by: Acting,
    form: Form,
    now: Conflict | None,
    problem: str = "",
    typed: SettleForm | None = None,
) -> HttpResponse:
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    if now is None:
        page = ConflictPage.none(about(by, form), problem)
    else:
        blank = SettleForm(now, initial={"seen": last_number(form)})
        page = ConflictPage.of(about(by, form), now, typed or blank, problem)
    return render(request, "consent/conflict.jinja", {"page": page}, status=status)
