"""The page of who decides about a form: who is asked and why, what can be found, and all that was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from safelight.consent.assessments.assessment import Name
from safelight.consent.assessments.offered import OFFERED
from safelight.consent.deciding import Deciding, Ground
from safelight.consent.models import Document, Fact, Spokesperson
from safelight.consent.presenters.about import About
from safelight.consent.presenters.deciding import WHO_DECIDES, WHY, in_a_line, in_a_sentence, nobody
from safelight.consent.presenters.found import FoundLine, found_lines
from safelight.consent.speaking_for import DOCUMENTS, open_to
from safelight.policy.facts import Purpose
from safelight.web.components import VerdictRow
from safelight.web.foreseeing import Foreseen
from safelight.web.verdicts import PURPOSES, paragraphs, ways
from safelight.web.wording import british_date

STEPS: Final[Mapping[Name, tuple[str, str]]] = {
    Name.BEST_INTERESTS: (
        "Decide in the patient's best interests",
        "With those who know the patient; where nobody has authority, or together with whoever has",
    ),
    Name.CAPACITY: ("Assess whether they can make this decision", "For this decision, at this time"),
    Name.KNOWN_WISHES: ("Record what they are known to have wanted", "It is followed, whoever consents now"),
    Name.LIFE: (
        "Record that the patient has died",
        "Also a stillborn or dying baby, or a death recorded in error",
    ),
    Name.MATURITY: ("Assess whether they can decide for themself", "Gillick and Fraser: for this decision"),
    Name.PROTECTION: ("It is a child protection case", "Where no parent can be asked"),
    Name.WISHES: ("Record what they want", "They are heard, whoever decides"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be found or recorded now."""

    text: str
    hint: str
    href: str


@dataclass(frozen=True, slots=True)
class OnFile:
    """Somebody who speaks for the patient. `end` is where it is recorded that they no longer do."""

    who: str
    seen: str
    end: str


@dataclass(frozen=True, slots=True)
class WhoDecidesPage:
    """`asked` are those who may be asked now; `on_file` all who are, also those who are not asked as things stand."""

    about: About
    headline: str
    why: str
    nobody: str
    asked: tuple[str, ...]
    on_file: tuple[OnFile, ...]
    steps: tuple[Step, ...]
    answer: VerdictRow
    found: tuple[FoundLine, ...]

    title = "Who decides"

    @classmethod
    def of(
        cls,
        about: About,
        deciding: Deciding,
        on_file: Iterable[Spokesperson],
        found: Iterable[Fact],
        foreseen: Foreseen,
    ) -> "WhoDecidesPage":
        return cls(
            about=about,
            headline=WHO_DECIDES[deciding.ground],
            why=WHY[deciding.ground],
            nobody=nobody(deciding),
            asked=tuple(map(in_a_line, deciding.candidates)),
            on_file=tuple(_on_file(about, each) for each in on_file),
            steps=(*_steps(about, deciding), *_authority(about, deciding, foreseen)),
            answer=_answer(foreseen),
            found=found_lines(found),
        )


def _steps(about: About, deciding: Deciding) -> Iterable[Step]:
    here = {"form": about.form}
    if open_to(deciding.ground, protection=deciding.protection):
        address = reverse("spokesperson-new", kwargs=here)
        yield Step("Record who speaks for the patient", "With the document that shows it", address)
    for name in OFFERED[deciding.ground]:
        text, hint = STEPS[name]
        yield Step(text, hint, reverse(f"assess-{name}", kwargs=here))


def _authority(about: About, deciding: Deciding, foreseen: Foreseen) -> Iterable[Step]:
    """Of photographs that are still to be made, where nobody who decides can be asked."""
    if foreseen.making is not None and nobody(deciding) and deciding.ground is not Ground.DIED:
        address = reverse("authority", kwargs={"form": about.form})
        yield Step(
            "A consultant authorises it without consent",
            "In the patient's vital interests (CUH-8.5)",
            address,
        )


def _on_file(about: About, row: Spokesperson) -> OnFile:
    seen = ""
    if row.document and row.seen_on:
        document = DOCUMENTS[Document(row.document)]
        seen = f"{document}, {row.reference}, seen on {british_date(row.seen_on)}"
    where = {"form": about.form, "spokesperson": row.id}
    return OnFile(
        f"{row.name}, {in_a_sentence(row.relationship)}", seen, reverse("spokesperson-end", kwargs=where)
    )


def _answer(foreseen: Foreseen) -> VerdictRow:
    """What the policy says now: of making the photographs, or of caring with those that there are."""
    verdict = foreseen.making or foreseen.uses[Purpose.CARE]
    words = "Making the photographs now" if foreseen.making else PURPOSES[Purpose.CARE]
    return VerdictRow(
        words, verdict.permitted, paragraphs(verdict), () if verdict.permitted else ways(verdict)
    )
