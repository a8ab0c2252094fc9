"""CUH 8.6: research."""

from safelight.policy.facts import MadeFor, Purpose
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import outside
from safelight.policy.rule import MAKE, Answer, requires

RESEARCH = frozenset({Purpose.RESEARCH})


@requires("CUH-8.6", on=MAKE)
def research_recordings_are_approved(matter: Matter) -> Answer:
    """What is recorded solely for research has ethics approval and is registered with R&D, beside the consent."""
    if matter.recording.made_for != MadeFor.RESEARCH or outside(matter):
        return None
    return matter.has(*chosen(matter).research.recording_approvals)


@requires("CUH-8.6", on=MAKE)
def research_projects_are_registered(matter: Matter) -> Answer:
    """Every project is registered with Media Studio and with information governance."""
    if matter.recording.made_for != MadeFor.RESEARCH or outside(matter):
        return None
    return matter.has(*chosen(matter).research.project_approvals)


@requires("CUH-8.6", on=RESEARCH)
def research_use_is_registered(matter: Matter) -> Answer:
    """Every project that uses clinical pictures is registered with Media Studio and information governance.

    Every research use needs it (Reading 18).
    """
    return matter.has(*chosen(matter).research.project_approvals)


@requires("CUH-8.6", on=RESEARCH)
def research_recordings_are_used_as_approved(matter: Matter) -> Answer:
    """What was recorded solely for research is used only with ethics approval and registration with R&D.

    The approvals under which it was made (Reading 18).
    """
    if matter.recording.made_for != MadeFor.RESEARCH:
        return None
    return matter.has(*chosen(matter).research.recording_approvals)
