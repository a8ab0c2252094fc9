"""A hospital's choices, read from its profile file and checked word by word; the rules read them here."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any, TypeVar

from safelight.policy.facts import Authority, Kind, MadeBy, MadeFor, Purpose, Role, Signatory
from safelight.policy.questions import Operation

Word = TypeVar("Word", bound=StrEnum)


class ProfileError(ValueError):
    """A profile file with a missing key or a word that the vocabulary does not have."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The keys of `profiles/*.toml`, flattened; each is explained there beside the section it settles."""

    name: str
    children_until_age: int
    children_made_for: tuple[MadeFor, ...]
    children_anogenital_makers: tuple[MadeBy, ...]
    children_anogenital_roles: tuple[Role, ...]
    implicit_kinds: tuple[Kind, ...]
    silent_kinds: tuple[Kind, ...]
    unconscious_makers: tuple[MadeBy, ...]
    unconscious_made_for: tuple[MadeFor, ...]
    form_signatures: tuple[Signatory, ...]
    form_warned_purposes: tuple[Purpose, ...]
    restricted_purposes: tuple[Purpose, ...]
    download_purposes: tuple[Purpose, ...]
    copy_purposes: tuple[Purpose, ...]
    print_roles: tuple[Role, ...]
    processing_roles: tuple[Role, ...]
    processing_operations: tuple[Operation, ...]
    processing_enhancements: tuple[Operation, ...]
    non_clinical_made_for: tuple[MadeFor, ...]
    research_project_approvals: tuple[Authority, ...]
    research_recording_approvals: tuple[Authority, ...]


def parse(text: str) -> Profile:
    """The profile in a TOML text; raises `ProfileError` naming the key and what is allowed there."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"the profile is no TOML: {error}") from error

    def words(section: str, key: str, vocabulary: type[Word]) -> tuple[Word, ...]:
        return tuple(_word(item, f"{section}.{key}", vocabulary) for item in _get(table, section, key, list))

    return Profile(
        name=_get(table, "", "name", str),
        children_until_age=_get(table, "children", "until_age", int),
        children_made_for=words("children", "made_for", MadeFor),
        children_anogenital_makers=words("children", "anogenital_makers", MadeBy),
        children_anogenital_roles=words("children", "anogenital_roles", Role),
        implicit_kinds=words("implicit", "kinds", Kind),
        silent_kinds=words("scope", "silent_kinds", Kind),
        unconscious_makers=words("unconscious", "makers", MadeBy),
        unconscious_made_for=words("unconscious", "made_for", MadeFor),
        form_signatures=words("form", "signatures", Signatory),
        form_warned_purposes=words("form", "warned_purposes", Purpose),
        restricted_purposes=words("record", "restricted_purposes", Purpose),
        download_purposes=words("output", "download_purposes", Purpose),
        copy_purposes=words("output", "copy_purposes", Purpose),
        print_roles=words("output", "print_roles", Role),
        processing_roles=words("processing", "roles", Role),
        processing_operations=words("processing", "operations", Operation),
        processing_enhancements=words("processing", "enhancements", Operation),
        non_clinical_made_for=words("non_clinical", "made_for", MadeFor),
        research_project_approvals=words("research", "project_approvals", Authority),
        research_recording_approvals=words("research", "recording_approvals", Authority),
    )


def _get(table: dict[str, Any], section: str, key: str, kind: type[Any]) -> Any:
    found = (table.get(section, {}) if section else table).get(key)
    if type(found) is not kind:
        where = f"{section}.{key}" if section else key
        raise ProfileError(f"the profile's {where} must be there and be of type {kind.__name__}")
    return found


def _word(item: object, where: str, vocabulary: type[Word]) -> Word:
    try:
        return vocabulary(str(item))
    except ValueError:
        raise ProfileError(
            f"the profile's {where} has {item!r}; allowed are: {', '.join(vocabulary)}"
        ) from None


def named(name: str) -> Profile:
    """The profile that comes with Safelight under this name."""
    return parse(resources.files("safelight.policy.profiles").joinpath(f"{name}.toml").read_text("utf-8"))
