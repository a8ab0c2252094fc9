"""What is agreed and what is not, in the words of the form's own version and of the person who signs it.

Each level and purpose says the same here wherever it is read: before it is signed, after, and in print.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from safelight.consent.terms import Terms
from safelight.consent.wordings.wording import UseWords, Wording
from safelight.policy.facts import Giver, Level, Purpose


@dataclass(frozen=True, slots=True)
class Agreement:
    """The lines of a consent. `named` says which journal, book, site or study, and `naming` leads to it."""

    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    naming: str
    named: str
    rights: tuple[str, ...]
    explained: tuple[str, ...]

    @classmethod
    def of(cls, terms: Terms, wording: Wording) -> "Agreement":
        words = _WORDS.get(terms.by, _ANOTHERS)
        uses = _uses(terms, wording)
        signer = wording.signer
        return cls(
            agreed=(
                *map(words.said, signer.always),
                *(signer.may.format(use=each.signer) for each in uses),
            ),
            not_agreed=tuple(
                signer.may_not.format(use=each.signer) for each in wording.uses if each not in uses
            ),
            naming=signer.named,
            named=terms.purpose_named,
            rights=_rights(terms, words, wording),
            explained=tuple(
                words.said(each.signer) for each in wording.points if each.key in terms.explained
            ),
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """How the signer speaks of the patient."""

    whose: str
    whom: str

    def said(self, line: str) -> str:
        return line.format(whose=self.whose, whom=self.whom)


_WORDS: Final[Mapping[Giver, _Words]] = {
    Giver.PATIENT: _Words("my", "me"),
    Giver.PARENT: _Words("my child's", "my child"),
}
_ANOTHERS: Final = _Words("the patient's", "the patient")


def _uses(terms: Terms, wording: Wording) -> tuple[UseWords, ...]:
    match terms.level:
        case Level.RECORDS:
            return ()
        case Level.TEACHING:
            return tuple(each for each in wording.uses if each.purpose is Purpose.TEACHING)
        case Level.SPECIFIED:
            return tuple(each for each in wording.uses if each.purpose in terms.purposes)


def _rights(terms: Terms, words: _Words, wording: Wording) -> tuple[str, ...]:
    rights = tuple(map(words.said, wording.signer.rights))
    warned = terms.told_cannot_withdraw_once_published
    return (*rights, wording.caution.signer) if warned else rights
