"""GMC 21, 34 and 35: children and young people. Public media, 43 and 44, are in `media.py`."""

from safelight.policy.facts import Giver, Wishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import (
    apart,
    for_care,
    for_secondary,
    on_implicit_consent,
    on_separate_consent,
)
from safelight.policy.rule import MAKE, USE, Answer, adds, forbids, permits


@permits("GMC-21", on=MAKE)
def child_or_parent_consents_to_care(matter: Matter) -> Answer:
    """A child who understands consents to a care recording; for one who does not, a parent must.

    The parent of a child who understands cannot consent in its place.
    """
    if apart(matter) or not for_care(matter) or not matter.child:
        return None
    return bool(matter.granted)


@forbids("GMC-21", on=MAKE)
def parent_refuses(matter: Matter) -> Answer:
    """For a child who cannot decide, the parent's refusal bars a care recording.

    It yields, as the consent does, where there is other valid authority (Decided).
    """
    if not for_care(matter) or apart(matter) or matter.child_protected:
        return False
    return matter.dependent_child and matter.speakers.proxy.ended


@adds(Obligation.INVOLVE_PARENTS, "GMC-21", on=MAKE)
def involve_the_parents_in_care(matter: Matter) -> Answer:
    """A competent child who consents is encouraged to involve the parents."""
    if not for_care(matter) or not matter.competent_child:
        return False
    return on_separate_consent(matter) or on_implicit_consent(matter)


@permits("GMC-34", on=MAKE)
def child_or_parent_consents_to_secondary(matter: Matter) -> Answer:
    """For a secondary purpose the competent child consents; for one who is not, a parent may."""
    if apart(matter) or not for_secondary(matter) or not matter.child:
        return None
    return bool(matter.granted)


@forbids("GMC-34", on=MAKE)
def child_objects_or_is_distressed(matter: Matter) -> Answer:
    """A recording for a secondary purpose stops when the child objects, in words or actions, or is distressed."""
    if not for_secondary(matter) or not matter.child:
        return False
    return matter.patient.wishes in (Wishes.OBJECTS, Wishes.DISTRESSED)


@adds(Obligation.INVOLVE_PARENTS, "GMC-34", on=MAKE)
def involve_the_parents_in_secondary(matter: Matter) -> Answer:
    """A competent child who agrees to a recording beyond care is encouraged to involve the parents."""
    return not for_care(matter) and matter.competent_child and on_separate_consent(matter)


@adds(Obligation.STOP_IF_ASKED, "GMC-34", on=MAKE)
def stop_for_child_or_parent(matter: Matter) -> Answer:
    """Beyond care, the recording of a child stops at the word of the child or the parent."""
    return not for_care(matter) and matter.child and on_separate_consent(matter)


@forbids("GMC-35", on=USE)
def matured_patient_takes_it_back(matter: Matter) -> Answer:
    """One who has matured may withdraw or narrow what a parent consented to, and has done so."""
    return matter.patient.matured_since and (matter.speakers.own.ended or matter.speakers.own.purpose_refused)


@adds(Obligation.OFFER_CONSENT_REVIEW, "GMC-35", on=USE)
def offer_review_to_the_matured(matter: Matter) -> Answer:
    """One who has matured is offered to withdraw or vary what a parent consented to, while recognisable.

    Until then the parent's consent stands (Reading 5). It comes with every use on that consent.
    """
    if not matter.patient.matured_since or not matter.recognisable:
        return False
    return any(consent.by == Giver.PARENT for consent in matter.granted)
