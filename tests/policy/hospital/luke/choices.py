"""What St Luke's policy leaves to the profile."""

from dataclasses import dataclass

from safelight.policy.facts import Authority, Purpose
from safelight.policy.profile import Age


@dataclass(frozen=True, slots=True)
class Public:
    """LUKE-2, LUKE-3."""

    purposes: tuple[Purpose, ...]
    approvals: tuple[Authority, ...]
    children_until_age: Age


@dataclass(frozen=True, slots=True)
class Choices:
    """The sections of `[luke]`."""

    public: Public
