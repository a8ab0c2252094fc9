"""A small site that stands on the shared pages: what the parts' own pages will be to them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Never

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

from safelight.ledger.acting import Acting, Role
from safelight.ledger.refused import Refused
from safelight.library.door import NoSuchThing
from safelight.people.models import Patient
from safelight.policy import facts
from safelight.policy.default import STACK
from safelight.policy.questions import Use
from safelight.policy.standing import Standing
from safelight.web import components, signing
from safelight.web.acting import acting
from safelight.web.dates import DayMonthYear

from .people import somebody

LARGEST = 3000  # bytes
GALLERY = Path(__file__).with_name("gallery.jinja")


class EveryField(forms.Form):
    site = forms.CharField(label="Body site", help_text="As you would write it in a letter")
    born = forms.DateField(label="Date of birth", widget=DayMonthYear, help_text="For example, 31 3 1980")
    reason = forms.CharField(label="Reason", widget=forms.Textarea, max_length=400, required=False)
    urgency = forms.ChoiceField(
        label="Urgency", choices=[("routine", "Routine"), ("urgent", "Urgent")], widget=forms.RadioSelect
    )
    views = forms.MultipleChoiceField(
        label="Views", choices=[("front", "Front"), ("side", "Side")], widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(
        label="Place", choices=[("", "Choose"), ("ward", "Ward 4"), ("studio", "Studio")]
    )
    chaperone = forms.BooleanField(label="A chaperone is needed", required=False)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    scan = forms.FileField(label="Scanned form", required=False)
    key = forms.CharField(widget=forms.HiddenInput, initial="b1f6")


@acting(Role.CLINICIAN, Role.REQUESTER)
def patients(request: HttpRequest, by: Acting) -> HttpResponse:
    return HttpResponse(f"{by.role} {by.origin}")


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.TEACHER, Role.INFORMATION_GOVERNANCE, Role.ADMINISTRATOR)
def others(request: HttpRequest, by: Acting) -> HttpResponse:
    return HttpResponse(by.role)


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for the eye and for axe."""
    request.user = somebody(*Role)
    form = EveryField(request.POST or {"born-day": "31", "born-month": "2", "born-year": "1980"})
    return HttpResponse(engines["jinja2"].from_string(GALLERY.read_text()).render(shown(form), request))


@login_not_required
def photograph(request: HttpRequest) -> HttpResponse:
    """Answers an upload by the name of the file, as intake does."""
    name = request.FILES["photograph"].name
    outcome = "refused" if name.endswith(".txt") else "filed"
    return JsonResponse({"outcome": outcome, "message": f"It has {request.FILES['photograph'].size} bytes."})


@login_not_required
def missing(request: HttpRequest) -> Never:
    raise NoSuchThing


@login_not_required
def broken(request: HttpRequest) -> Never:
    raise RuntimeError("Jane SAMPLE, 943 476 5919")


def refusal() -> Refused:
    """A teacher's look at a recording that nobody has consented to."""
    known = facts.Facts(
        patient=facts.Patient(), recording=facts.Recording(), actor=facts.Actor(in_care_team=False)
    )
    verdict = STACK.decide(known, Use(facts.Purpose.TEACHING))
    assert not verdict.permitted
    return Refused(verdict)


@login_not_required
def refused(request: HttpRequest) -> HttpResponse:
    request.user = somebody(Role.TEACHER)
    raise refusal()


@login_not_required
def picture(request: HttpRequest, name: str) -> HttpResponse:
    skin = '<rect width="400" height="300" fill="#c99"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">{skin}</svg>'
    return HttpResponse(drawn, content_type="image/svg+xml")


def shown(form: EveryField) -> dict[str, object]:
    patient = Patient(
        family_name="Sample",
        given_name="Jane",
        born_on=date(1980, 5, 31),
        nhs_number="9434765919",
        safeguarding=True,
    )
    why = components.Paragraph("GMC-17", "The patient agreed to the record only.")
    made = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    pictures = [
        components.Picture(
            "/picture/1",
            "/patients",
            "Left forearm, front",
            made,
            400,
            300,
            components.STANDINGS[each],
            sensitive,
            components.Veil("/unveil/1", "/picture/1") if sensitive else None,
        )
        for each, sensitive in (
            (Standing.AVAILABLE, False),
            (Standing.RESTRICTED, True),
            (Standing.HELD, False),
        )
    ]
    return {
        "form": form,
        "patient": components.PatientBanner.of(patient, date(2026, 11, 22)),
        "standings": [components.STANDINGS[each] for each in Standing],
        "levels": [components.LEVELS[each] for each in facts.Level],
        "verdicts": [
            components.VerdictRow("Care of this patient", permitted=True, paragraphs=(why,)),
            components.VerdictRow(
                "Teaching", permitted=False, paragraphs=(why,), remedies=("A consent at level 2",)
            ),
        ],
        "days": components.timeline(pictures),
        "empty": components.EmptyState(
            "No photographs yet", "A request brings the first.", "Ask for some", "/patients"
        ),
        "uploads": components.Uploader("/photograph", largest=LARGEST),
        "pad": signing.SignaturePad("patient", "Patient's signature"),
        "drawn": signing.DrawnSignature(
            "Signature of the patient", ([(100, 200), (3000, 1500)], [(5000, 1000)])
        ),
    }


urlpatterns = [
    path("", include("safelight.web.urls")),
    path("patients", patients, name="patients"),
    path("worklist", others, name="worklist"),
    path("held", others, name="held"),
    path("reviews", others, name="reviews"),
    path("scanned-forms", others, name="scanned-forms"),
    path("assessments", others, name="assessments"),
    path("my-photographs", others, name="my-photographs"),
    path("collection", others, name="collection"),
    path("copies", others, name="copies"),
    path("recalls", others, name="recalls"),
    path("releases", others, name="releases"),
    path("oversight", others, name="oversight"),
    path("incidents", others, name="incidents"),
    path("vault", others, name="vault"),
    path("concern", others, name="concern"),
    path("staff", others, name="staff"),
    path("gallery", gallery, name="gallery"),
    path("photograph", photograph, name="photograph"),
    path("picture/<name>", picture),
    path("missing", missing),
    path("broken", broken),
    path("refused", refused),
]
handler400 = "safelight.web.errors.bad_request"
handler403 = "safelight.web.errors.forbidden"
handler404 = "safelight.web.errors.not_found"
handler429 = "safelight.web.errors.too_many"
handler500 = "safelight.web.errors.server_error"
