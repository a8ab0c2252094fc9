"""One form that came back: its pictures, why it waits, and what a person makes of it; or what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.carrying import unpacked
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.queries import wording_of
from safelight.filing.doubts import Doubt
from safelight.filing.forms import AwayForm, CodeForm, ReadForm
from safelight.filing.models import Outcome, ReturnedForm, Settlement
from safelight.filing.presenters.doubts import reasons
from safelight.web.wording import british_time

OUTCOMES: Final = {
    Outcome.FILED: "It was filed by itself",
    Outcome.READ: "It was read and filed by a person",
    Outcome.REPLACED: "The same form came back whole in another scan, and was filed",
    Outcome.SENT_BACK: "It was sent back, to be signed or printed again",
    Outcome.UNREADABLE: "It could not be read, and was put away",
    Outcome.NOT_OURS: "It was no form of this library, and was put away",
}


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A scanned page as a picture."""

    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Forms:
    """What may be typed: which form it is, what stands on it, why it is put away."""

    code: CodeForm
    typed: ReadForm
    away: AwayForm


@dataclass(frozen=True, slots=True)
class ReadPage:
    """`about` is None for a page of nobody's; `done` says what became of it, once it is settled."""

    returned: UUID
    about: About | None
    agreement: Agreement | None
    printed: str
    pages: tuple[ShownPage, ...]
    reasons: tuple[str, ...]
    forms: Forms
    unknown: bool  # no code tells which form it is
    done: tuple[str, ...]
    form_href: str | None

    title = "Read a form by hand"

    @classmethod
    def of(cls, returned: ReturnedForm, doubts: tuple[Doubt, ...], forms: Forms, today: date) -> "ReadPage":
        printout = returned.printout
        settlement = getattr(returned, "settlement", None)
        return cls(
            returned=returned.pk,
            about=About.of(printout.form, today) if printout else None,
            agreement=Agreement.of(unpacked(printout.terms), wording_of(printout.form)) if printout else None,
            printed=f"Printed by {printout.explained_by.name} on {british_time(printout.at)}"
            if printout
            else "",
            pages=_pages(returned),
            reasons=reasons(returned, doubts),
            forms=forms,
            unknown=all(each.page is None for each in returned.pages.all()),
            done=_done(settlement) if settlement else (),
            form_href=reverse("consent-form", kwargs={"form": printout.form_id}) if printout else None,
        )


def _pages(returned: ReturnedForm) -> tuple[ShownPage, ...]:
    """The page with the answer first."""
    rows = sorted(returned.pages.all(), key=lambda each: (-(each.page or 0), each.pk))
    return tuple(
        ShownPage(
            reverse("document", kwargs={"document": each.document_id}),
            f"Page {each.page} of {each.pages}" if each.page else f"Page {each.number} of the scan",
        )
        for each in rows
    )


def _done(settlement: Settlement) -> tuple[str, ...]:
    who = f"{settlement.by.name}, {british_time(settlement.at)}."
    return (f"{OUTCOMES[Outcome(settlement.outcome)]}. {who}", *filter(None, [settlement.reason]))
