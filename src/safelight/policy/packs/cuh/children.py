"""CUH 8.3: children and young adults; who signs, what is shown, and child protection."""

from safelight.policy.facts import Authority, Giver, Purpose, Shows, When, Wishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import (
    for_care,
    in_due_form,
    is_signed,
    outside,
    protection_case,
    silent,
    unwilling,
    yields_to_protection,
    young,
)
from safelight.policy.rule import MAKE, RECORD_USE, USE, Answer, adds, forbids, permits, requires, stands
from safelight.policy.standing import Standing


@permits("CUH-8.3", on=MAKE | USE)
def child_or_guardian_signs(matter: Matter) -> Answer:
    """A competent child signs, and a parent's signature does not replace that; for any other child a parent signs.

    For stillborn babies and dying neonates the parents are asked. From 16 a person signs for themself (Decided).
    """
    if not matter.child or outside(matter):
        return None
    return is_signed(matter)


@permits("CUH-8.3", on=MAKE)
def social_worker_or_police_consents(matter: Matter) -> Answer:
    """In child protection, where no parent can be asked, a social worker or police officer may consent.

    With an interim care order or a best-interests decision, for the record, in writing. A parent who was asked and
    refused is not one who cannot be asked; the consultant's authority (8.5) remains.
    """
    if not young(matter) or outside(matter) or not for_care(matter) or not _official(matter):
        return None
    entitled = matter.has(Authority.INTERIM_CARE_ORDER) or matter.has(Authority.BEST_INTERESTS)
    return matter.has(Authority.CHILD_PROTECTION) and entitled and not matter.speakers.proxy.ended


def _official(matter: Matter) -> bool:
    officials = matter.words.of((Giver.SOCIAL_WORKER, Giver.POLICE), Purpose.CARE)
    return any(consent.when == When.BEFORE and in_due_form(matter, consent) for consent in officials.covering)


@permits("CUH-8.3", on=RECORD_USE)
def made_for_the_protection_of_a_child(matter: Matter) -> Answer:
    """What was made in a child protection case on authority in place of consent serves the record.

    Decided.
    """
    if silent(matter) or not yields_to_protection(matter) or is_signed(matter):
        return None
    return matter.purpose in chosen(matter).record.restricted_purposes


@stands(Standing.RESTRICTED, "CUH-8.3")
def kept_to_the_record_for_protection(matter: Matter) -> Answer:
    """Made on authority in place of consent, or against the child's will, in a protection case: the record only.

    Whatever it was made for, a child's veto is lifted for care and for nothing else (Reading 17).
    """
    if silent(matter) or not protection_case(matter):
        return False
    return unwilling(matter) or (yields_to_protection(matter) and not is_signed(matter))


@forbids("CUH-8.3", on=MAKE)
def child_declines(matter: Matter) -> Answer:
    """A child who declines is not recorded, whatever the parent thinks, child protection apart.

    Distress counts as declining (open, read strictly).
    """
    if outside(matter) or not matter.child or (for_care(matter) and protection_case(matter)):
        return False
    return unwilling(matter) or matter.patient.wishes == Wishes.DISTRESSED


@forbids("CUH-8.3", on=USE)
def child_is_unwilling(matter: Matter) -> Answer:
    """A recording that the child does not want used is not used, whoever consents.

    In child protection cases the veto is lifted for care and for nothing else (Reading 17).
    """
    return unwilling(matter) and not (matter.care_use and protection_case(matter))


@stands(Standing.HELD, "CUH-8.3")
def unwilling_child(matter: Matter) -> Answer:
    """What a child does not want used is released to nobody, child protection apart."""
    return not silent(matter) and unwilling(matter) and not protection_case(matter)


@requires("CUH-8.3", on=MAKE)
def only_for_clinical_or_teaching_features(matter: Matter) -> Answer:
    """Children are recorded only for features that care or teaching needs.

    What is made for care or teaching meets it (Reading 17); nothing else does.
    """
    if not young(matter) or outside(matter):
        return None
    return matter.recording.made_for in chosen(matter).children.made_for


@requires("CUH-8.3", on=MAKE)
def whole_body_only_if_necessary(matter: Matter) -> Answer:
    """The whole body of a child is shown only where a finding makes it necessary."""
    if not young(matter) or outside(matter) or Shows.WHOLE_BODY not in matter.recording.shows:
        return None
    return matter.has(Authority.CLINICALLY_JUSTIFIED)


@requires("CUH-8.3", on=MAKE)
def anogenital_only_for_finding_or_concern(matter: Matter) -> Answer:
    """A child's genital area is shown for an important finding or a concern about abuse."""
    if not _anogenital_of_a_child(matter):
        return None
    return matter.has(Authority.CLINICALLY_JUSTIFIED) or matter.has(Authority.SUSPECTED_CHILD_ABUSE)


@requires("CUH-8.3", on=MAKE)
def anogenital_only_by_the_trained(matter: Matter) -> Answer:
    """Such pictures are taken by registered clinical photographers, or by doctors trained and registered for it.

    The text strongly advocates it; read strictly as a condition (the profile's choice).
    """
    if not _anogenital_of_a_child(matter):
        return None
    return (
        matter.recording.made_by in chosen(matter).children.anogenital_makers
        or matter.actor.role in chosen(matter).children.anogenital_roles
    )


def _anogenital_of_a_child(matter: Matter) -> bool:
    return young(matter) and not outside(matter) and Shows.ANOGENITAL in matter.recording.shows


@adds(Obligation.JUSTIFY_IN_NOTES, "CUH-8.3", on=MAKE)
def justify_in_the_notes(matter: Matter) -> Answer:
    """Why a child's genital area had to be shown goes into the notes."""
    return _anogenital_of_a_child(matter)


@adds(Obligation.SPECIFIC_AREA_ONLY, "CUH-8.3", on=MAKE)
def only_the_area_of_interest(matter: Matter) -> Answer:
    """A recording of a child shows only the area of interest."""
    return young(matter) and not outside(matter)


@adds(Obligation.INFORM_PARENTS, "CUH-8.3", on=MAKE)
def inform_the_parents(matter: Matter) -> Answer:
    """Where a social worker or police officer consented, the parents are told that photographs were taken."""
    return social_worker_or_police_consents.answer(matter)


@adds(Obligation.STORE_CONSENT_WITH_RECORDING, "CUH-12", on=MAKE)
def keep_the_officials_form(matter: Matter) -> Answer:
    """The form that the social worker or police officer signed is kept with the recording like any other."""
    return social_worker_or_police_consents.answer(matter)
