"""The five questions that can be asked about a recording."""

from dataclasses import dataclass
from enum import StrEnum

from safelight.policy.facts import Purpose


class Means(StrEnum):
    VIEW = "view"
    DOWNLOAD = "download"
    PRINT = "print"
    COPY = "copy"


class Venue(StrEnum):
    """Where a publication appears; `public` is treated as public media (Reading 3)."""

    PROFESSIONAL = "professional"
    PUBLIC = "public"


class Basis(StrEnum):
    """The ground on which someone outside the care team asks for a recording."""

    SUBJECT_ACCESS = "subject-access"
    COURT_ORDER = "court-order"
    REQUIRED_BY_LAW = "required-by-law"
    PUBLIC_INTEREST = "public-interest"


class Operation(StrEnum):
    CROP = "crop"
    REMOVE_BACKGROUND = "remove-background"
    ADJUST_CONTRAST = "adjust-contrast"
    ADJUST_BRIGHTNESS = "adjust-brightness"
    CORRECT_COLOUR = "correct-colour"
    MIRROR = "mirror"
    ENHANCE_LESION = "enhance-lesion"
    RETOUCH_REGION = "retouch-region"
    MASK_EYES = "mask-eyes"


@dataclass(frozen=True, slots=True)
class Make:
    """May this recording be made now? The purpose is `recording.made_for`."""


@dataclass(frozen=True, slots=True)
class Use:
    """May this existing recording be used for this purpose, in this way?"""

    purpose: Purpose
    means: Means = Means.VIEW
    venue: Venue = Venue.PROFESSIONAL


@dataclass(frozen=True, slots=True)
class Disclose:
    """May it be handed to someone outside the care team on this basis?"""

    basis: Basis


@dataclass(frozen=True, slots=True)
class Alter:
    """May this processing be applied?"""

    operation: Operation
    whole_image: bool = True
    to_avoid_consent: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """In what state must the library hold this recording?"""


Question = Make | Use | Disclose | Alter | Stand


def token(question: Question) -> str:
    """The question in one word, as it stands in the trail: `use/teaching/download/professional`."""
    match question:
        case Make():
            return "make"
        case Use(purpose, means, venue):
            return f"use/{purpose}/{means}/{venue}"
        case Disclose(basis):
            return f"disclose/{basis}"
        case Alter(operation, whole_image, to_avoid_consent):
            return f"alter/{operation}/{int(whole_image)}/{int(to_avoid_consent)}"
        case Stand():
            return "standing"


def asked_by(word: str) -> Question:
    """The question of a token. Raises `ValueError` for any other word."""
    match word.split("/"):
        case ["make"]:
            return Make()
        case ["use", purpose, means, venue]:
            return Use(Purpose(purpose), Means(means), Venue(venue))
        case ["disclose", basis]:
            return Disclose(Basis(basis))
        case ["alter", operation, ("0" | "1") as whole, ("0" | "1") as avoiding]:
            return Alter(Operation(operation), whole == "1", avoiding == "1")
        case ["standing"]:
            return Stand()
    raise ValueError(f"{word!r} is no question")
