"""GMC 10-12: recordings that the consent to an investigation or treatment carries with it."""

from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import for_care, for_public, listed, on_implicit_consent
from safelight.policy.rule import MAKE, USE_BEYOND_RECORD, Answer, adds, permits


@permits("GMC-10", on=MAKE)
def implicit_in_the_procedure(matter: Matter) -> Answer:
    """Scans, X-rays, slides, and images of organs and through scopes come with the consent to the procedure.

    The listed kinds, for care, and for public media, which paragraph 37 leaves to this one. Not for teaching,
    assessment and research: paragraph 24 asks for consent there and makes no exception.
    """
    if not listed(matter) or not (for_care(matter) or for_public(matter)):
        return None
    return matter.procedure is not None


@permits("GMC-12", on=USE_BEYOND_RECORD)
def listed_kinds_serve_secondary_purposes(matter: Matter) -> Answer:
    """What a procedure brings with it may serve secondary purposes without consent, provided it is anonymised first.

    The listed kinds. The proviso is a duty that comes with the permit (Reading 1); paragraph 11 takes in the public
    domain.
    """
    return True if listed(matter) else None


@adds(Obligation.ANONYMISE_FIRST, "GMC-12", on=USE_BEYOND_RECORD)
def listed_kinds_are_anonymised_first(matter: Matter) -> Answer:
    """Identifying marks, such as writing in a margin, are removed or coded before a secondary use."""
    return listed(matter) and matter.to_be_anonymised


@adds(Obligation.EXPLAIN_RECORDING, "GMC-11", on=MAKE)
def explain_that_a_recording_results(matter: Matter) -> Answer:
    """When consent to the procedure is sought, say that a recording will be made.

    A duty where practicable, not a condition (Reading 11).
    """
    return on_implicit_consent(matter)


@adds(Obligation.EXPLAIN_SECONDARY_USE, "GMC-11", on=MAKE)
def explain_its_later_use(matter: Matter) -> Answer:
    """When consent to the procedure is sought, say that the images could be used in anonymised form."""
    return for_care(matter) and on_implicit_consent(matter)
