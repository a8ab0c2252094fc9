"""A copy that leaves. What whoever takes it answers for is said before the click."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.derivatives import Derivative
from safelight.library.processed import usable
from safelight.library.queries import known_to
from safelight.policy.facts import Purpose
from safelight.release import actions
from safelight.release.forms.downloading import DownloadForm
from safelight.release.presenters.downloading import DownloadPage
from safelight.web.acting import acting
from safelight.web.veils import after


@acting(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    known = known_to(by, recording)
    if known is None:
        raise door.NoSuchThing
    derivative = _derivative(request, recording)
    form = DownloadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        accepted = form.cleaned_data["accepted"]
        parcel = actions.download(by, recording, Purpose.TEACHING, accepted=accepted, derivative=derivative)
        named = f'attachment; filename="recording-{str(recording)[:8]}.jpg"'
        headers = {"Content-Disposition": named}
        return HttpResponse(parcel.data, content_type=parcel.media_type, headers=headers)
    opened = door.open_one(by, recording, Purpose.TEACHING, after(request))
    page = DownloadPage.of(form, known, opened, derivative)
    return render(request, "release/download.jinja", {"page": page})


def _derivative(request: HttpRequest, recording: UUID) -> Derivative | None:
    """That of which a copy is asked for, if any; one that was set aside is none."""
    number = request.GET.get("processed")
    if number is None:
        return None
    found = usable(recording, int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        raise door.NoSuchThing
    return found
