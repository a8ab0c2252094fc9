"""Terms are carried whole, and for a visit."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core import signing

from safelight.consent.carrying import A_VISIT, NotCarried, carried, carry
from safelight.consent.terms import Terms
from safelight.ledger.acting import Acting, Role
from safelight.policy.facts import Giver, Level, Purpose

BY = Acting(uuid4(), Role.CLINICIAN, "127.0.0.1", datetime(2026, 11, 23, tzinfo=UTC))
FORM = uuid4()
TERMS = Terms(
    Giver.PARENT,
    "Zoë O'Neill",
    Level.SPECIFIED,
    (Purpose.RESEARCH, Purpose.PUBLICATION),
    "Journal of Wounds",
    told_cannot_withdraw_once_published=True,
    explained=("why", "form"),
)


@pytest.mark.parametrize("terms", [TERMS, Terms(Giver.PATIENT, "", Level.RECORDS)])
def test_whole(terms: Terms) -> None:
    assert carried(BY, FORM, carry(BY, FORM, terms)) == terms


def test_bound_to_form_and_person() -> None:
    token = carry(BY, FORM, TERMS)
    for by, form in ((BY, uuid4()), (replace(BY, staff=uuid4()), FORM)):
        with pytest.raises(NotCarried):
            carried(by, form, token)


def test_for_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    token = carry(BY, FORM, TERMS)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + A_VISIT - 5)
    assert carried(BY, FORM, token) == TERMS
    monkeypatch.setattr(signing.time, "time", lambda: now + A_VISIT + 5)
    with pytest.raises(NotCarried):
        carried(BY, FORM, token)


@pytest.mark.parametrize("token", ["", ":", "a:b:c", "\x00", "é" * 1000])
def test_nonsense(token: str) -> None:
    with pytest.raises(NotCarried):
        carried(BY, FORM, token)
