"""The pages of model releases: the register, a new one in two steps, and one to read, print or take back."""

from http import HTTPStatus
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent.carrying import NotCarried
from safelight.consent.forms.key import KeyForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.kinds import FormKind
from safelight.consent.models import FormTemplate
from safelight.consent.presenters.pages import NOT_CARRIED
from safelight.consent.wordings.reading import parse
from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.library.queries import known_to
from safelight.people.models import Staff
from safelight.policy.facts import Signatory
from safelight.release.forms.releasing import Asked, ReleaseForm, TakeBackForm
from safelight.release.models import ModelRelease
from safelight.release.presenters.releasing import AskReleasePage, ReleasePage, ReleasesPage, SignReleasePage
from safelight.release.releasing import Occasion, in_force, sign, take_back
from safelight.web.acting import acting


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)
@require_safe
def releases(request: HttpRequest, by: Acting) -> HttpResponse:
    page = ReleasesPage.of(by, _known().order_by("-number"), timezone.localdate(by.at))
    return render(request, "release/releases.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_http_methods(["GET", "HEAD", "POST"])
def release_new(request: HttpRequest, by: Acting) -> HttpResponse:
    """What is asked, then the page to sign; `kind` and `recording` stand in the address."""
    staff = request.GET.get("kind") == FormKind.STAFF_RELEASE
    kind = FormKind.STAFF_RELEASE if staff else FormKind.GENERAL_RELEASE
    picture = _picture(by, request.GET.get("recording", ""))
    if request.POST.get("answer") == "sign":
        return _sign(request, by, kind, picture)
    template = in_force(kind)
    wording = parse(template.text)
    form = ReleaseForm(wording, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, picture)
    asked = Asked(template.pk, form.terms, form.cleaned_data["occasion"])
    token = asked.token(by, form.cleaned_data["key"])
    page = SignReleasePage.of(asked, wording, token, SignForm(wording.signatures, initial=form.carried_on))
    return render(request, "release/sign.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def release_page(request: HttpRequest, by: Acting, release: UUID) -> HttpResponse:
    """One release; the studio records that it was taken back."""
    found = get_object_or_404(_known(), id=release)
    form = TakeBackForm(
        request.POST if request.method == "POST" and by.role is Role.CLINICAL_PHOTOGRAPHER else None
    )
    if form.is_valid():
        take_back(by, found, form.cleaned_data["reason"])
        return _see(release)
    page = ReleasePage.of(by, found, form, timezone.localdate(by.at))
    return render(request, "release/release.jinja", {"page": page})


def _known() -> QuerySet[ModelRelease]:
    return ModelRelease.objects.select_related("template", "recording", "taken_by", "withdrawn")


def _picture(by: Acting, recording: str) -> Recording | None:
    """Raises `door.NoSuchThing`."""
    if not recording:
        return None
    try:
        found = known_to(by, UUID(recording))
    except ValueError:
        found = None
    if found is None:
        raise door.NoSuchThing
    return found


def _ask(
    request: HttpRequest, form: ReleaseForm, picture: Recording | None, problem: str = ""
) -> HttpResponse:
    page = AskReleasePage(form, form.wording.title, shows(picture) if picture else "", problem)
    return render(request, "release/ask.jinja", {"page": page})


def _sign(request: HttpRequest, by: Acting, kind: FormKind, picture: Recording | None) -> HttpResponse:
    page, token = KeyForm(request.POST), request.POST.get("terms", "")
    try:
        asked = Asked.read(by, page.cleaned_data["key"] if page.is_valid() else UUID(int=0), token)
    except NotCarried:
        return _ask(request, ReleaseForm(parse(in_force(kind).text)), picture, NOT_CARRIED)
    template = FormTemplate.objects.get(pk=asked.template)
    wording = parse(template.text)
    signed = SignForm(wording.signatures, request.POST)
    if not signed.is_valid():
        shown = SignReleasePage.of(asked, wording, token, signed)
        return render(request, "release/sign.jinja", {"page": shown})
    mine = request.user.name if isinstance(request.user, Staff) else ""
    names = {Signatory.GIVER: asked.terms.giver_name, Signatory.STAFF: mine}
    occasion = Occasion(asked.occasion, picture)
    key = signed.cleaned_data["key"]
    return _see(sign(by, template, occasion, asked.terms, signed.signatures(names), key).id)


def _see(release: UUID) -> HttpResponseRedirect:
    """To the release; it is got, not sent again (RFC 9110 15.4.4)."""
    return HttpResponseRedirect(reverse("release", kwargs={"release": release}), status=HTTPStatus.SEE_OTHER)
