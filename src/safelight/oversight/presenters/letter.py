"""Who saw a patient's photographs, for the patient to read and keep: days, names and whole sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Role
from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight import queries
from safelight.oversight.presenters.lay import LOOKED, PURPOSES, did
from safelight.oversight.presenters.log import named
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Purpose
from safelight.trail.events import Event
from safelight.web.components import PatientBanner
from safelight.web.wording import british_date, often, plural

NO_LONGER_KNOWN: Final = "Somebody whose name is no longer kept"
SHOWN_AT_MOST: Final = 3  # photographs that one line names


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that one person did on one day, in words that read the same each time that they did it."""

    who: str
    did: str


@dataclass(frozen=True, slots=True)
class LetterDay:
    """A day, and on it each deed with its times of the clock."""

    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who looked: what they are here, how often, and when for the last time."""

    name: str
    post: str
    times: str
    last: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole log of one patient in plain words. `sources` says what the numbers of paragraphs mean."""

    patient: PatientBanner
    name: str
    written: str
    summary: tuple[str, ...]
    looked: tuple[Who, ...]
    days: tuple[LetterDay, ...]
    sources: tuple[str, ...]
    back: str

    title = "Who saw your photographs"

    @classmethod
    def of(cls, patient: Patient, told: Iterable[Told], now: datetime) -> "Letter":
        """What the library did by itself, nobody acting, is left out: nobody saw anything then."""
        entries = [each for each in told if each.staff or each.entry.actor]
        staff = Staff.objects.in_bulk({each.staff for each in entries if each.staff})
        recordings = queries.recordings_by_pseudonym(patient.pk)
        return cls(
            patient=PatientBanner.of(patient, timezone.localdate(now)),
            name=f"{patient.given_name} {patient.family_name}",
            written=british_date(now),
            summary=tuple(_summary(entries)),
            looked=tuple(_looked(entries, staff)),
            days=tuple(_days(entries, staff, recordings)),
            sources=tuple(_sources(entries)),
            back=reverse("patient-log", kwargs={"patient": patient.pk}),
        )


def _summary(entries: Sequence[Told]) -> Iterator[str]:
    looked = [each for each in entries if _saw(each)]
    copies = sum(each.entry.event is Event.COPY_DOWNLOAD and each.entry.verdict != "deny" for each in entries)
    refused = sum(
        each.entry.verdict == "deny" or each.entry.event is Event.DOCUMENT_REFUSE for each in entries
    )
    people = len({each.entry.actor for each in looked})
    if looked:
        yield f"{plural(people, 'person', 'people')} looked at your photographs, {often(len(looked))} in all."
    else:
        yield "Nobody has looked at your photographs."
    yield f"{plural(copies, 'copy was', 'copies were')} taken." if copies else "Nobody took a copy."
    if refused:
        yield f"{often(refused).capitalize()}, the library refused what was asked."


def _looked(entries: Sequence[Told], staff: Mapping[UUID, Staff]) -> Iterator[Who]:
    """Newest first, so the first entry of each person is their last look."""
    by_person: dict[str, list[Told]] = {}
    for each in entries:
        if _saw(each):
            by_person.setdefault(str(each.entry.actor), []).append(each)
    for theirs in by_person.values():
        person = staff.get(theirs[0].staff) if theirs[0].staff else None
        post = f"{person.post}, {person.department}" if person else ""
        yield Who(
            person.name if person else NO_LONGER_KNOWN,
            post,
            often(len(theirs)).capitalize(),
            british_date(theirs[0].entry.at),
        )


def _days(
    entries: Sequence[Told], staff: Mapping[UUID, Staff], recordings: Mapping[str, Recording]
) -> Iterator[LetterDay]:
    for day, theirs in groupby(entries, lambda each: timezone.localdate(each.entry.at)):
        times: dict[Deed, list[str]] = {}
        for each in reversed(list(theirs)):  # a day is read from its morning on
            deed = Deed(_who(each, staff), _did(each, recordings))
            times.setdefault(deed, []).append(f"{timezone.localtime(each.entry.at):%H:%M}")
        yield LetterDay(british_date(day), tuple(_line(deed, at) for deed, at in times.items()))


def _line(deed: Deed, at: Sequence[str]) -> str:
    if len(at) == 1:
        return f"{at[0]}: {deed.who} {deed.did}."
    when = at[0] if at[0] == at[-1] else f"{at[0]} to {at[-1]}"
    return f"{when}: {deed.who} {deed.did}, {often(len(at))}."


def _who(told: Told, staff: Mapping[UUID, Staff]) -> str:
    person = staff.get(told.staff) if told.staff else None
    role = f" ({Role(told.entry.role).label})" if told.entry.role else ""
    return f"{person.name if person else NO_LONGER_KNOWN}{role}"


def _did(told: Told, recordings: Mapping[str, Recording]) -> str:
    entry = told.entry
    refused = entry.verdict == "deny"
    shown = [shows(recordings[name]).lower() for name in named(entry) if name in recordings]
    of = f" ({'; '.join(shown)})" if 0 < len(shown) <= SHOWN_AT_MOST else ""
    purpose = f", {PURPOSES[Purpose(entry.purpose)]}" if entry.purpose else ""
    because = f" ({', '.join(entry.citations)})" if refused and entry.citations else ""
    return f"{did(entry.event, refused=refused)}{because}{purpose}{of}"


def _saw(told: Told) -> bool:
    return told.entry.event in LOOKED and told.entry.verdict != "deny"


def _sources(entries: Sequence[Told]) -> Iterator[str]:
    """Where each paragraph that stands in the letter is from."""
    refused = (each.entry for each in entries if each.entry.verdict == "deny")
    cited = dict.fromkeys(one for entry in refused for one in entry.citations)
    for pack in settings.SAFELIGHT_STACK.packs:
        mine = [one for one in cited if one.partition("-")[0].lower() == pack.name]
        if mine:
            yield f"{', '.join(mine)}: {pack.title}"
