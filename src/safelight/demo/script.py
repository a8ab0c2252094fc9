"""What has happened in the demonstration's hospital, as data: who was photographed when, and what they
agreed to.
"""

from dataclasses import dataclass
from typing import Final

from safelight.policy.facts import Giver, Level, Purpose
from safelight.studio.models import Urgency


@dataclass(frozen=True, slots=True)
class Sitting:
    """A request, what was agreed to (None: nobody has been asked yet), and the pictures of it (none: it
    waits).
    """

    days_ago: int
    patient: str
    body_site: str
    reason: str
    picture: str  # a kind that `pictures.draw` knows
    stages: tuple[int, ...] = ()  # one photograph each
    level: Level | None = Level.RECORDS
    purposes: tuple[Purpose, ...] = ()
    purpose_named: str = ""
    giver: Giver = Giver.PATIENT
    giver_name: str = ""
    place: str = "Clinic 4"
    urgency: Urgency = Urgency.ROUTINE
    infection_risk: str = ""
    skin: int = 0


@dataclass(frozen=True, slots=True)
class ChangeOfMind:
    """A patient withdraws everything."""

    days_ago: int
    patient: str
    reason: str


SITTINGS: Final = (
    Sitting(
        410,
        "Mensah",
        "Left elbow",
        "Plaque psoriasis before treatment",
        "rash",
        (2, 2),
        Level.TEACHING,
        skin=4,
    ),
    Sitting(
        320,
        "Mensah",
        "Left elbow",
        "Psoriasis after 12 weeks of treatment",
        "rash",
        (1,),
        Level.TEACHING,
        skin=4,
    ),
    Sitting(200, "Mensah", "Left elbow", "Psoriasis in remission", "rash", (0,), Level.TEACHING, skin=4),
    Sitting(
        150, "Whitlock", "Right lower leg", "Venous ulcer at first visit", "ulcer", (3, 3), place="Ward D6"
    ),
    Sitting(
        110,
        "Whitlock",
        "Right lower leg",
        "Venous ulcer, compression for 6 weeks",
        "ulcer",
        (2,),
        place="Ward D6",
    ),
    Sitting(60, "Whitlock", "Right lower leg", "Venous ulcer, nearly healed", "ulcer", (1,), place="Ward D6"),
    Sitting(95, "Patel", "Upper back", "Changing mole, for comparison", "mole", (1,), Level.TEACHING, skin=3),
    Sitting(
        20,
        "Patel",
        "Upper back",
        "Mole before excision; case report planned",
        "mole",
        (3, 3),
        Level.SPECIFIED,
        (Purpose.PUBLICATION,),
        "Case report in the Journal of Illustrated Dermatology",
        skin=3,
    ),
    Sitting(
        75,
        "Nowak",
        "Right forearm",
        "Scald, day 2",
        "burn",
        (3, 2),
        Level.TEACHING,
        place="Burns unit",
        skin=1,
    ),
    Sitting(40, "Green", "Left foot", "Diabetic foot wound", "wound", (2,), place="Clinic 9", skin=1),
    Sitting(
        33,
        "Yousef",
        "Left cheek",
        "Infantile haemangioma, growth",
        "rash",
        (1,),
        Level.TEACHING,
        giver=Giver.PARENT,
        giver_name="Samira Yousef",
        place="Children's clinic",
        skin=2,
    ),
    Sitting(
        120, "Davies", "Right hand", "Contracture before surgery", "bruise", (1,), Level.TEACHING, skin=0
    ),
    Sitting(
        2, "O'Connell", "Lower back", "Extent of bruising after a fall", "bruise", level=None, place="Ward C3"
    ),
    Sitting(
        1,
        "Abiola",
        "Abdomen",
        "Surgical wound, dehiscence",
        "wound",
        place="Ward J4",
        urgency=Urgency.URGENT,
        infection_risk="MRSA: gloves and apron",
    ),
    Sitting(1, "Mensah", "Scalp", "New scaling", "rash", level=Level.TEACHING, urgency=Urgency.TODAY),
)

CHANGES_OF_MIND: Final = (
    ChangeOfMind(30, "Nowak", "Does not want students to see it any more"),
    ChangeOfMind(12, "Green", "Changed his mind"),
)
