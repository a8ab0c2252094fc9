"""GMC 5, 8 and 9: the scope of the guidance, and the duties and bars that hold for every recording."""

from safelight.policy.facts import Kind, MadeBy, Others, Wishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import (
    apart,
    for_care,
    on_implicit_consent,
    on_separate_consent,
)
from safelight.policy.rule import (
    MAKE,
    USE,
    USE_BEYOND_RECORD,
    Answer,
    adds,
    forbids,
    permits,
)


@permits("GMC-5", on=MAKE)
def relatives_are_outside_the_scope(matter: Matter) -> Answer:
    """Pictures that relatives take for themselves are no recordings of professionals; the guidance leaves them.

    The bars of paragraph 9 still hold: nobody takes part in a recording against the patient's wishes.
    """
    return True if matter.recording.made_by == MadeBy.RELATIVE else None


@permits("GMC-8", on=MAKE)
def made_on_other_valid_authority(matter: Matter) -> Answer:
    """Recordings are made only with the appropriate consent or on other valid authority.

    Decided: child protection with an order or a best-interests decision, or a consultant's authority on suspected
    abuse, is such authority for a care recording of a child. Consent itself is asked by the paragraphs on it.
    """
    if apart(matter):
        return None
    return for_care(matter) and matter.child_protected


@permits("GMC-8", "GMC-9", on=USE)
def used_within_the_consent(matter: Matter) -> Answer:
    """Recordings that may identify are used with consent, and only within its scope.

    A personal representative's consent counts for the dead (Reading 7). For an adult who lacks capacity a consent
    alone carries only the record; paragraphs 20, 31 and 46 say what else is needed.
    """
    if matter.incapable_adult and not matter.record_use:
        return False
    return bool(matter.granted)


@forbids("GMC-8", on=MAKE | USE_BEYOND_RECORD)
def another_patient_has_not_consented(matter: Matter) -> Answer:
    """Another patient may be recognised in the recording, and has not consented.

    Care recordings are made and used all the same; what becomes of them beyond care is barred.
    """
    if matter.recording.others != Others.UNCONSENTED or (matter.making and for_care(matter)):
        return False
    return matter.recognisable


@forbids("GMC-9", on=MAKE)
def against_the_patients_wishes(matter: Matter) -> Answer:
    """Nothing is recorded against the patient's wishes, said, shown, or on file as a refusal.

    Open, read strictly: distress counts as a wish, at care recordings too, and a refusal made before an anaesthetic
    stands. Decided: the bar yields where there is other valid authority for a child's care recording. Covert
    recordings are judged by paragraph 54 alone.
    """
    if matter.recording.kind == Kind.COVERT or (for_care(matter) and matter.child_protected):
        return False
    return matter.patient.wishes in (Wishes.OBJECTS, Wishes.DISTRESSED) or matter.speakers.own.ended


@forbids("GMC-9", on=MAKE | USE_BEYOND_RECORD)
def where_the_recording_may_harm(matter: Matter) -> Answer:
    """Nothing is recorded, or used beyond the patient's own care and its audit, where that may harm the patient.

    The paragraph speaks of making; the stricter reading takes in uses that do not serve the patient. Child
    protection does not lift it (Decided).
    """
    return matter.patient.harm_expected


@forbids("GMC-9", on=USE)
def used_against_the_patients_wishes(matter: Matter) -> Answer:
    """A patient who objects now is outside the scope of what was consented to, anonymised or not.

    Open, read strictly: an adult's objection after consenting bars every use; a child's too, child protection apart
    for care. Distress bars what goes beyond the record.
    """
    wishes = matter.patient.wishes
    if wishes == Wishes.DISTRESSED:
        return not matter.record_use
    return wishes == Wishes.OBJECTS and not (matter.child_protected and matter.care_use)


@forbids("GMC-9", "GMC-25", on=USE)
def used_after_refusal_or_withdrawal(matter: Matter) -> Answer:
    """What was refused or withdrawn is outside the scope of any consent.

    Open, read strictly: an anonymised recording, or one of the listed kinds, is not used either. Decided: it does
    not bar the care of a child for whose recording there is other valid authority.
    """
    if matter.care_use and matter.child_protected:
        return False
    return matter.refused or matter.purpose_refused


@forbids("GMC-8", "GMC-9", on=USE)
def made_against_the_rules(matter: Matter) -> Answer:
    """Recordings are made with consent or on other valid authority; what was made without, nobody uses.

    The paragraphs speak of making. Decided: such a recording is taken in all the same, as evidence, and stays unused
    until the incident about it is settled; a consent that came afterwards then carries it. Disclosure is not barred.
    """
    return matter.recording.made_against_the_rules


@adds(Obligation.STOP_IF_ASKED, "GMC-8", on=MAKE)
def stop_when_asked(matter: Matter) -> Answer:
    """Whoever consented, to the recording or to the procedure, can have it stopped."""
    return on_separate_consent(matter) or on_implicit_consent(matter)


@adds(Obligation.ANONYMISE_FIRST, "GMC-8", on=USE_BEYOND_RECORD)
def anonymise_where_it_serves(matter: Matter) -> Answer:
    """Beyond care and audit a recording is anonymised or coded first, where that is practicable and serves.

    Also where consent to the use stands, as long as the patient is or may be recognised (Reading 2).
    """
    return matter.recognisable
