"""Answers that contradict each other: the list of them, and the page of one, with what resolves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from safelight.consent.assessments.assessment import Name
from safelight.consent.conflicts import Conflict
from safelight.consent.forms.settling import SettleForm
from safelight.consent.models import Consent, Fact, Form
from safelight.consent.presenters.about import About
from safelight.consent.presenters.found import WORDS
from safelight.consent.presenters.recorded import capacity, heading
from safelight.consent.presenters.tags import CONFLICT, consent_tag
from safelight.ledger.acting import Acting, Role
from safelight.people.care import CARING
from safelight.web.components import EmptyState, Tag
from safelight.web.wording import british_date, british_time

BOTH: Final = (
    "While they contradict each other no yes counts, and every no does. Nobody guesses which of them stands."
)
CHILD: Final = (
    "The child's no stands meanwhile, whatever a parent says, child protection apart (CUH-8.3, GMC-34). "
    "What was photographed is released to nobody."
)
SETTLED: Final = "Somebody has settled it already, or has answered since. Nothing was recorded."


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers: whose, when, and what was said."""

    who: str
    said: str
    tag: Tag | None
    recorded: str

    @classmethod
    def of(cls, said: Consent) -> "Answer":
        return cls(
            f"{said.giver_name}, {capacity(said)}",
            heading(said),
            consent_tag(said),
            f"Recorded by {said.taken_by.name}",
        )

    @classmethod
    def heard(cls, wish: Fact) -> "Answer":
        said = f"{WORDS[wish.about, wish.value]}, {british_time(wish.found_at)}"
        return cls("The child", said, None, f"Heard by {wish.found_by}")


@dataclass(frozen=True, slots=True)
class Way:
    """What else would resolve it, and where that is done."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """`form` is None where nothing contradicts anything, or no longer."""

    about: About
    meanwhile: str
    answers: tuple[Answer, ...]
    ways: tuple[Way, ...]
    form: SettleForm | None
    problem: str = ""

    title = "Conflicting answers"

    @classmethod
    def of(cls, about: About, conflict: Conflict, form: SettleForm, problem: str = "") -> "ConflictPage":
        said = tuple(Answer.of(each) for each in conflict.answers)
        if conflict.wish is None:
            return cls(about, BOTH, said, _ask_again(about), form, problem)
        return cls(about, CHILD, (Answer.heard(conflict.wish), *said), _with_the_child(about), form, problem)

    @classmethod
    def none(cls, about: About, problem: str = "") -> "ConflictPage":
        return cls(about, "", (), (), None, problem)


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A form on which answers contradict each other. `href` leads to where it is settled, or followed."""

    patient: str
    photographs: str
    between: str
    since: str
    tag: Tag
    href: str

    @classmethod
    def of(cls, by: Acting, form: Form, conflict: Conflict, about: About) -> "ConflictLine":
        names = [each.giver_name for each in conflict.answers]
        moments = [each.said for each in conflict.answers] + (
            [conflict.wish.found_at] if conflict.wish else []
        )
        return cls(
            patient=f"{form.patient.family_name.upper()}, {form.patient.given_name}",
            photographs=about.site,
            between=" and ".join(["the child", *names] if conflict.wish else names),
            since=f"Since {british_date(max(moments))}",
            tag=CONFLICT,
            href=_address(by, form),
        )


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """All that this person may know of."""

    lines: tuple[ConflictLine, ...]

    title = "Conflicting answers"

    @classmethod
    def of(cls, lines: Iterable[ConflictLine]) -> "ConflictsPage":
        return cls(tuple(lines))

    @property
    def none(self) -> EmptyState:
        return EmptyState(
            "No answers contradict each other",
            "Where two who speak for a patient disagree, or a child says no and a parent yes, it stands here until "
            "people have settled it.",
        )


def _ask_again(about: About) -> tuple[Way, ...]:
    address = reverse("consent-form", kwargs={"form": about.form}) + "?again=1"
    return (Way("Ask them again, best together, and record what each of them says", address),)


def _with_the_child(about: About) -> tuple[Way, ...]:
    def assess(name: Name) -> str:
        return reverse(f"assess-{name}", kwargs={"form": about.form})

    return (
        Way("Ask the child again, and record what they want", assess(Name.WISHES)),
        Way("Assess whether the child can decide alone", assess(Name.MATURITY)),
        Way("It is a child protection case", assess(Name.PROTECTION)),
    )


def _address(by: Acting, form: Form) -> str:
    """Whoever cares settles it; the studio looks at the request, information governance at the log."""
    if by.role in CARING:
        return reverse("conflict", kwargs={"form": form.pk})
    if by.role is Role.CLINICAL_PHOTOGRAPHER:
        request = (form.covers or form).request
        return reverse("request", kwargs={"photography_request": request.pk})
    return reverse("patient-log", kwargs={"patient": form.patient_id})
