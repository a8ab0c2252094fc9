"""What the Trust's policy leaves to a hospital, a class for each section of its profile. No rule lives here."""

from dataclasses import dataclass

from safelight.policy.facts import Authority, Kind, MadeBy, MadeFor, Purpose, Role, Signatory
from safelight.policy.matter import Matter
from safelight.policy.profile import Age
from safelight.policy.questions import Operation


@dataclass(frozen=True, slots=True)
class Children:
    """CUH-8.3."""

    until_age: Age
    made_for: tuple[MadeFor, ...]
    anogenital_makers: tuple[MadeBy, ...]
    anogenital_roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Implicit:
    """CUH-8.5."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """CUH-3."""

    silent_kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Unconscious:
    """CUH-8.4."""

    makers: tuple[MadeBy, ...]
    made_for: tuple[MadeFor, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """CUH-8.1."""

    signatures: tuple[Signatory, ...]
    warned_purposes: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """CUH-8.5, CUH-15."""

    restricted_purposes: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """CUH-10, CUH-13."""

    download_purposes: tuple[Purpose, ...]
    copy_purposes: tuple[Purpose, ...]
    print_roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Processing:
    """CUH-11."""

    roles: tuple[Role, ...]
    operations: tuple[Operation, ...]
    enhancements: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class NonClinical:
    """CUH-9."""

    made_for: tuple[MadeFor, ...]


@dataclass(frozen=True, slots=True)
class Research:
    """CUH-8.6."""

    project_approvals: tuple[Authority, ...]
    recording_approvals: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The sections of `[cuh]` in a profile; each key is explained in `profiles/cuh.toml`."""

    children: Children
    implicit: Implicit
    scope: Scope
    unconscious: Unconscious
    form: Form
    record: Record
    output: Output
    processing: Processing
    non_clinical: NonClinical
    research: Research


def chosen(matter: Matter) -> Choices:
    """The hospital's choices, as the rules read them."""
    return matter.profile.of(Choices)
