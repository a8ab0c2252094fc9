"""In what capacities somebody speaks for a patient, which document shows it, and for whom that can be.

The words for each are here once: on the page that asks, on the form, and on what is signed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from safelight.consent.deciding import Ground
from safelight.consent.models import Document
from safelight.policy.facts import Giver


@dataclass(frozen=True, slots=True)
class SpeaksAs:
    """`documents` are those that show it; where there are none, none is asked for."""

    key: str
    giver: Giver
    words: str
    documents: tuple[Document, ...] = ()


_D: Final = Document
SPEAKING_AS: Final = (
    SpeaksAs("mother", Giver.PARENT, "Mother"),
    SpeaksAs("father", Giver.PARENT, "Father, married to the mother or on the birth certificate"),
    SpeaksAs(
        "by-order",
        Giver.PARENT,
        "Guardian or other person with parental responsibility by order or agreement",
        (_D.COURT_ORDER, _D.PARENTAL_RESPONSIBILITY_AGREEMENT, _D.GUARDIANSHIP_ORDER),
    ),
    SpeaksAs("local-authority", Giver.PARENT, "Local authority with a care order", (_D.CARE_ORDER,)),
    SpeaksAs("social-worker", Giver.SOCIAL_WORKER, "Social worker", (_D.IDENTITY_CARD, _D.CARE_ORDER)),
    SpeaksAs("police", Giver.POLICE, "Police officer", (_D.WARRANT_CARD,)),
    SpeaksAs("attorney", Giver.ATTORNEY, "Attorney for health and welfare", (_D.LASTING_POWER_OF_ATTORNEY,)),
    SpeaksAs("deputy", Giver.ATTORNEY, "Deputy appointed by the court", (_D.DEPUTYSHIP_ORDER,)),
    SpeaksAs("guardian", Giver.ATTORNEY, "Guardian", (_D.GUARDIANSHIP_ORDER,)),
    SpeaksAs("executor", Giver.PERSONAL_REPRESENTATIVE, "Executor", (_D.WILL, _D.GRANT_OF_PROBATE)),
    SpeaksAs(
        "administrator", Giver.PERSONAL_REPRESENTATIVE, "Administrator", (_D.LETTERS_OF_ADMINISTRATION,)
    ),
    SpeaksAs("partner", Giver.NEXT_OF_KIN, "Husband, wife or partner"),
    SpeaksAs("relative", Giver.NEXT_OF_KIN, "Child, parent, brother, sister or other near relative"),
)
DOCUMENTS: Final[Mapping[Document, str]] = {
    _D.BIRTH_CERTIFICATE: "Birth certificate",
    _D.CARE_ORDER: "Care order or interim care order",
    _D.COURT_ORDER: "Court order",
    _D.DEPUTYSHIP_ORDER: "Court order that appoints the deputy",
    _D.GRANT_OF_PROBATE: "Grant of probate",
    _D.GUARDIANSHIP_ORDER: "Guardianship order",
    _D.IDENTITY_CARD: "Identity card of the local authority",
    _D.LASTING_POWER_OF_ATTORNEY: "Lasting power of attorney for health and welfare, registered",
    _D.LETTERS_OF_ADMINISTRATION: "Letters of administration",
    _D.PARENTAL_RESPONSIBILITY_AGREEMENT: "Parental responsibility agreement",
    _D.WARRANT_CARD: "Warrant card",
    _D.WILL: "Will that names the executor",
}
RECORDED: Final[Mapping[Ground, frozenset[Giver]]] = {
    Ground.ABLE: frozenset({Giver.ATTORNEY}),
    Ground.COMPETENT: frozenset({Giver.PARENT}),
    Ground.CHILD: frozenset({Giver.PARENT}),
    Ground.NEWBORN: frozenset({Giver.PARENT}),
    Ground.LACKS: frozenset({Giver.ATTORNEY}),
    Ground.LACKS_UNDER_18: frozenset({Giver.PARENT, Giver.ATTORNEY}),
    Ground.DIED: frozenset({Giver.PERSONAL_REPRESENTATIVE, Giver.NEXT_OF_KIN}),
}
"""Who can be put on file while it is so. A power of attorney is often shown before it is needed."""


def open_to(ground: Ground, *, protection: bool) -> tuple[SpeaksAs, ...]:
    """In what capacities somebody can speak for this patient."""
    givers = RECORDED[ground] | ({Giver.SOCIAL_WORKER, Giver.POLICE} if protection else frozenset())
    return tuple(each for each in SPEAKING_AS if each.giver in givers)


def speaks_as(key: str) -> SpeaksAs:
    """Raises `StopIteration` where there is none."""
    return next(each for each in SPEAKING_AS if each.key == key)


def documents_for(standings: Iterable[SpeaksAs]) -> tuple[Document, ...]:
    """Each document that shows one of these, once."""
    return tuple(dict.fromkeys(document for each in standings for document in each.documents))
