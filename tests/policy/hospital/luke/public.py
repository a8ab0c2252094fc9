"""LUKE 2 and 3: pictures for the public."""

from luke.choices import Choices
from safelight.policy.matter import Matter
from safelight.policy.rule import USE, Answer, forbids, requires


@requires("LUKE-2", on=USE)
def two_people_approve(matter: Matter) -> Answer:
    """A picture goes to the public once two people have approved it, each on behalf of their own office.

    Who they are is the profile's choice. It does not ask for a second approval of the same picture elsewhere.
    """
    chosen = matter.profile.of(Choices).public
    if matter.purpose not in chosen.purposes:
        return None
    return matter.has(*chosen.approvals)


@forbids("LUKE-3", on=USE)
def children_are_not_shown(matter: Matter) -> Answer:
    """Pictures of children are not shown to the public, whoever agrees."""
    chosen = matter.profile.of(Choices).public
    return matter.purpose in chosen.purposes and matter.patient.age < chosen.children_until_age
