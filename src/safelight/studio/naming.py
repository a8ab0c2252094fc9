"""File names as they come from a camera. They are not kept; one that holds a patient's name is refused
(CUH-11).
"""

import re
import unicodedata
from typing import Final

from safelight.people.models import Patient

SHORTEST: Final = 3  # shorter names ("Li") stand in too many words to mean the patient


class NameRefused(Exception):
    """The name may not come in; `reason` says what to do, and does not repeat it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_name(name: str, patient: Patient) -> None:
    """Raises `NameRefused` for a path, or a name with the patient's name or NHS number in it."""
    if re.search(r"[/\\\x00-\x1f]", name):
        raise NameRefused("The file's name is a path. Choose the file itself, not the folder it is in.")
    plain = _letters(name)
    for each in (*patient.family_name.split(), *patient.given_name.split(), patient.nhs_number):
        if len(each) >= SHORTEST and _letters(each) in plain:
            raise NameRefused(
                "The file's name holds the patient's name or number. "
                "Give it another name, or upload it as the camera named it."
            )


def _letters(words: str) -> str:
    """Lower case, without accents, blanks or punctuation: `O'Neill` and `ONEILL` are one name."""
    bare = unicodedata.normalize("NFKD", words).casefold()
    return "".join(letter for letter in bare if letter.isalnum())
