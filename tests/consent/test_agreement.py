"""The words that are signed: every purpose and every explained point has some, and the signer's own."""

import pytest

from safelight.consent.kinds import FormKind
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.terms import EXPLAINED, Terms
from safelight.consent.wordings.files import in_force
from safelight.consent.wordings.wording import Wording
from safelight.policy.default import STACK
from safelight.policy.facts import Giver, Level, Purpose

WORDINGS: dict[FormKind, Wording] = {each.wording.kind: each.wording for each in in_force(None, STACK)}
PHOTOGRAPHS = WORDINGS[FormKind.PHOTOGRAPHS]
USES = tuple(each.purpose for each in PHOTOGRAPHS.uses)


def _of(
    giver: Giver = Giver.PATIENT,
    level: Level = Level.RECORDS,
    *purposes: Purpose,
    wording: Wording = PHOTOGRAPHS,
    told: bool = False,
) -> Agreement:
    explained = tuple(EXPLAINED)
    terms = Terms(
        giver, "Sam", level, purposes, "", told_cannot_withdraw_once_published=told, explained=explained
    )
    return Agreement.of(terms, wording)


@pytest.mark.parametrize("kind", [FormKind.PHOTOGRAPHS, FormKind.LATER_USE])
def test_nothing_is_left_unsaid(kind: FormKind) -> None:
    wording = WORDINGS[kind]
    assert {each.purpose for each in wording.uses} == set(Purpose) - {Purpose.CARE, Purpose.AUDIT}
    assert {each.key for each in wording.points} == set(EXPLAINED)
    assert len(_of(wording=wording).explained) == len(EXPLAINED)


@pytest.mark.parametrize("purpose", USES)
def test_each_use_is_either_agreed_or_not(purpose: Purpose) -> None:
    agreement = _of(Giver.PATIENT, Level.SPECIFIED, purpose)
    said = next(each.signer for each in PHOTOGRAPHS.uses if each.purpose is purpose)
    assert f"They may be used {said}." in agreement.agreed
    assert len(agreement.not_agreed) == len(USES) - 1
    assert f"They may not be used {said}." not in agreement.not_agreed


@pytest.mark.parametrize("told", [True, False])
def test_that_publication_is_final_is_read_out_where_it_was_told(told: bool) -> None:
    rights = _of(Giver.PATIENT, Level.SPECIFIED, Purpose.PUBLICATION, told=told).rights
    assert ("Once a photograph has been published, it cannot be taken back." in rights) is told
    assert len(rights) == 2 + told


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
