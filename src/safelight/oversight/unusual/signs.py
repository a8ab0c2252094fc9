"""What is unusual about a day's access. Pure: what was opened and who is who go in, signs come out.

None of them is proof of anything: each is a reason to ask.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from django.utils import timezone

from safelight.oversight.models import Unusual
from safelight.oversight.unusual.accesses import Access
from safelight.oversight.unusual.names import match, words
from safelight.policy.figures import Unusual as Figures

FEWEST_PEERS: Final = 4  # a median of fewer says little

Pair = tuple[UUID, UUID]
"""A member of staff and a patient."""

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is unusual; the fields are those of `UnusualAccess`."""

    of: Unusual
    staff: UUID
    day: date
    times: int
    patient: UUID | None = None
    role: str = ""
    usual: float | None = None
    peers: int | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Who is who: staff by their names, patients by family and given name; who is known to be whom, or not to be; who
    was in whose care team.
    """

    staff: Mapping[UUID, str]
    patients: Mapping[UUID, tuple[str, str]]
    same: Mapping[Pair, bool] = field(default_factory=dict)
    team: frozenset[Pair] = frozenset()


def signs(day: date, week: Iterable[Access], people: People, figures: Figures) -> list[Sign]:
    """Of one day; `week` is all access from its Monday to its end."""
    so_far = list(week)
    today = [each for each in so_far if timezone.localdate(each.at) == day]
    return [
        *_by_name(day, today, people),
        *_out_of_hours(day, today, people, figures),
        *_more_than_peers(monday(day), so_far, figures),
    ]


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _by_name(day: date, today: Iterable[Access], people: People) -> Iterator[Sign]:
    """Once for each pair: the gravest that holds."""
    times: dict[Pair, int] = defaultdict(int)
    for each in today:
        times[each.staff, each.patient] += 1
    namesakes = _namesakes(people, {patient for _, patient in times})
    for pair, number in times.items():
        if (of := _bears(pair, people, namesakes[pair[1]])) is not None:
            yield Sign(of, pair[0], day, number, pair[1])


def _bears(pair: Pair, people: People, namesakes: set[UUID]) -> Unusual | None:
    """`namesakes` are the members of staff who are the patient, as far as is known, or bear the same full name."""
    staff, patient = pair
    if staff in namesakes:
        return Unusual.OWN_RECORD
    if namesakes:
        return Unusual.COLLEAGUE
    if people.same.get(pair) is False or staff not in people.staff or patient not in people.patients:
        return None
    return Unusual.SAME_SURNAME if match(people.staff[staff], *people.patients[patient]).family else None


def _namesakes(people: People, patients: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """For each patient those of the staff who bear the whole name or are known to be them, less those known not to."""
    by_ends: dict[Ends, list[UUID]] = defaultdict(list)
    for key, name in people.staff.items():
        by_ends[_ends(words(name))].append(key)
    found: dict[UUID, set[UUID]] = {}
    for patient in patients:
        family, given = people.patients.get(patient, ("", ""))
        likely = by_ends[_ends(words(f"{given} {family}"))]
        found[patient] = {each for each in likely if match(people.staff[each], family, given).full}
    for (staff, patient), same in people.same.items():
        if patient in found:
            found[patient] = found[patient] | {staff} if same else found[patient] - {staff}
    return found


def _ends(name: list[str]) -> Ends:
    """Its first and its last word: whoever has not both in common has not the whole name."""
    return (name[0], name[-1]) if name else ("", "")


def _out_of_hours(day: date, today: Iterable[Access], people: People, figures: Figures) -> Iterator[Sign]:
    """Whoever cares for a patient may be called at any hour: that is not counted."""
    opened: dict[UUID, set[UUID]] = defaultdict(set)
    for each in today:
        hour = timezone.localtime(each.at).hour
        awake = figures.day_begins_hour <= hour < figures.day_ends_hour
        if not awake and (each.staff, each.patient) not in people.team:
            opened[each.staff].add(each.patient)
    for staff, patients in opened.items():
        yield Sign(Unusual.OUT_OF_HOURS, staff, day, len(patients))


def _more_than_peers(week: date, so_far: Iterable[Access], figures: Figures) -> Iterator[Sign]:
    """The median of the others is what is usual: one who opens a thousand does not move it."""
    opened: dict[str, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for each in so_far:
        opened[each.role][each.staff].add(each.patient)
    for role, by_staff in opened.items():
        numbers = {staff: len(patients) for staff, patients in by_staff.items()}
        for staff, number in numbers.items():
            others = [each for other, each in numbers.items() if other != staff]
            if len(others) < FEWEST_PEERS or number < figures.peers_least:
                continue
            usual = median(others)
            if number >= figures.peers_times * usual:
                yield Sign(
                    Unusual.MORE_THAN_PEERS, staff, week, number, role=role, usual=usual, peers=len(others)
                )
