"""Which recordings are covered until somebody asks to see them. Who may see them at all is the stack's to say."""

from typing import Final

from safelight.policy.facts import Authority, Facts, Kind, MadeFor
from safelight.policy.person import NEWBORN

OF_HARM: Final = frozenset(
    {Authority.CHILD_PROTECTION, Authority.SUSPECTED_CHILD_ABUSE, Authority.SUSPECTED_ADULT_ABUSE}
)
KINDS: Final = frozenset({Kind.COVERT, Kind.POST_MORTEM})


def is_sensitive(known: Facts) -> bool:
    """GMC-8, CUH key messages, CUH-8.1 (dignity); CUH-8.3 (children, the stillborn), CUH-8.5 (neglect and abuse).

    Intimate views and the whole body; what is on file in a case of child protection or suspected abuse, or was made
    for a criminal investigation; stillborn and dying newborn children, who are kept out of ordinary browsing; the dead
    at a post-mortem, and what was recorded covertly. The texts ask for particular care and name no cover: it is our
    reading, the wider one where they leave it open. Not covered: a face, or anything that is only unpleasant to see.
    """
    recording = known.recording
    return (
        bool(recording.shows)
        or not OF_HARM.isdisjoint(known.authorities)
        or recording.made_for == MadeFor.CRIMINAL_INVESTIGATION
        or recording.kind in KINDS
        or known.patient.life in NEWBORN
    )
