"""GMC 13-15: making recordings as part of care, and their place in the medical record."""

from safelight.policy.facts import Authority
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import apart, for_care, on_implicit_consent, on_separate_consent
from safelight.policy.rule import MAKE, RECORD_USE, Answer, adds, permits


@permits("GMC-13", on=MAKE)
def consent_to_a_care_recording(matter: Matter) -> Answer:
    """A recording that serves the patient's care needs the patient's consent, or that of whoever decides for them.

    Spoken consent is consent. The hospital's consultant does not replace an able adult's (Reading 8).
    """
    if apart(matter) or not for_care(matter):
        return None
    return bool(matter.granted)


@adds(Obligation.EXPLAIN_PURPOSE_AND_STORAGE, "GMC-13", on=MAKE)
def explain_why_and_how(matter: Matter) -> Answer:
    """Explain why a recording would help, what form it takes, and that it is kept securely."""
    return for_care(matter) and on_separate_consent(matter)


@adds(Obligation.EXPLAIN_SECONDARY_USE, "GMC-14", on=MAKE)
def explain_secondary_use(matter: Matter) -> Answer:
    """When asking for a care recording, explain how it may be used anonymised or coded."""
    return for_care(matter) and on_separate_consent(matter)


@adds(Obligation.DOCUMENT_DISCUSSION, "GMC-14", on=MAKE)
def document_the_discussion(matter: Matter) -> Answer:
    """The key points of that conversation go into the patient's medical record."""
    return for_care(matter) and on_separate_consent(matter)


@permits("GMC-15", on=RECORD_USE)
def part_of_the_medical_record(matter: Matter) -> Answer:
    """A lawfully made care recording is part of the medical record, and serves care and its audit as such.

    Lawfully made: on consent, implicit consent, or the authority of paragraph 19 or of a consultant for one who
    cannot decide. Open, read strictly: where no consent stands and nothing else speaks, it is not used.
    """
    if apart(matter):
        return None
    if matter.granted or on_implicit_consent(matter):
        return True
    return for_care(matter) and (matter.child_protected or _authority_for_one_who_cannot_decide(matter))


def _authority_for_one_who_cannot_decide(matter: Matter) -> bool:
    cannot_decide = matter.incapable_adult or matter.unconscious
    if cannot_decide and matter.has(Authority.INTEGRAL_TO_TREATMENT):
        return True
    return (cannot_decide or matter.dependent_child) and matter.has(Authority.CONSULTANT_VITAL_INTERESTS)
