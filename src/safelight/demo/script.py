"""What has happened in the demonstration's hospital, as data: who was photographed when, and what they
agreed to.
"""

from dataclasses import dataclass, replace
from typing import Final

from safelight.demo.pictures import Kind, Tone
from safelight.library.making import Making
from safelight.policy.facts import Device, Giver, Level, MadeBy, Purpose, Shows
from safelight.studio.actions import BY_THE_STUDIO
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
    finding: Kind
    courses: tuple[float, ...] = ()  # one photograph each: 0 is the least of the finding, 1 the most
    level: Level | None = Level.RECORDS
    purposes: tuple[Purpose, ...] = ()
    purpose_named: str = ""
    giver: Giver = Giver.PATIENT
    giver_name: str = ""
    place: str = "Clinic 4"
    urgency: Urgency = Urgency.ROUTINE
    infection_risk: str = ""
    tone: Tone | None = None
    unconscious: bool = False  # nobody can be asked yet
    refused_by: str = ""  # somebody who answers too, afterwards, and says no
    making: Making = BY_THE_STUDIO


@dataclass(frozen=True, slots=True)
class ChangeOfMind:
    """A patient withdraws everything."""

    days_ago: int
    patient: str
    reason: str


INTIMATE: Final = replace(BY_THE_STUDIO, shows=(Shows.INTIMATE,))
A_WARDS_TELEPHONE: Final = Making(made_by=MadeBy.UNREGISTERED_STAFF, device=Device.MOBILE_PHONE)

SITTINGS: Final = (
    Sitting(
        410,
        "Mensah",
        "Left elbow",
        "Plaque psoriasis before treatment",
        Kind.RASH,
        (0.8, 0.8),
        Level.TEACHING,
        tone=Tone.TYPE_5,
    ),
    Sitting(
        320,
        "Mensah",
        "Left elbow",
        "Psoriasis after 12 weeks of treatment",
        Kind.RASH,
        (0.3,),
        Level.TEACHING,
        tone=Tone.TYPE_5,
    ),
    Sitting(
        200,
        "Mensah",
        "Left elbow",
        "Psoriasis in remission",
        Kind.RASH,
        (0.0,),
        Level.TEACHING,
        tone=Tone.TYPE_5,
    ),
    Sitting(
        150,
        "Whitlock",
        "Right lower leg",
        "Venous ulcer at first visit",
        Kind.ULCER,
        (0.9, 0.9),
        place="Ward D6",
    ),
    Sitting(
        110,
        "Whitlock",
        "Right lower leg",
        "Venous ulcer, compression for 6 weeks",
        Kind.ULCER,
        (0.6,),
        place="Ward D6",
    ),
    Sitting(
        60, "Whitlock", "Right lower leg", "Venous ulcer, nearly healed", Kind.ULCER, (0.3,), place="Ward D6"
    ),
    Sitting(
        95,
        "Patel",
        "Upper back",
        "Changing mole, for comparison",
        Kind.MOLE,
        (0.3,),
        Level.TEACHING,
        tone=Tone.TYPE_4,
    ),
    Sitting(
        20,
        "Patel",
        "Upper back",
        "Mole before excision; case report planned",
        Kind.MOLE,
        (0.9, 0.9),
        Level.SPECIFIED,
        (Purpose.PUBLICATION,),
        "Case report in the Journal of Illustrated Dermatology",
        tone=Tone.TYPE_4,
    ),
    Sitting(
        75,
        "Nowak",
        "Right forearm",
        "Scald, day 2",
        Kind.BURN,
        (0.9, 0.7),
        Level.TEACHING,
        place="Burns unit",
        tone=Tone.TYPE_2,
    ),
    Sitting(
        40,
        "Green",
        "Left foot",
        "Diabetic foot wound",
        Kind.WOUND,
        (0.7,),
        place="Clinic 9",
        tone=Tone.TYPE_2,
    ),
    Sitting(
        33,
        "Yousef",
        "Left cheek",
        "Infantile haemangioma, growth",
        Kind.RASH,
        (0.3,),
        Level.TEACHING,
        giver=Giver.PARENT,
        giver_name="Samira Yousef",
        place="Children's clinic",
        tone=Tone.TYPE_3,
    ),
    Sitting(
        120,
        "Davies",
        "Right hand",
        "Contracture before surgery",
        Kind.BRUISE,
        (0.3,),
        Level.TEACHING,
        tone=Tone.TYPE_1,
    ),
    Sitting(
        70, "Patel", "Left breast", "Reconstruction", Kind.BRUISE, (0.2,), tone=Tone.TYPE_4, making=INTIMATE
    ),
    Sitting(
        2,
        "O'Connell",
        "Lower back",
        "Extent of bruising after a fall",
        Kind.BRUISE,
        level=None,
        place="Ward C3",
    ),
    Sitting(
        1,
        "Abiola",
        "Abdomen",
        "Surgical wound, dehiscence",
        Kind.WOUND,
        place="Ward J4",
        urgency=Urgency.URGENT,
        infection_risk="MRSA: gloves and apron",
    ),
    Sitting(1, "Mensah", "Scalp", "New scaling", Kind.RASH, level=Level.TEACHING, urgency=Urgency.TODAY),
    Sitting(
        90,
        "Brennan",
        "Left thigh",
        "Burn scar before revision",
        Kind.BURN,
        (0.5,),
        Level.TEACHING,
        giver=Giver.PARENT,
        giver_name="Orla Brennan",
        place="Children's clinic",
        tone=Tone.TYPE_2,
    ),
    Sitting(
        18,
        "Khan",
        "Right flank",
        "Bruising on admission after a road accident",
        Kind.BRUISE,
        (0.8,),
        level=None,
        place="Intensive care, bed 4",
        urgency=Urgency.TODAY,
        tone=Tone.TYPE_4,
        unconscious=True,
    ),
    Sitting(
        9,
        "Idris",
        "Right hand",
        "Burn from a kettle, for teaching",
        Kind.BURN,
        (0.4,),
        Level.TEACHING,
        giver=Giver.PARENT,
        giver_name="Hana Idris",
        refused_by="Karim Idris",
        place="Burns unit",
        tone=Tone.TYPE_5,
    ),
    Sitting(
        4,
        "Szabo",
        "Left heel",
        "Pressure damage found at night",
        Kind.WOUND,
        (0.5,),
        place="Ward J4",
        tone=Tone.TYPE_2,
        making=A_WARDS_TELEPHONE,
    ),
)

CHANGES_OF_MIND: Final = (
    ChangeOfMind(30, "Nowak", "Does not want students to see it any more"),
    ChangeOfMind(12, "Green", "Changed his mind"),
)
