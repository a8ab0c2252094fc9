"""Which consents want to be looked at again: a child has grown up since, or a consent runs out."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.models import About
from safelight.consent.terms import EXPLAINED, Terms
from safelight.ledger.acting import Role
from safelight.library.facts import load
from safelight.library.turning import birthday
from safelight.people import actions as people
from safelight.people.models import Patient
from safelight.policy.default import STACK
from safelight.policy.facts import Giver, Level, Purpose
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Use
from safelight.studio.models import PhotographyRequest
from safelight.studio.reviewing import Review, Why, midnight, to_review, to_review_known_to
from tests import cast as play
from tests.cast import Cast

A_DAY = timedelta(days=1)
TODAY = timezone.localdate()
SIXTEENTH = midnight(TODAY + 30 * A_DAY)


@pytest.fixture
def child(cast: Cast) -> Patient:
    """Turns 16 in thirty days; Okafor cares for them."""
    child = play.registered("9990029415", "Osei", "Ama", birthday(-16, timezone.localdate(SIXTEENTH)))
    people.care_for(cast.acting("adeyemi"), child, cast.staff["okafor"])
    return child


def agreed(cast: Cast, patient: Patient, giver: Giver = Giver.PARENT) -> PhotographyRequest:
    """Photographed under a consent to teaching."""
    request = play.ask(cast, patient)
    play.signed(cast, request, Terms(giver, "Efua Osei", Level.TEACHING, explained=tuple(EXPLAINED)))
    play.photograph(cast, request)
    return request


def offer(cast: Cast, request: PhotographyRequest, at: datetime, value: str = "yes") -> None:
    finding = consents.Finding(
        About.REVIEW_OFFERED, value, "Dr Okafor", at, consents.Covers(form=request.form_id)
    )
    consents.find(cast.acting("okafor", at=at), request.patient_id, [finding])


def the_only(at: datetime) -> Review:
    (only,) = to_review(at)
    return only


def test_a_parents_consent_is_listed_from_the_sixteenth_birthday_on(cast: Cast, child: Patient) -> None:
    request = agreed(cast, child)
    assert to_review(SIXTEENTH - timedelta(seconds=1)) == []
    review = the_only(SIXTEENTH)
    assert (review.why, review.since, review.form.pk) == (Why.MATURED, SIXTEENTH, request.form_id)
    assert (review.consent.giver_name, len(review.recordings), review.offered) == ("Efua Osei", 1, None)


def test_the_policy_asks_for_the_same(cast: Cast, child: Patient) -> None:
    agreed(cast, child)
    (recording,) = the_only(SIXTEENTH).recordings
    for at, due in ((SIXTEENTH - A_DAY, False), (SIXTEENTH, True)):
        by = cast.acting("okafor", at=at)
        verdict = STACK.decide(load([recording], by)[recording.pk], Use(Purpose.TEACHING))
        assert verdict.permitted
        assert (Obligation.OFFER_CONSENT_REVIEW in verdict.obligations) is due


def test_a_child_found_able_to_decide_is_asked_before_the_birthday(cast: Cast, child: Patient) -> None:
    agreed(cast, child)
    now = timezone.now()
    able = consents.Finding(About.MATURITY, "competent", "Dr Okafor", now)
    consents.find(cast.acting("okafor", at=now), child.pk, [able])
    assert (the_only(now).since, the_only(SIXTEENTH).since) == (now, now)


def test_an_offer_stays_on_the_list_until_they_answer(cast: Cast, child: Patient) -> None:
    request = agreed(cast, child)
    offer(cast, request, SIXTEENTH + A_DAY)
    offered = the_only(SIXTEENTH + A_DAY).offered
    assert offered is not None
    assert offered.found_at == SIXTEENTH + A_DAY
    terms = Terms(Giver.PATIENT, "Ama Osei", Level.RECORDS, explained=tuple(EXPLAINED))
    consents.give(cast.acting("okafor", at=SIXTEENTH + 2 * A_DAY), request.form, terms, (), uuid4())
    assert to_review(SIXTEENTH + 2 * A_DAY) == []


def test_a_no_is_an_answer_too(cast: Cast, child: Patient) -> None:
    request = agreed(cast, child)
    terms = Terms(Giver.PATIENT, "Ama Osei", Level.RECORDS)
    consents.refuse(cast.acting("okafor", at=SIXTEENTH), request.form, terms, uuid4())
    assert to_review(SIXTEENTH) == []


def test_what_was_offered_or_said_by_the_child_before_is_none(cast: Cast, child: Patient) -> None:
    request = agreed(cast, child)
    terms = Terms(Giver.PATIENT, "Ama Osei", Level.TEACHING, explained=tuple(EXPLAINED))
    play.signed(cast, request, terms)
    offer(cast, request, timezone.now())
    assert the_only(SIXTEENTH).offered is None


@pytest.mark.parametrize("ended", ["withdrawn", "died", "lacks", "own"])
def test_nothing_is_offered_where_nothing_is_to_be_reviewed(cast: Cast, child: Patient, ended: str) -> None:
    agreed(cast, child, Giver.PATIENT if ended == "own" else Giver.PARENT)
    by = cast.acting("okafor")
    if ended == "withdrawn":
        terms = Terms(Giver.PARENT, "Efua Osei", Level.RECORDS)
        consents.withdraw(by, child.pk, consents.Covers(), terms, uuid4())
    if ended in ("died", "lacks"):
        about, value = {"died": (About.LIFE, "deceased"), "lacks": (About.CAPACITY, "lacks")}[ended]
        consents.find(by, child.pk, [consents.Finding(about, value, "Dr Okafor", by.at)])
    assert to_review(SIXTEENTH) == []


def test_a_consent_is_listed_when_notice_begins_and_after_it_ran_out(cast: Cast) -> None:
    day = TODAY + 100 * A_DAY
    play.running_out(cast, day)
    noticed = midnight(day) - 60 * A_DAY
    assert to_review(noticed - A_DAY) == []
    for at in (noticed, midnight(day), midnight(day) + 400 * A_DAY):
        review = the_only(at)
        assert (review.why, review.due_on) == (Why.RUNS_OUT, day)


def test_nobody_is_to_be_asked_again(cast: Cast) -> None:
    request = play.running_out(cast, TODAY + A_DAY)
    at = timezone.now()
    offer(cast, request, at, "no")
    assert to_review(at) == []


def test_asked_anew_it_leaves_the_list(cast: Cast) -> None:
    request = play.running_out(cast, TODAY + A_DAY)
    assert to_review(timezone.now())
    play.sign(cast, request, Level.RECORDS)
    assert to_review(timezone.now()) == []


def test_a_consent_without_photographs_wants_nothing(cast: Cast, child: Patient) -> None:
    terms = Terms(Giver.PARENT, "Efua Osei", Level.TEACHING, explained=tuple(EXPLAINED))
    play.signed(cast, play.ask(cast, child), terms)
    assert to_review(SIXTEENTH) == []


def test_each_knows_of_their_own(cast: Cast, child: Patient) -> None:
    agreed(cast, child)
    known = {
        name: len(to_review_known_to(cast.acting(name, role, SIXTEENTH)))
        for name, role in (
            ("okafor", Role.CLINICIAN),
            ("stranger", Role.CLINICIAN),
            ("ferris", Role.MEDICAL_RECORDS),
            ("osei", Role.INFORMATION_GOVERNANCE),
        )
    }
    assert known == {"okafor": 1, "stranger": 0, "ferris": 1, "osei": 1}
