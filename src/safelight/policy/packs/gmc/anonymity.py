"""GMC 17 and 20: recordings that are already anonymised or coded."""

from safelight.policy.facts import Purpose
from safelight.policy.matter import Matter
from safelight.policy.packs.gmc.terms import for_care
from safelight.policy.rule import USE, USE_BEYOND_RECORD, Answer, permits


@permits("GMC-17", on=USE - {Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY})
def anonymised_or_coded(matter: Matter) -> Answer:
    """An anonymised or coded recording serves research, teaching and other healthcare purposes without consent.

    It must be so already (Reading 1), and may-be counts as identifiable. Open, read strictly: masked is not
    anonymised, and in print a code is not enough. What goes to a broad public is paragraph 38's matter.
    """
    if matter.public:
        return None
    if matter.purpose == Purpose.PUBLICATION:
        return matter.anonymised
    if matter.record_use:
        return True if not matter.recognisable else None
    return not matter.recognisable


@permits("GMC-20", on=USE_BEYOND_RECORD - {Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY})
def anonymised_or_coded_for_one_who_cannot_agree(matter: Matter) -> Answer:
    """Once anonymised or coded, a care recording of an adult who lacks capacity may be used as anybody's may."""
    return anonymised_or_coded.answer(matter) if matter.incapable_adult and for_care(matter) else None
