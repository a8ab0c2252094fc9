"""What is agreed and what is not, in the words of the person who signs it.

Each level and purpose says the same here wherever it is read: before it is signed, after, and in print.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from safelight.consent.terms import Terms
from safelight.policy.facts import Giver, Level, Purpose

TEACHING: Final = "to teach doctors, nurses, other health staff and students"
USES: Final[Mapping[Purpose, str]] = {
    Purpose.TEACHING: TEACHING,
    Purpose.ASSESSMENT: "to test what health staff or students know",
    Purpose.RESEARCH: "for research",
    Purpose.PUBLICATION: "in a journal or book that people outside the hospital can read",
    Purpose.PUBLIC_MEDIA: "on television, on the internet or in other media that anybody can see",
    Purpose.PUBLICITY: "to show the hospital's own work to the public",
}

EXPLAINED: Final[Mapping[str, str]] = {  # the points of `terms.EXPLAINED`, as the signer hears them
    "why": "Why the photographs are made, and what they are for.",
    "form": "What form they take, and that they are stored securely.",
    "how-long": "How long they are kept.",
    "secondary-use": "How they might be used beyond {whose} care, and that this needs my agreement.",
    "free-choice": "That refusing, or changing my mind later, changes nothing about {whose} care.",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The lines of a consent. `named` says which journal, book, site or study."""

    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    named: str
    rights: tuple[str, ...]
    explained: tuple[str, ...]

    @classmethod
    def of(cls, terms: Terms) -> "Agreement":
        words = _WORDS.get(terms.by, _ANOTHERS)
        uses = _uses(terms)
        return cls(
            agreed=(
                f"The photographs are kept in {words.whose} medical record.",
                f"Those who look after {words.whom} may look at them.",
                f"The hospital may look at them to check how good {words.whose} care was.",
                *(f"They may be used {USES[each]}." for each in uses),
            ),
            not_agreed=tuple(
                f"They may not be used {text}." for use, text in USES.items() if use not in uses
            ),
            named=terms.purpose_named,
            rights=_rights(terms, words),
            explained=tuple(
                text.format(whose=words.whose)
                for point, text in EXPLAINED.items()
                if point in terms.explained
            ),
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """How the signer speaks of the patient."""

    whose: str
    whom: str


_WORDS: Final[Mapping[Giver, _Words]] = {
    Giver.PATIENT: _Words("my", "me"),
    Giver.PARENT: _Words("my child's", "my child"),
}
_ANOTHERS: Final = _Words("the patient's", "the patient")


def _uses(terms: Terms) -> tuple[Purpose, ...]:
    match terms.level:
        case Level.RECORDS:
            return ()
        case Level.TEACHING:
            return (Purpose.TEACHING,)
        case Level.SPECIFIED:
            return tuple(each for each in USES if each in terms.purposes)


def _rights(terms: Terms, words: _Words) -> tuple[str, ...]:
    change = (
        "I can change my mind at any time, by telling any member of staff. "
        f"It changes nothing about {words.whose} care."
    )
    if terms.told_cannot_withdraw_once_published:
        return (change, "Once a photograph has been published, it cannot be taken back.")
    return (change, "If I change my mind, the photographs are taken out of every use that I end.")
