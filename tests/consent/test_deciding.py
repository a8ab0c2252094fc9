"""Whose it is to decide, by age, life and what was found; and who of those on file may be asked."""

from datetime import date
from uuid import UUID

import pytest

from safelight.consent.deciding import Candidate, Ground, who_decides
from safelight.consent.established import Established
from safelight.consent.models import About, Spokesperson
from safelight.people.models import Patient
from safelight.policy.facts import Authority, Giver

TODAY = date(2026, 11, 26)
LACKS, ASLEEP = {About.CAPACITY: "lacks"}, {About.CAPACITY: "temporarily-lacks"}
COMPETENT = {About.MATURITY: "competent"}
INTERESTS, PROTECTION = Authority.BEST_INTERESTS, Authority.CHILD_PROTECTION


def patient(years: int, died_on: date | None = None) -> Patient:
    born = TODAY.replace(year=TODAY.year - years)
    return Patient(given_name="Rose", family_name="Poe", born_on=born, died_on=died_on)


def known(values: dict[About, str], *authorities: Authority) -> Established:
    return Established({str(about): value for about, value in values.items()}, frozenset(authorities))


def speaker(giver: Giver, number: int = 1) -> Spokesperson:
    return Spokesperson(
        id=UUID(int=number), number=number, giver=giver, name=f"Speaker {number}", relationship="x"
    )


@pytest.mark.parametrize(
    ("years", "found", "authorities", "ground", "giver"),
    [
        (40, {}, (), Ground.ABLE, Giver.PATIENT),
        (16, {}, (), Ground.ABLE, Giver.PATIENT),
        (15, {}, (), Ground.CHILD, Giver.PARENT),
        (15, COMPETENT, (), Ground.COMPETENT, Giver.PATIENT),
        (14, COMPETENT | LACKS, (), Ground.CHILD, Giver.PARENT),
        (14, {About.MATURITY: "not-competent"}, (), Ground.CHILD, Giver.PARENT),
        (16, {About.MATURITY: "not-competent"}, (), Ground.ABLE, Giver.PATIENT),
        (16, LACKS, (), Ground.LACKS, Giver.ATTORNEY),
        (17, LACKS, (INTERESTS,), Ground.LACKS_UNDER_18, Giver.PARENT),
        (18, LACKS, (INTERESTS,), Ground.LACKS, Giver.ATTORNEY),
        (40, ASLEEP, (), Ground.ABLE, Giver.PATIENT),
        (40, {About.LIFE: "deceased"}, (), Ground.DIED, Giver.PERSONAL_REPRESENTATIVE),
        (5, {About.LIFE: "deceased"}, (), Ground.DIED, Giver.PERSONAL_REPRESENTATIVE),
        (0, {About.LIFE: "stillborn"}, (), Ground.NEWBORN, Giver.PARENT),
        (0, {About.LIFE: "dying-neonate"}, (), Ground.NEWBORN, Giver.PARENT),
    ],
)
def test_whose_it_is(
    years: int, found: dict[About, str], authorities: tuple[Authority, ...], ground: Ground, giver: Giver
) -> None:
    deciding = who_decides(patient(years), TODAY, known(found, *authorities), [])
    assert (deciding.ground, deciding.giver) == (ground, giver)


def test_the_day_counts() -> None:
    """The eve of the sixteenth birthday, and the day before a death."""
    grown = patient(16, died_on=TODAY)
    assert who_decides(grown, TODAY.replace(day=25), known({}), []).ground is Ground.CHILD
    assert who_decides(grown, TODAY, known({}), []).ground is Ground.DIED


@pytest.mark.parametrize(
    ("years", "found", "authorities", "asked"),
    [
        (5, {}, (), [Giver.PARENT]),
        (5, {}, (PROTECTION,), [Giver.PARENT, Giver.SOCIAL_WORKER, Giver.POLICE]),
        (15, COMPETENT, (PROTECTION,), [Giver.PATIENT]),
        (40, {}, (), [Giver.PATIENT]),
        (40, ASLEEP, (), [Giver.PATIENT, Giver.ATTORNEY]),
        (40, LACKS, (), [Giver.ATTORNEY]),
        (17, LACKS, (INTERESTS,), [Giver.PARENT, Giver.ATTORNEY]),
        (40, {About.LIFE: "deceased"}, (), [Giver.PERSONAL_REPRESENTATIVE, Giver.NEXT_OF_KIN]),
    ],
)
def test_who_of_those_on_file_may_be_asked(
    years: int, found: dict[About, str], authorities: tuple[Authority, ...], asked: list[Giver]
) -> None:
    everybody = [speaker(each, number) for number, each in enumerate(Giver, 1) if each is not Giver.PATIENT]
    deciding = who_decides(patient(years), TODAY, known(found, *authorities), everybody)
    assert [each.giver for each in deciding.candidates] == asked


def test_nobody_is_made_up() -> None:
    assert who_decides(patient(5), TODAY, known({}), []).candidates == ()


def test_a_name_is_there_where_it_can_be_one_alone() -> None:
    one, two = speaker(Giver.PARENT, 1), speaker(Giver.PARENT, 2)
    assert who_decides(patient(40), TODAY, known({}), [one]).candidates == (
        Candidate(Giver.PATIENT, "Rose Poe"),
    )
    assert who_decides(patient(5), TODAY, known({}), [one]).name == "Speaker 1"
    assert who_decides(patient(5), TODAY, known({}), [one, two]).name == ""
