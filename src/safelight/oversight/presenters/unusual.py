"""Unusual access in words: what was found, why it may be harmless, and what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting
from safelight.oversight.forms.unusual import AnswerForm
from safelight.oversight.models import Outcome, Unusual, UnusualAccess, UnusualAnswer
from safelight.oversight.presenters.log import LogLine, Shown, activity_of, known_in, log_lines
from safelight.oversight.presenters.suspicion import (
    HARMLESS,
    KNOWN_TO_BE_THEM,
    against,
    harmless,
    is_known,
    sentence,
)
from safelight.oversight.unusual.finding import known_same
from safelight.oversight.unusual.listing import Around, Judged
from safelight.oversight.unusual.signs import Pair
from safelight.web.components import EmptyState, PatientBanner, Tag
from safelight.web.wording import british_date, british_time

HEADINGS: Final[Mapping[Unusual, str]] = {
    Unusual.OWN_RECORD: "Their own record",
    Unusual.COLLEAGUE: "A colleague's record",
    Unusual.SAME_SURNAME: "The same family name",
    Unusual.MORE_THAN_PEERS: "Far more than others in the role",
    Unusual.OUT_OF_HOURS: "Out of hours",
}
OUTCOMES: Final[Mapping[str | None, Tag]] = {
    None: Tag("To be looked into", "yellow"),
    Outcome.TO_BE_ASKED: Tag("To be asked", "orange"),
    Outcome.EXPLAINED: Tag("Explained", "green"),
    Outcome.INCIDENT: Tag("Incident opened", "red"),
}
LOOKED: Final = "Each night the library looks at the day before. It has looked at all days up to {day}."
NEVER_LOOKED: Final = (
    "The library has not looked yet. It does so each night, as long as a worker runs: safelight work."
)
NOT_ONESELF: Final = "This is about you. Somebody else who watches over the library looks into it."


@dataclass(frozen=True, slots=True)
class UnusualLine:
    """One of them in the list."""

    heading: str
    href: str
    sentence: str
    harmless: str
    state: Tag

    @classmethod
    def of(cls, unusual: Judged, same: Mapping[Pair, bool]) -> "UnusualLine":
        known = is_known(unusual, same)
        return cls(
            heading=HEADINGS[Unusual(unusual.of)],
            href=reverse("unusual", kwargs={"unusual": unusual.pk}),
            sentence=sentence(unusual, known=known),
            harmless=KNOWN_TO_BE_THEM if known else HARMLESS[Unusual(unusual.of)],
            state=OUTCOMES[unusual.last],
        )


def unusual_lines(some: Iterable[Judged]) -> tuple[UnusualLine, ...]:
    """Each with what is known about its two people."""
    several = list(some)
    same = known_same(each.patient_id for each in several if each.patient_id)
    return tuple(UnusualLine.of(each, same) for each in several)


@dataclass(frozen=True, slots=True)
class UnusualPage:
    """What waits, the gravest first; and what was settled last."""

    waiting: tuple[UnusualLine, ...]
    number: int  # that wait, shown or not
    settled: tuple[UnusualLine, ...]
    looked: str

    title = "Unusual access"

    @classmethod
    def of(
        cls, waiting: Iterable[Judged], number: int, settled: Iterable[Judged], looked: date | None
    ) -> "UnusualPage":
        """`looked` is the last day that was looked at."""
        return cls(
            unusual_lines(waiting),
            number,
            unusual_lines(settled),
            LOOKED.format(day=british_date(looked)) if looked else NEVER_LOOKED,
        )

    @property
    def none_waiting(self) -> EmptyState:
        text = (
            "What is unusual about a day's access is listed here on the next morning, with a reason to ask."
        )
        return EmptyState("Nothing waits to be looked into", text)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What somebody wrote down about it."""

    state: Tag
    words: str
    by: str
    incident: str | None

    @classmethod
    def of(cls, said: UnusualAnswer) -> "AnswerLine":
        incident = reverse("incident", kwargs={"incident": said.incident_id}) if said.incident_id else None
        return cls(OUTCOMES[said.outcome], said.words, f"{said.by.name}, {british_time(said.at)}", incident)


@dataclass(frozen=True, slots=True)
class OneUnusualPage:
    """One of them: what was found, what speaks for it, the entries, and what came of it. `form` is None for the person
    whom it is about.
    """

    title: str
    patient: PatientBanner | None
    staff: Shown
    post: str
    sentence: str
    found: str
    harmless: tuple[str, ...]
    against: str
    lines: tuple[LogLine, ...]
    answers: tuple[AnswerLine, ...]
    earlier: tuple[UnusualLine, ...]
    form: AnswerForm | None

    not_oneself = NOT_ONESELF

    @classmethod
    def of(cls, by: Acting, unusual: UnusualAccess, around: Around, form: AnswerForm) -> "OneUnusualPage":
        staff, patient = unusual.staff, unusual.patient
        told = around.told
        return cls(
            title=f"Unusual access: {HEADINGS[Unusual(unusual.of)].lower()}",
            patient=PatientBanner.of(patient, timezone.localdate(by.at)) if patient else None,
            staff=Shown(staff.name, activity_of(staff.pk)),
            post=f"{staff.post}, {staff.department}",
            sentence=sentence(unusual, known=around.known),
            found=british_time(unusual.found_at),
            harmless=tuple(harmless(unusual, around)),
            against=against(around.beside),
            lines=tuple(log_lines(told, known_in(told))),
            answers=tuple(AnswerLine.of(each) for each in around.answers),
            earlier=unusual_lines(around.earlier),
            form=None if staff.pk == by.staff else form,
        )
