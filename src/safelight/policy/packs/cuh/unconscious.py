"""CUH 8.1 and 8.4: the patient who cannot be asked beforehand."""

from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import awaiting_consent, outside
from safelight.policy.rule import MAKE, USE, Answer, adds, forbids, permits, stands
from safelight.policy.standing import Standing


@permits("CUH-8.1", "CUH-8.4", on=MAKE)
def media_studio_records_and_holds(matter: Matter) -> Answer:
    """Where the patient cannot be asked first, Media Studio records, and holds it until consent.

    For care or teaching (Reading 15). Open, read strictly: nobody else records such a patient, and a child who is
    unconscious is treated as an adult (Decided).
    """
    if not matter.unconscious or outside(matter):
        return None
    return (
        matter.recording.made_by in chosen(matter).unconscious.makers
        and matter.recording.made_for in chosen(matter).unconscious.made_for
    )


@forbids("CUH-8.1", "CUH-8.4", on=USE)
def released_to_nobody_before_consent(matter: Matter) -> Answer:
    """Until the patient has consented nothing is released, to the ward neither.

    Reading 15; the parent answers for a child who cannot.
    """
    return awaiting_consent(matter)


@stands(Standing.HELD, "CUH-8.1", "CUH-8.4")
def held_until_consent(matter: Matter) -> Answer:
    """Recordings of an unconscious patient are kept in the department until consent is obtained."""
    return awaiting_consent(matter)


@adds(Obligation.HOLD_UNTIL_CONSENT, "CUH-8.1", "CUH-8.4", on=MAKE)
def hold_it(matter: Matter) -> Answer:
    """Nothing is released, to the ward neither, before consent.

    Where consent came before the anaesthetic nothing is held.
    """
    return awaiting_consent(matter)


@adds(Obligation.SEEK_RETROSPECTIVE_CONSENT, "CUH-8.1", "CUH-8.4", on=MAKE)
def ask_afterwards(matter: Matter) -> Answer:
    """Consent is sought as soon as the patient can answer."""
    return awaiting_consent(matter)


@adds(Obligation.TELL_PATIENT, "CUH-8.4", on=MAKE)
def tell_the_patient(matter: Matter) -> Answer:
    """A patient recorded while unconscious is told of it, whoever consented."""
    return matter.unconscious and not outside(matter)
