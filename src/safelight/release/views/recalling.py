"""The recall list, worked off copy by copy; and what each holder sees of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from safelight.ledger.acting import Acting, Role
from safelight.release import actions, queries
from safelight.release.forms.recalling import GiveUpForm
from safelight.release.models import Copy, End
from safelight.release.presenters.recalling import CopiesPage, CopyLine, GiveUpPage, RecallsPage
from safelight.web.acting import acting

WATCHING = (Role.INFORMATION_GOVERNANCE, Role.CLINICAL_PHOTOGRAPHER)
SHOWN = 50
GONE = "Somebody has recorded before what became of this copy. Nothing was changed."


@acting(*WATCHING)
@require_safe
def recalls(request: HttpRequest, by: Acting) -> HttpResponse:
    page = RecallsPage.of(queries.outstanding(), queries.worked_off()[:SHOWN], by.at)
    return render(request, "release/recalls.jinja", {"page": page})


@acting(Role.TEACHER)
@require_safe
def copies(request: HttpRequest, by: Acting) -> HttpResponse:
    page = CopiesPage.of(queries.held_by(by.staff).select_related("staff"), by.at)
    return render(request, "release/copies.jinja", {"page": page})


@acting(*WATCHING, Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def copy_give_up(request: HttpRequest, by: Acting, copy: UUID) -> HttpResponse:
    """By whoever holds it, or on their word by those who see to it. Others' copies are none of a teacher's."""
    found = get_object_or_404(Copy.objects.select_related("staff", "recording"), pk=copy)
    if by.role is Role.TEACHER and found.staff_id != by.staff:
        raise Http404
    back = reverse("copies" if by.role is Role.TEACHER else "recalls")
    form = GiveUpForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.give_up(by, found, End(form.cleaned_data["how"]), form.cleaned_data["note"])
        except actions.AlreadyGivenUp:
            form.add_error(None, GONE)
        else:
            return redirect(back)
    page = GiveUpPage(CopyLine.of(found, by.at), form, back)
    return render(request, "release/give_up.jinja", {"page": page})
