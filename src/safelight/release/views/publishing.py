"""A publication is put on the register: from then on the library knows that it cannot be called back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.library.queries import known_to
from safelight.release import actions
from safelight.release.forms.publishing import PublicationForm
from safelight.release.presenters.withdrawing import publication
from safelight.release.queries import published
from safelight.web.acting import acting


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def publication_new(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    known = known_to(by, recording)
    if known is None:
        raise door.NoSuchThing
    form = PublicationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.publish(by, known, form.published)
        return redirect("publication-new", recording=recording)
    before = published(Recording.objects.filter(pk=recording))
    shown = {"form": form, "what": shows(known), "before": tuple(map(publication, before))}
    return render(request, "release/publication.jinja", shown)
