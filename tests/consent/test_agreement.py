"""The words that are signed: every purpose and every explained point has some, and the signer's own."""

import pytest

from safelight.consent import terms
from safelight.consent.forms.agreeing import NAMED_USES
from safelight.consent.presenters.agreement import EXPLAINED, USES, Agreement
from safelight.consent.terms import Terms
from safelight.policy.facts import Giver, Level, Purpose


def _of(giver: Giver = Giver.PATIENT, level: Level = Level.RECORDS, *purposes: Purpose) -> Agreement:
    return Agreement.of(Terms(giver, "Sam", level, purposes, explained=tuple(terms.EXPLAINED)))


def test_nothing_is_left_unsaid() -> None:
    assert set(EXPLAINED) == set(terms.EXPLAINED)
    assert set(USES) == set(NAMED_USES) == set(Purpose) - {Purpose.CARE, Purpose.AUDIT}


@pytest.mark.parametrize("purpose", USES)
def test_each_use_is_either_agreed_or_not(purpose: Purpose) -> None:
    agreement = _of(Giver.PATIENT, Level.SPECIFIED, purpose)
    assert f"They may be used {USES[purpose]}." in agreement.agreed
    assert len(agreement.not_agreed) == len(USES) - 1
    assert f"They may not be used {USES[purpose]}." not in agreement.not_agreed


@pytest.mark.parametrize(
    ("giver", "whose"),
    [
        (Giver.PATIENT, "my"),
        (Giver.PARENT, "my child's"),
        (Giver.PERSONAL_REPRESENTATIVE, "the patient's"),
        (Giver.ATTORNEY, "the patient's"),
    ],
)
def test_the_signer_speaks(giver: Giver, whose: str) -> None:
    agreement = _of(giver)
    assert f"The photographs are kept in {whose} medical record." in agreement.agreed
    assert any(f"changes nothing about {whose} care" in each for each in agreement.rights)
    assert any(f"beyond {whose} care" in each for each in agreement.explained)
