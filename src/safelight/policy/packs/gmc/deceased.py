"""GMC 47 and 48: patients who have died, and recordings made while they lived."""

from safelight.policy.facts import Kind, KnownWishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.rule import MAKE, USE, Answer, adds, forbids, permits


@permits("GMC-47", on=USE)
def within_the_dead_patients_consent(matter: Matter) -> Answer:
    """What the patient consented to goes on after death; anonymous recordings made in life are used too.

    Wishes known to permit are no consent (open, read strictly). A parent's consent for a child who has died carries
    the record and nothing more; beyond it the personal representative decides (open, read strictly).
    """
    if not matter.dead or matter.recording.kind == Kind.POST_MORTEM:
        return None
    return matter.anonymised or bool(matter.granted)


@forbids("GMC-47", on=MAKE | USE)
def against_wishes_known_before_death(matter: Matter) -> Answer:
    """Known wishes are followed after death: they bar use even anonymised, and over a representative's consent.

    Finding the cause of death is governed by law (GMC-49), not by wishes.
    """
    if not matter.dead or matter.patient.known_wishes_before_death != KnownWishes.FORBIDS:
        return False
    return not (matter.recording.kind == Kind.POST_MORTEM and matter.record_use)


@adds(Obligation.CONSULT_FAMILY, "GMC-48", on=USE)
def consider_the_family(matter: Matter) -> Answer:
    """Where the dead may be recognised, or the recording becomes public, the family is considered, with advice.

    Of a post-mortem only what becomes public (GMC-52 refers here).
    """
    if not matter.dead:
        return False
    return matter.public_domain or (matter.recording.kind != Kind.POST_MORTEM and matter.recognisable)
