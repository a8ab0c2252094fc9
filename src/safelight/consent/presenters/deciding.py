"""Who decides, in words: for the member of staff, and for whoever signs."""

from collections.abc import Mapping
from typing import Final

from safelight.consent.deciding import Candidate, Deciding, Ground
from safelight.policy.facts import Giver

WHO_DECIDES: Final[Mapping[Ground, str]] = {
    Ground.ABLE: "The patient decides.",
    Ground.COMPETENT: "The young person decides.",
    Ground.CHILD: "The patient is under 16: a person with parental responsibility decides.",
    Ground.NEWBORN: "A person with parental responsibility decides.",
    Ground.LACKS: "The patient cannot decide this: an attorney, deputy or guardian decides.",
    Ground.LACKS_UNDER_18: (
        "The patient cannot decide this and is under 18: a person with parental responsibility decides, "
        "or a deputy or guardian."
    ),
    Ground.DIED: "The patient has died: the personal representative decides.",
}
WHY: Final[Mapping[Ground, str]] = {
    Ground.ABLE: (
        "From 16 on everybody decides for themself, unless it was found that they cannot make this decision now "
        "(GMC-21, GMC-28, CUH-8.3)."
    ),
    Ground.COMPETENT: (
        "It was found that they can decide this for themself. A parent cannot decide in their place; "
        "encourage them to involve one (GMC-21, GMC-34)."
    ),
    Ground.CHILD: (
        "Nobody has found that they can decide this for themself. They are heard all the same, and their no stands, "
        "child protection apart (GMC-21, GMC-34, CUH-8.3)."
    ),
    Ground.NEWBORN: "For a stillborn or dying baby the parents are asked (CUH-8.3).",
    Ground.LACKS: (
        "A relative as such has no such authority. Where nobody has it, it is decided in the patient's best interests, "
        "with those who know them (GMC-18, GMC-19, CUH-8.2)."
    ),
    Ground.LACKS_UNDER_18: (
        "At 16 and 17 a parent may decide for one who cannot, in their best interests (GMC-18, CUH-8.3)."
    ),
    Ground.DIED: (
        "Near relatives are asked as well, wherever that is possible; their yes alone opens nothing (CUH-8.4)."
    ),
}
NOBODY: Final[Mapping[Giver, str]] = {
    Giver.PARENT: "Nobody with parental responsibility is on file yet.",
    Giver.ATTORNEY: "No attorney, deputy or guardian is on file.",
    Giver.PERSONAL_REPRESENTATIVE: "No personal representative is on file yet.",
}
SIGNERS: Final[Mapping[Giver, str]] = {
    Giver.PATIENT: "Patient's signature",
    Giver.PARENT: "Parent's signature",
    Giver.ATTORNEY: "Signature of the attorney, deputy or guardian",
    Giver.PERSONAL_REPRESENTATIVE: "Personal representative's signature",
    Giver.NEXT_OF_KIN: "Relative's signature",
    Giver.SOCIAL_WORKER: "Social worker's signature",
    Giver.POLICE: "Police officer's signature",
}
AS: Final[Mapping[Giver, str]] = {
    Giver.PARENT: "with parental responsibility",
    Giver.ATTORNEY: "with authority to decide for the patient",
    Giver.PERSONAL_REPRESENTATIVE: "personal representative of the patient who has died",
    Giver.NEXT_OF_KIN: "near relative of the patient who has died",
    Giver.SOCIAL_WORKER: "in child protection",
    Giver.POLICE: "in child protection",
}
HEARD_ONLY: Final = "is heard; the personal representative decides"


def nobody(deciding: Deciding) -> str:
    """What is missing where whoever decides is not known; empty where they are."""
    known = any(each.giver is deciding.giver for each in deciding.candidates)
    return "" if known else NOBODY.get(deciding.giver, "")


def capacity_of(candidate: Candidate) -> str:
    """`Mother, with parental responsibility`; of the patient, that it is the patient."""
    if candidate.giver is Giver.PATIENT:
        return "the patient"
    return f"{in_a_sentence(candidate.relationship)}, {AS[candidate.giver]}"


def in_a_sentence(relationship: str) -> str:
    """`mother`, as it is on file with a capital."""
    return relationship[:1].lower() + relationship[1:]


def in_a_line(candidate: Candidate) -> str:
    """Name and capacity: a choice of the page that asks."""
    heard = f" ({HEARD_ONLY})" if candidate.giver is Giver.NEXT_OF_KIN else ""
    return f"{candidate.name}, {capacity_of(candidate)}{heard}"


def signer(asked: Candidate) -> str:
    """Who signs and as what, in a sentence for them."""
    if asked.giver is Giver.PATIENT:
        return f"You decide for yourself: {asked.name}."
    verb = "You are asked" if asked.giver is Giver.NEXT_OF_KIN else "You decide for the patient"
    return f"{verb}: {asked.name}, {capacity_of(asked)}."
