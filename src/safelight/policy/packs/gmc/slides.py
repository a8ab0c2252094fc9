"""GMC 7: photographs of pathology slides."""

from safelight.policy.facts import Kind, MadeFor
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.rule import MAKE, USE, USE_BEYOND_RECORD, Answer, adds, permits


def _slide(matter: Matter) -> bool:
    """A slide of a coroner's case arose in a post-mortem, and paragraphs 51 and 53 take its place."""
    return matter.recording.kind == Kind.PATHOLOGY_SLIDE and not matter.recording.coroners


@permits("GMC-7", on=MAKE)
def slides_are_photographed_without_consent(matter: Matter) -> Answer:
    """A photograph of a slide needs no consent, for care or for a secondary purpose."""
    if not _slide(matter):
        return None
    return matter.recording.made_for != MadeFor.CRIMINAL_INVESTIGATION


@permits("GMC-7", on=USE)
def slides_are_used_without_consent(matter: Matter) -> Answer:
    """A photograph of a slide is used without consent, provided that it is anonymised or coded first.

    The proviso is a duty that comes with the permit (Reading 1).
    """
    return True if matter.recording.kind == Kind.PATHOLOGY_SLIDE else None


@adds(Obligation.ANONYMISE_FIRST, "GMC-7", on=USE_BEYOND_RECORD)
def slides_are_anonymised_first(matter: Matter) -> Answer:
    """A slide is anonymised or coded before a secondary use; before it is published a code is not enough.

    Open, read strictly: a journal or book is the public domain too.
    """
    return matter.recording.kind == Kind.PATHOLOGY_SLIDE and matter.to_be_anonymised
