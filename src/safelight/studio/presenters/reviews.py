"""Consents to look at again, in lines; and the page on which it is recorded that this was offered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Fact, FormKind
from safelight.consent.presenters.recorded import GIVERS
from safelight.ledger.acting import Acting
from safelight.people.care import CARING
from safelight.policy.facts import Giver
from safelight.studio.forms.reviewing import ReviewForm
from safelight.studio.reviewing import Review, Why
from safelight.web.components import EmptyState, PatientBanner, Tag
from safelight.web.wording import age, british_date, plural


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One form. `href` leads to where the next step is done."""

    patient: str
    covers: str
    agreed: str
    why: str
    tag: Tag
    offered: str
    next_step: str
    href: str

    @classmethod
    def of(cls, by: Acting, review: Review, today: date) -> "ReviewLine":
        patient = review.form.patient
        answers = review.offered is not None and by.role in CARING
        return cls(
            patient=f"{patient.family_name.upper()}, {patient.given_name}",
            covers=covers(review),
            agreed=agreed(review),
            why=why(review, today),
            tag=tag(review, today),
            offered=offered(review.offered),
            next_step="Record the answer" if answers else _step(review),
            href=answer_at(review.form.pk) if answers else reverse("review", kwargs={"form": review.form.pk}),
        )


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """All that this person may know of, the oldest first."""

    lines: tuple[ReviewLine, ...]

    title = "Consents to review"

    @classmethod
    def of(cls, by: Acting, reviews: Iterable[Review], today: date) -> "ReviewsPage":
        return cls(tuple(ReviewLine.of(by, each, today) for each in reviews))

    @property
    def nothing_due(self) -> EmptyState:
        text = (
            "A consent stands here when a child for whom somebody agreed has turned 16 or decides for themself,"
            " and when a consent runs out soon."
        )
        return EmptyState("No consent wants review", text)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One form: what rests on it, who agreed, why it is to be looked at again, and the form that says what was done.

    `answer` is the address on which the answer is recorded, for those who may.
    """

    form: ReviewForm
    patient: PatientBanner
    covers: str
    agreed: str
    why: str
    advice: str
    offered: str
    answer: str | None
    see: str | None

    title = "Review a consent"

    @classmethod
    def of(cls, by: Acting, review: Review, form: ReviewForm, today: date) -> "ReviewPage":
        cares = by.role in CARING
        patient = review.form.patient
        page = reverse("patient", kwargs={"patient": patient.pk}) if cares else None
        return cls(
            form=form,
            patient=PatientBanner.of(patient, today, page),
            covers=covers(review),
            agreed=agreed(review),
            why=why(review, today),
            advice=ADVICE[review.why],
            offered=offered(review.offered),
            answer=answer_at(review.form.pk) if cares else None,
            see=reverse("consent-form", kwargs={"form": review.form.pk}) if cares else None,
        )


ADVICE = {
    Why.MATURED: (
        "They may leave it as it is, narrow it, or take it back (GMC-35). Until they answer, what was agreed for them"
        " stands. The answer is theirs, on the form."
    ),
    Why.RUNS_OUT: (
        "From that day on the photographs serve the medical record and nothing more."
        " Whoever is asked again answers on the form."
    ),
}


def covers(review: Review) -> str:
    """`2 photographs of Left elbow`."""
    sites = dict.fromkeys(each.body_site for each in review.recordings)
    use = ", a further use" if review.form.kind == FormKind.LATER_USE else ""
    return f"{plural(len(review.recordings), 'photograph')} of {', '.join(sites)}{use}"


def agreed(review: Review) -> str:
    """Who agreed, and when."""
    giver = GIVERS[Giver(review.consent.by)]
    return f"{review.consent.giver_name}, {giver}, on {british_date(review.consent.said)}"


def why(review: Review, today: date) -> str:
    """What makes it one to look at again."""
    day = british_date(review.due_on)
    if review.why is Why.MATURED:
        grown = age(review.form.patient.born_on, review.due_on) >= 16  # noqa: PLR2004 - OF_AGE
        return f"Turned 16 on {day}" if grown else f"Found able to decide on {day}"
    return f"Ran out on {day}" if review.due_on <= today else f"Runs out on {day}"


def tag(review: Review, today: date) -> Tag:
    if review.why is Why.MATURED:
        return Tag("Decides for themself", "blue")
    return Tag("Run out", "red") if review.due_on <= today else Tag("Running out", "yellow")


def offered(fact: Fact | None) -> str:
    """To whom, how and when."""
    if fact is None:
        return "Not offered yet"
    how = str(fact.answers.get("way", "")).lower()
    return f"Offered to {fact.answers.get('to', '')} {how} on {british_date(fact.found_at)}"


def answer_at(form: UUID) -> str:
    """Where the form is asked again."""
    return reverse("consent-form", kwargs={"form": form}) + "?again=1"


def _step(review: Review) -> str:
    if review.offered is not None:
        return "Wait for the answer, or offer it again"
    return "Offer review" if review.why is Why.MATURED else "Ask again, or let it run out"
