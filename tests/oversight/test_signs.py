"""What is unusual about a day's access: names, peers, hours. An invented ward; nothing is read from tables."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from safelight.oversight.models import Unusual
from safelight.oversight.unusual.accesses import Access
from safelight.oversight.unusual.signs import People, Sign, signs
from safelight.policy.figures import Unusual as Figures

WEDNESDAY, MONDAY = date(2026, 11, 25), date(2026, 11, 23)
HALE, OSEI, PATIENT = uuid4(), uuid4(), uuid4()


def at(hour: int, minute: int = 0, day: date = WEDNESDAY) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


NOON = at(12)


def opened(staff: UUID, patient: UUID, when: datetime = NOON, role: str = "clinician") -> Access:
    return Access(staff, role, patient, when)


def people(family: str, given: str, **known: object) -> People:
    return People({HALE: "Tom Hale", OSEI: "David Osei"}, {PATIENT: (family, given)}, **known)  # type: ignore[arg-type]


def found(week: list[Access], who: People) -> list[Sign]:
    return signs(WEDNESDAY, week, who, Figures())


@pytest.mark.parametrize(
    ("family", "given", "of"),
    [
        ("Hale", "Tom", Unusual.OWN_RECORD),
        ("Osei", "David", Unusual.COLLEAGUE),
        ("Hale", "Grace", Unusual.SAME_SURNAME),
    ],
)
def test_names_are_told_once_a_day(family: str, given: str, of: Unusual) -> None:
    week = [opened(HALE, PATIENT), opened(HALE, PATIENT, at(12))]
    assert found(week, people(family, given)) == [Sign(of, HALE, WEDNESDAY, 2, PATIENT)]


def test_other_names_and_other_days_are_nothing() -> None:
    assert found([opened(HALE, PATIENT)], people("Bartholomew", "Rose")) == []
    assert found([opened(HALE, PATIENT, at(11, day=MONDAY))], people("Hale", "Tom")) == []


def test_what_was_found_out_goes_before_names() -> None:
    week = [opened(HALE, PATIENT)]
    same, other = {(HALE, PATIENT): True}, {(HALE, PATIENT): False}
    assert [each.of for each in found(week, people("Baker", "Ann", same=same))] == [Unusual.OWN_RECORD]
    assert found(week, people("Hale", "Tom", same=other)) == []
    assert found(week, people("Hale", "Grace", same=other)) == []
    assert [each.of for each in found(week, people("B", "A", same={(OSEI, PATIENT): True}))] == [
        Unusual.COLLEAGUE
    ]
    colleague = people("Osei", "David", same={(OSEI, PATIENT): False})
    assert found(week, colleague) == []


@pytest.mark.parametrize(
    ("when", "out"),
    [(at(6, 59), True), (at(7), False), (at(19, 59), False), (at(20), True), (at(0, 5), True)],
)
def test_hours_are_of_london_and_from_the_profile(when: datetime, *, out: bool) -> None:
    signed = found([opened(HALE, PATIENT, when)], people("Bartholomew", "Rose"))
    assert signed == ([Sign(Unusual.OUT_OF_HOURS, HALE, WEDNESDAY, 1)] if out else [])


def test_in_summer_too() -> None:
    day = date(2026, 7, 1)
    week = [opened(HALE, PATIENT, datetime.fromisoformat("2026-07-01T06:30:00Z"))]  # half past seven
    assert signs(day, week, people("Bartholomew", "Rose"), Figures()) == []


def test_whoever_cares_for_the_patient_may_be_called_at_night() -> None:
    team = frozenset([(HALE, PATIENT)])
    week = [opened(HALE, PATIENT, at(3)), opened(HALE, other := uuid4(), at(3)), opened(HALE, other, at(4))]
    signed = found(week, people("Bartholomew", "Rose", team=team))
    assert signed == [Sign(Unusual.OUT_OF_HOURS, HALE, WEDNESDAY, 1)]


def busy(staff: UUID, number: int, role: str = "clinician") -> list[Access]:
    return [
        opened(staff, uuid4(), at(11, day=MONDAY + timedelta(days=each % 3)), role) for each in range(number)
    ]


def test_far_more_than_the_median_of_the_others() -> None:
    others = [each for number in (3, 4, 5, 6) for each in busy(uuid4(), number)]
    signed = found([*busy(HALE, 20), *others], People({}, {}))
    assert signed == [Sign(Unusual.MORE_THAN_PEERS, HALE, MONDAY, 20, role="clinician", usual=4.5, peers=4)]


def test_one_who_opens_a_thousand_does_not_hide_another() -> None:
    others = [each for number in (1000, 4, 5, 6, 3) for each in busy(uuid4(), number)]
    signed = found([*busy(HALE, 25), *others], People({}, {}))
    assert HALE in {each.staff for each in signed}


@pytest.mark.parametrize(
    ("mine", "others"),
    [
        (19, (1, 1, 1, 1)),  # fewer than are ever too many
        (20, (6, 6, 6, 6)),  # less than four times as many
        (90, (1, 1, 1)),  # too few to compare with
    ],
)
def test_not_far_more(mine: int, others: tuple[int, ...]) -> None:
    rest = [each for number in others for each in busy(uuid4(), number)]
    assert found([*busy(HALE, mine), *rest], People({}, {})) == []


def test_another_role_is_no_peer_and_the_same_patient_counts_once() -> None:
    teachers = [each for _ in range(5) for each in busy(uuid4(), 1, "teacher")]
    assert found([*busy(HALE, 60), *teachers], People({}, {})) == []
    clinicians = [each for _ in range(5) for each in busy(uuid4(), 1)]
    assert found([*([opened(HALE, PATIENT)] * 60), *clinicians], People({}, {})) == []
