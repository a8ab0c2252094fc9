"""GMC 36-39 and 43-46: recordings in widely accessible public media."""

from safelight.policy.facts import Authority, Kind, MadeBy, MadeFor, Purpose, Wishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import (
    apart,
    for_care,
    for_public,
    listed,
    principles_met,
    proxy_agrees_or_is_not_appointed,
)
from safelight.policy.person import ADULT
from safelight.policy.rule import MAKE, Answer, adds, forbids, permits, requires

BROAD = frozenset({Purpose.PUBLICATION, Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY})


@permits("GMC-37", on=MAKE)
def consent_to_public_media(matter: Matter) -> Answer:
    """A recording made for public media needs consent to it, recognisable or not; the listed kinds apart.

    Usually in writing, so that a spoken one will do. Adults who lack capacity: paragraph 45.
    """
    if not for_public(matter) or matter.incapable_adult:
        return None
    if matter.recording.kind == Kind.PATHOLOGY_SLIDE or (listed(matter) and matter.procedure is not None):
        return True
    return None if apart(matter) else bool(matter.granted)


@permits("GMC-38", on=BROAD)
def care_recording_for_the_public(matter: Matter) -> Answer:
    """A care recording goes to a broad public with consent, or anonymised.

    Asking all the same is good practice, no condition (Reading 3). A code is not enough, and neither is masking.
    """
    if not matter.public or not for_care(matter):
        return None
    return matter.anonymised or (bool(matter.granted) and not matter.incapable_adult)


@adds(Obligation.SEEK_CONSENT_IF_PRACTICABLE, "GMC-38", on=BROAD)
def ask_where_practicable(matter: Matter) -> Answer:
    """Before an anonymised care recording is published, the patient is asked where that is practicable."""
    if not matter.public or not for_care(matter) or not matter.anonymised or matter.dead:
        return False
    return Authority.CONSENT_NOT_PRACTICABLE not in matter.authorities and not matter.granted


@requires("GMC-39", on=MAKE)
def employer_agrees_to_outsiders(matter: Matter) -> Answer:
    """Before outsiders record patients, the employing or contracting body agrees.

    Reading 9. Covert recordings, which the police usually make, are judged by paragraph 54: authorised, and
    discussed first.
    """
    if matter.recording.made_by != MadeBy.EXTERNAL or matter.recording.kind == Kind.COVERT:
        return None
    return matter.has(Authority.EMPLOYER_AGREEMENT)


@requires("GMC-39", on=MAKE)
def host_organisation_agrees(matter: Matter) -> Answer:
    """Where another organisation treats the patients, it agrees too, to outsiders and to public media."""
    if not matter.circumstances.treated_elsewhere:
        return None
    if matter.recording.made_by != MadeBy.EXTERNAL and not for_public(matter):
        return None
    return matter.has(Authority.HOST_ORGANISATION_AGREEMENT)


@requires("GMC-39", on=MAKE)
def filmmaker_has_a_contract(matter: Matter) -> Answer:
    """Outsiders who record for public media have a contract.

    Open, read strictly: the text says that one is normally required.
    """
    if matter.recording.made_by != MadeBy.EXTERNAL or matter.recording.made_for != MadeFor.PUBLIC_MEDIA:
        return None
    return matter.has(Authority.FILMMAKER_CONTRACT)


@permits("GMC-34", "GMC-43", on=MAKE)
def child_or_parent_consents_to_public_media(matter: Matter) -> Answer:
    """For public media as for any secondary purpose: the competent child consents, else a parent."""
    if apart(matter) or not for_public(matter) or not matter.child:
        return None
    return bool(matter.granted)


@forbids("GMC-34", "GMC-43", on=MAKE)
def child_objects_to_public_media(matter: Matter) -> Answer:
    """Filming for the public stops when the child objects, in words or actions, or is distressed."""
    if not for_public(matter) or not matter.child:
        return False
    return matter.patient.wishes in (Wishes.OBJECTS, Wishes.DISTRESSED)


@forbids("GMC-44", on=MAKE | BROAD)
def child_may_be_harmed_or_distressed(matter: Matter) -> Answer:
    """Nothing of a child without capacity goes to the public if that may harm or distress it, whoever consents.

    Young people of 16 and 17 who lack capacity are included.
    """
    if not (for_public(matter) if matter.making else matter.public):
        return False
    if not (matter.dependent_child or (matter.incapable_adult and matter.patient.age < ADULT)):
        return False
    return matter.patient.harm_expected or matter.patient.wishes in (Wishes.OBJECTS, Wishes.DISTRESSED)


@permits("GMC-31", "GMC-45", on=MAKE)
def principles_for_public_media(matter: Matter) -> Answer:
    """Filming an adult who lacks capacity for the public follows the principles of paragraphs 31 and 32."""
    if apart(matter) or not for_public(matter) or not matter.incapable_adult:
        return None
    return principles_met(matter)


@forbids("GMC-32", "GMC-45", on=MAKE)
def whoever_holds_authority_refuses_filming(matter: Matter) -> Answer:
    """Whoever has legal authority for an adult who lacks capacity may refuse filming for the public too."""
    return for_public(matter) and matter.incapable_adult and matter.speakers.proxy.ended


@permits("GMC-46", on=BROAD)
def weighed_for_the_public(matter: Matter) -> Answer:
    """What was lawfully made of an adult who lacks capacity goes public only once weighed to be in the public interest.

    Weighed by whoever holds legal authority, else as in paragraph 16; made as paragraph 31 asks, care recordings
    included (the stricter reading).
    """
    if not matter.public or not matter.incapable_adult:
        return None
    return (
        matter.has(Authority.PUBLIC_INTEREST_ASSESSED)
        and principles_met(matter)
        and proxy_agrees_or_is_not_appointed(matter)
    )


@adds(Obligation.RECORD_PUBLIC_INTEREST, "GMC-16", "GMC-46", on=BROAD)
def record_the_weighing_for_the_public(matter: Matter) -> Answer:
    """Before it is shown to the public, what was weighed in the public interest is recorded."""
    return weighed_for_the_public.answer(matter)
