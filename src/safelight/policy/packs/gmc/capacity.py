"""GMC 18-20, 31 and 32: adults who lack capacity. Public media, 45 and 46, are in `media.py`."""

from safelight.policy.facts import Authority, MadeFor, Purpose
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import (
    apart,
    for_care,
    for_secondary,
    principles_met,
    proxy_agrees_or_is_not_appointed,
)
from safelight.policy.rule import MAKE, USE_BEYOND_RECORD, Answer, adds, forbids, permits

PROFESSIONAL = USE_BEYOND_RECORD - {Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY}


def _cannot_decide(matter: Matter) -> bool:
    """An adult who lacks capacity, lastingly or, being unconscious, for now."""
    return matter.incapable_adult or (matter.unconscious and not matter.child)


@permits("GMC-18", on=MAKE)
def whoever_holds_authority_consents(matter: Matter) -> Answer:
    """For an adult who cannot decide, whoever has legal authority consents to a care recording.

    A relative as such has none. At 16 and 17 it is a parent, with a best-interests decision (Decided). What the
    patient signed while able, before an anaesthetic, stands; a signature of one who lacks capacity lastingly does not
    (open, read strictly).
    """
    if apart(matter) or not for_care(matter) or not _cannot_decide(matter):
        return None
    return bool(matter.granted)


@forbids("GMC-18", on=MAKE)
def whoever_holds_authority_refuses(matter: Matter) -> Answer:
    """The refusal of whoever has legal authority bars a care recording, integral to treatment or not."""
    return for_care(matter) and _cannot_decide(matter) and matter.speakers.proxy.ended


@permits("GMC-19", on=MAKE)
def integral_to_lawful_treatment(matter: Matter) -> Answer:
    """Where nobody holds authority, or treatment is immediate, a recording that is integral to it may be made.

    Decided: an unconscious child is treated as an unconscious adult; and a consultant's authority on suspected abuse
    of an adult who cannot decide, with a best-interests decision, is in accordance with the law.
    """
    if apart(matter) or not for_care(matter) or not (matter.incapable_adult or matter.unconscious):
        return None
    if matter.has(Authority.INTEGRAL_TO_TREATMENT):
        return True
    return not matter.child and matter.has(
        Authority.CONSULTANT_VITAL_INTERESTS,
        Authority.SUSPECTED_ADULT_ABUSE,
        Authority.BEST_INTERESTS,
    )


@permits("GMC-20", on=PROFESSIONAL)
def weighed_for_one_who_cannot_agree(matter: Matter) -> Answer:
    """For an adult who lacks capacity a secondary use must be in the public interest, and that must be weighed.

    By agreement of whoever holds legal power; by the doctor's own decision only where nobody is appointed. The
    attorney's agreement without the weighing is not enough (open, read strictly). A broad public: paragraph 46.
    """
    if not matter.incapable_adult or not for_care(matter) or matter.public:
        return None
    return matter.has(Authority.PUBLIC_INTEREST_ASSESSED) and proxy_agrees_or_is_not_appointed(matter)


@forbids("GMC-20", on=USE_BEYOND_RECORD)
def whoever_holds_power_refuses_the_use(matter: Matter) -> Answer:
    """Where whoever holds legal power has refused, no weighing of interests replaces the agreement."""
    proxy = matter.speakers.proxy
    return matter.incapable_adult and (proxy.ended or proxy.purpose_refused)


@adds(Obligation.RECORD_PUBLIC_INTEREST, "GMC-16", "GMC-20", on=PROFESSIONAL)
def record_the_weighing(matter: Matter) -> Answer:
    """Whoever decides, what was weighed in the public interest is recorded."""
    return weighed_for_one_who_cannot_agree.answer(matter)


@adds(Obligation.ANONYMISE_FIRST, "GMC-20", on=USE_BEYOND_RECORD)
def anonymise_for_one_who_cannot_agree(matter: Matter) -> Answer:
    """A care recording of an adult who lacks capacity is anonymised or coded wherever that serves the purpose."""
    return matter.incapable_adult and for_care(matter) and matter.to_be_anonymised


@permits("GMC-31", on=MAKE)
def principles_for_secondary_recordings(matter: Matter) -> Answer:
    """For an adult who lacks capacity it must be necessary, in their interests, and by the least restrictive way.

    Both findings are needed (Reading 6), whoever else agrees. The exemptions for research of paragraph 33 open
    nothing here (open, read strictly); one who is only unconscious can be asked later, and is not covered.
    """
    if apart(matter) or not for_secondary(matter) or not matter.incapable_adult:
        return None
    return principles_met(matter)


@permits("GMC-33", on=MAKE)
def research_follows_the_same_principles(matter: Matter) -> Answer:
    """Research with adults who lack capacity follows the same principles.

    The law's exemptions are left to those who approve the research. Open, read strictly: an exemption replaces
    neither finding of paragraph 31.
    """
    if apart(matter) or not matter.incapable_adult or matter.recording.made_for != MadeFor.RESEARCH:
        return None
    return principles_met(matter)


@forbids("GMC-32", on=MAKE)
def whoever_holds_authority_refuses_secondary(matter: Matter) -> Answer:
    """Whoever has legal authority applies the same principles, and may refuse."""
    return for_secondary(matter) and matter.incapable_adult and matter.speakers.proxy.ended


@permits("GMC-31", on=PROFESSIONAL)
def principles_for_the_purpose_it_was_made_for(matter: Matter) -> Answer:
    """What was made under these principles for a secondary purpose serves that purpose and no other.

    The paragraph speaks of any decision about the patient; it is read as reaching the use that was its aim.
    """
    if not matter.incapable_adult or matter.recording.made_for.purpose != matter.purpose:
        return None
    return principles_met(matter) and proxy_agrees_or_is_not_appointed(matter)
