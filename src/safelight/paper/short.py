"""The short code beneath the square one, for typing in by hand (docs/spec/paper-code.md). No form is looked up here."""

from typing import Final
from uuid import UUID

from safelight.paper.code import keyed

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 or O, no 1, I or L
_PRIME: Final = len(ALPHABET)
_LETTERS: Final = 12  # with the check letter


class Mistyped(Exception):
    """Not a short code, or one with a wrong letter."""

    def __str__(self) -> str:
        return (
            "This is not the code of a form. Type the 12 letters and digits beneath the square code again, "
            "like K7MQ-4QXD-9PBW."
        )


def short_code(form: UUID, terms: bytes, key: bytes) -> str:
    """The code of this form with these terms, as printed: three groups of four."""
    number = int.from_bytes(keyed(key, b"safelight paper short v1\x00", form.bytes + terms)[:8])
    values = [number // _PRIME**place % _PRIME for place in reversed(range(_LETTERS - 1))]
    values.append(-_weighed(values) * pow(_LETTERS, -1, _PRIME) % _PRIME)
    return _grouped("".join(ALPHABET[value] for value in values))


def typed_code(text: str) -> str:
    """What somebody typed, as it is printed. Raises Mistyped."""
    letters = "".join(text.upper().split()).replace("-", "")
    if len(letters) != _LETTERS or not set(letters) <= set(ALPHABET):
        raise Mistyped
    if _weighed([ALPHABET.index(each) for each in letters]):
        raise Mistyped
    return _grouped(letters)


def _weighed(values: list[int]) -> int:
    return sum(place * value for place, value in enumerate(values, 1)) % _PRIME


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))
