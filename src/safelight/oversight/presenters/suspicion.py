"""The sentences about unusual access: what was found, and why it may be harmless."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.conf import settings

from safelight.ledger.acting import Role
from safelight.oversight.models import Unusual, UnusualAccess
from safelight.oversight.presenters.log import full_name
from safelight.oversight.unusual.listing import Around, Beside
from safelight.oversight.unusual.signs import Pair
from safelight.web.wording import british_date, often, plural

HARMLESS: Final[Mapping[Unusual, str]] = {
    Unusual.OWN_RECORD: "Only names were compared: two people may share one.",
    Unusual.COLLEAGUE: "Staff are patients too, and somebody has to care for them. Two people may also share a name.",
    Unusual.SAME_SURNAME: "It may be chance.",
    Unusual.MORE_THAN_PEERS: "A clinic, an audit, teaching or cover for somebody may explain it.",
    Unusual.OUT_OF_HOURS: "Whoever is on call is asked for advice on patients whom they do not know.",
}
KNOWN_TO_BE_THEM: Final = (
    "The patient is this person. Staff see their own record by asking for it, as patients do."
)
IN_TEAM: Final = "They were in the patient's care team on that day."
UNEXPLAINED: Final = "They were not in the patient's care team on that day, and had stated no reason."


def sentence(unusual: UnusualAccess, *, known: bool) -> str:
    """What was found. `known`: that the patient is the member of staff is no guess from names."""
    who, on, times = unusual.staff.name, british_date(unusual.day), often(unusual.times)
    whose = full_name(unusual.patient) if unusual.patient else plural(unusual.times, "patient")
    match Unusual(unusual.of):
        case Unusual.OWN_RECORD if known:
            return f"{who} opened their own record {times} on {on}."
        case Unusual.OWN_RECORD:
            return f"{who} opened the record of {whose}, who bears their own name, {times} on {on}."
        case Unusual.COLLEAGUE:
            return f"{who} opened the record of {whose}, who bears a colleague's name, {times} on {on}."
        case Unusual.SAME_SURNAME:
            return f"{who} opened the record of {whose}, who has the same family name, {times} on {on}."
        case Unusual.MORE_THAN_PEERS:
            return (
                f"{who} opened records of {whose} as {_role(unusual)} in the week of {on}. {_usual(unusual)}"
            )
        case Unusual.OUT_OF_HOURS:
            return f"{who} opened records of {whose} on {on} {_hours()}, without being in their care team."


def is_known(unusual: UnusualAccess, same: Mapping[Pair, bool]) -> bool:
    """Whether somebody found out that this patient is this member of staff."""
    return unusual.patient_id is not None and same.get((unusual.staff_id, unusual.patient_id), False)


def harmless(unusual: UnusualAccess, around: Around) -> Iterator[str]:
    """What may explain it, as far as the library knows."""
    yield KNOWN_TO_BE_THEM if around.known else HARMLESS[Unusual(unusual.of)]
    beside = around.beside
    if beside is None:
        return
    if unusual.of == Unusual.SAME_SURNAME:
        yield f"{plural(beside.namesakes, 'patient has', 'patients have')} this family name here."
    if beside.in_care_team:
        yield IN_TEAM
    for reason in beside.reasons:
        yield f"They had stated a reason to open the record. {reason}"


def against(beside: Beside | None) -> str:
    """What makes it worth asking, beside what was found."""
    return UNEXPLAINED if beside and not beside.in_care_team and not beside.reasons else ""


def _role(unusual: UnusualAccess) -> str:
    return Role(unusual.role).label.lower()


def _usual(unusual: UnusualAccess) -> str:
    """The median may lie between two numbers."""
    usual = f"{unusual.usual:g}"
    return f"Half of the {unusual.peers} others in that role opened those of {usual} or fewer."


def _hours() -> str:
    figures = settings.SAFELIGHT_STACK.profile.unusual
    return f"before {figures.day_begins_hour:02}:00 or after {figures.day_ends_hour:02}:00"
