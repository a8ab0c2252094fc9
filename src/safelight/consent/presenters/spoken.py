"""An agreement by word of mouth: what it would permit in this hospital, said before it is recorded."""

from dataclasses import dataclass

from safelight.consent.forms.spoken import SpokenForm
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.terms import Terms
from safelight.consent.wordings.wording import Wording
from safelight.policy.facts import Purpose
from safelight.web.components import VerdictRow
from safelight.web.foreseeing import Foreseen
from safelight.web.verdicts import PURPOSES, paragraphs, verdict_row

MAKING = "Making the photographs"


@dataclass(frozen=True, slots=True)
class SpokenPage:
    """`answers` are the policy's, the making of the photographs first if they are still to be made."""

    about: About
    agreement: Agreement
    form: SpokenForm
    token: str
    answers: tuple[VerdictRow, ...]
    closing: str  # the uses that are open now and would no longer be
    meanwhile: tuple[str, ...] = ()

    title = "They agreed by word of mouth"

    @classmethod
    def of(
        cls,
        about: About,
        terms: Terms,
        wording: Wording,
        form: SpokenForm,
        token: str,
        foreseen: Foreseen,
        meanwhile: tuple[str, ...] = (),
    ) -> "SpokenPage":
        return cls(
            about=about,
            agreement=Agreement.of(terms, wording),
            form=form,
            token=token,
            answers=_answers(foreseen),
            closing=_in_words(foreseen.closing),
            meanwhile=meanwhile,
        )

    @property
    def summary(self) -> str:
        """The answer in a sentence."""
        yes = [each.purpose for each in self.answers if each.permitted]
        if not yes:
            return (
                "By this hospital's rules nothing rests on it: it permits none of these. Ask for a signature."
            )
        return f"By this hospital's rules it permits: {', '.join(yes).lower()}. Nothing else rests on it."


def _answers(foreseen: Foreseen) -> tuple[VerdictRow, ...]:
    making = foreseen.making
    made = () if making is None else (VerdictRow(MAKING, making.permitted, paragraphs(making)),)
    return (*made, *(verdict_row(purpose, verdict) for purpose, verdict in foreseen.uses.items()))


def _in_words(purposes: tuple[Purpose, ...]) -> str:
    return ", ".join(PURPOSES[each] for each in purposes).lower()
