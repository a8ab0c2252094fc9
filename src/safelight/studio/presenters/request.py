"""One request: what was asked for and agreed to, what is filed, and what this person does next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Consent
from safelight.consent.presenters.tags import form_tag
from safelight.ledger.acting import Acting, Role
from safelight.policy.facts import ConsentForm, Status
from safelight.policy.obligation import Obligation
from safelight.studio.foreseeing import Foreseen
from safelight.studio.forms import UploadForm
from safelight.studio.models import Urgency
from safelight.studio.presenters.answer import Answer
from safelight.studio.presenters.filed import Filed
from safelight.studio.presenters.lines import stands
from safelight.studio.presenters.worklist import URGENCIES, warnings
from safelight.studio.receiving import Outcome, Received
from safelight.web.components import EmptyState, PatientBanner, Tag, Upload, Uploader
from safelight.web.wording import british_time

if TYPE_CHECKING:
    from safelight.studio.queries import RequestInProgress

WORDS: Final = {
    Outcome.FILED: "Filed",
    Outcome.KNOWN: "Already here",
    Outcome.REFUSED: "Refused",
    Outcome.BROKEN: "Not sent",
}
HOLD: Final = Tag("Hold until consent", "yellow")
ENDED: Final = {
    Status.REFUSED: "Consent was refused: do not photograph.",
    Status.WITHDRAWN: "Consent was withdrawn: do not photograph.",
}
IN_SPITE: Final = "What is filed all the same is held until there is consent, and an incident is opened."
NOT_YET: Final = f"Nobody has consented yet: do not photograph. {IN_SPITE}"
NOT_ON_THIS: Final = f"What was signed does not let the studio photograph. {IN_SPITE}"
SPOKEN: Final = "They have agreed by word of mouth and signed nothing"
ASK_FIRST: Final = f"{SPOKEN}: ask whoever takes the consent before you begin."
NOT_SIGNED: Final = f"{SPOKEN}, and that does not let the studio photograph. {IN_SPITE}"
CONFLICT: Final = f"The answers contradict each other: do not photograph before they are settled. {IN_SPITE}"
HELD: Final = (
    "The patient cannot be asked now. Photograph what was asked for: "
    "it is held, and released to nobody before consent."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what was asked for."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """The page, with the acts that are open to this person now."""

    id: UUID
    title: str
    patient: PatientBanner
    urgency: Tag
    stands: Tag
    consent: Tag
    hold: Tag | None
    advice: str
    answer: Answer | None
    warnings: tuple[str, ...]
    facts: tuple[Fact, ...]
    filed: Filed
    consent_href: str | None
    may_be_opened: bool
    upload: UploadForm | None
    uploader: Uploader

    @classmethod
    def of(
        cls,
        by: Acting,
        request: "RequestInProgress",
        word: tuple[Consent | None, bool],
        filed: Filed,
        foreseen: Foreseen | None,
        today: date,
        received: Iterable[Received] = (),
    ) -> "RequestPage":
        """`word` is the last on the form, and whether it is in conflict with another.

        `received` is what became of files just sent without scripts.

        `foreseen` is what the policy says of photographs made now; None where no more are made.
        """
        last, conflict = word
        photographer = by.role is Role.CLINICAL_PHOTOGRAPHER
        taking = photographer and request.opened_at is not None and request.completed_at is None
        patient_page = reverse("patient", kwargs={"patient": request.patient_id})
        return cls(
            id=request.pk,
            title=f"Photographs: {request.body_site}",
            patient=PatientBanner.of(request.patient, today, None if photographer else patient_page),
            urgency=URGENCIES[Urgency(request.urgency)],
            stands=stands(request),
            consent=form_tag(last, conflict=conflict),
            hold=HOLD if foreseen and _to_be_held(foreseen) else None,
            advice=CONFLICT if conflict and foreseen else _advice(last, foreseen),
            answer=Answer.of("Photographing now", foreseen.making) if foreseen else None,
            warnings=warnings(request),
            facts=tuple(_facts(request)),
            filed=filed,
            consent_href=None if photographer else reverse("consent-form", kwargs={"form": request.form_id}),
            may_be_opened=photographer and request.opened_at is None,
            upload=_upload(request) if taking else None,
            uploader=_uploader(request.pk, tuple(received)),
        )

    @property
    def none_filed(self) -> EmptyState:
        return EmptyState(
            "No photographs yet", "What the studio takes and files under this request is shown here."
        )


def _upload(request: "RequestInProgress") -> UploadForm:
    return UploadForm(request.views, ruler=request.ruler, initial={"chaperone": request.chaperone})


def _facts(request: "RequestInProgress") -> Iterable[Fact]:
    yield Fact("Reason", request.reason)
    yield Fact("Views", ", ".join(request.views))
    yield Fact("Place", request.place)
    yield Fact("Infection risk", request.infection_risk or "None known")
    yield Fact("Chaperone", "Needed" if request.chaperone else "Not asked for")
    if request.ruler:
        yield Fact("Ruler", "In the frame of each")
    yield Fact(
        "Asked", f"{british_time(request.asked_at)} by {request.asked_by.name}, {request.asked_by.department}"
    )
    if request.opened_at and request.opened_by:
        yield Fact("Opened", f"{british_time(request.opened_at)} by {request.opened_by.name}")
    if request.completed_at:
        yield Fact("Completed", british_time(request.completed_at))


def _to_be_held(foreseen: Foreseen) -> bool:
    return Obligation.HOLD_UNTIL_CONSENT in foreseen.making.obligations


def _advice(last: Consent | None, foreseen: Foreseen | None) -> str:
    """What it means for the photographer, in a sentence."""
    if last is not None and last.status in ENDED:
        return ENDED[Status(last.status)]
    if foreseen is None:
        return ""
    spoken = last is not None and last.expressed == ConsentForm.ORAL
    if not foreseen.making.permitted:
        return _why_not(last, spoken=spoken)
    if _to_be_held(foreseen):
        return HELD
    return ASK_FIRST if spoken else ""


def _why_not(last: Consent | None, *, spoken: bool) -> str:
    if last is None:
        return NOT_YET
    return NOT_SIGNED if spoken else NOT_ON_THIS


def _uploader(request: UUID, received: tuple[Received, ...]) -> Uploader:
    counts = {word: sum(each.outcome is outcome for each in received) for outcome, word in WORDS.items()}
    return Uploader(
        action=reverse("request-upload", kwargs={"photography_request": request}),
        sent=tuple(
            Upload(each.name, WORDS[each.outcome], each.reason, each.findings, each.links)
            for each in received
        ),
        summary=", ".join(f"{number} {word.lower()}" for word, number in counts.items() if number),
    )
