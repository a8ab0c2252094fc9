"""Where the forms' files are: those that Safelight comes with, and a hospital's own, which go before them."""

from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from safelight.consent.wordings.holding import hold_against
from safelight.consent.wordings.reading import parse
from safelight.consent.wordings.table import WordingRefused
from safelight.consent.wordings.wording import Wording
from safelight.policy.stack import Stack


class FormFileRefused(Exception):
    """A form's file cannot be used. The message names the file, the key, and what is allowed there."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """The text of one form, and the file that it stands in."""

    name: str
    text: str
    wording: Wording


def read(file: Traversable, stack: Stack) -> FormFile:
    """A form that the policy lets the hospital use. Raises `FormFileRefused`."""
    try:
        text = file.read_text("utf-8")
        wording = parse(text)
        hold_against(wording, stack)
        return FormFile(file.name, text, wording)
    except (OSError, UnicodeDecodeError):
        raise FormFileRefused(f"{file.name} cannot be read as a text in UTF-8") from None
    except WordingRefused as refused:
        raise FormFileRefused(f"{file.name}: {refused}") from refused


def in_force(own: Path | None, stack: Stack) -> tuple[FormFile, ...]:
    """One file for each form: the hospital's own where it has one. Raises `FormFileRefused`."""
    forms: dict[str, FormFile] = {
        each.wording.kind: each
        for each in _all(resources.files("safelight.consent.wordings.hospital"), stack)
    }
    mine: dict[str, FormFile] = {}
    for each in _all(own, stack) if own else ():
        if each.wording.kind in mine:
            raise FormFileRefused(
                f"{each.name} and {mine[each.wording.kind].name} are both {each.wording.kind}: keep one of them"
            )
        mine[each.wording.kind] = each
    return tuple((forms | mine).values())


def _all(folder: Traversable, stack: Stack) -> tuple[FormFile, ...]:
    try:
        files = sorted(folder.iterdir(), key=lambda each: each.name)
    except OSError:
        raise FormFileRefused(f"{folder} is no folder that can be read: SAFELIGHT_FORMS names one") from None
    return tuple(read(each, stack) for each in files if each.name.endswith(".toml"))
