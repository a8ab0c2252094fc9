"""Records are merged, and a merge is undone, by medical records staff. What it brings together is shown first."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from safelight.consent.actions.merging import (
    AlreadyOnePerson,
    AlreadyUndone,
    SameRecord,
    merge,
    undo_merge,
)
from safelight.ledger.acting import Acting, Role
from safelight.people.models import Patient
from safelight.web.acting import acting
from safelight.web.patients.merging.forms import MergeForm, UndoForm
from safelight.web.patients.merging.presenters import ConfirmMergePage, MergingPage

SAME = "This is the number of the record on this page. A record cannot be merged with itself."
ONE_ALREADY = "These two records are one person's already. Nothing was changed."
UNDONE = "This merge has been undone already. Nothing was changed."


@acting(Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def merges(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    kept = get_object_or_404(Patient, pk=patient)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, by, kept, form)
    if form.found.pk != kept.pk and not form.cleaned_data["confirmed"]:
        page = ConfirmMergePage.of(kept, timezone.localdate(by.at), form)
        return render(request, "web/confirm_merge.jinja", {"page": page, "patient": patient})
    try:
        merge(by, form.found, kept, form.cleaned_data["reason"])
    except SameRecord:
        form.add_error("other", SAME)
    except AlreadyOnePerson:
        form.add_error("other", ONE_ALREADY)
    return _page(request, by, kept, form) if form.errors else _see(patient)


@acting(Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE)
@require_POST
def merge_undo(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    kept = get_object_or_404(Patient, pk=patient)
    form = UndoForm(request.POST)
    if form.is_valid():
        try:
            undo_merge(by, form.cleaned_data["merge"], form.cleaned_data["why"])
        except AlreadyUndone:
            form.add_error(None, UNDONE)
        else:
            return _see(patient)
    return _page(request, by, kept, MergeForm(), form)


def _page(
    request: HttpRequest, by: Acting, kept: Patient, form: MergeForm, undo: UndoForm | None = None
) -> HttpResponse:
    page = MergingPage.of(kept, timezone.localdate(by.at), form, undo)
    return render(request, "web/merges.jinja", {"page": page, "patient": kept.pk, "undo": undo})


def _see(patient: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("merges", kwargs={"patient": patient}), status=303)
