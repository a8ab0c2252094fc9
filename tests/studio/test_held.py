"""Held until somebody's word: who cannot be asked, what is next, and what releases it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.actions import Noted
from safelight.consent.models import About, Fact
from safelight.consent.terms import EXPLAINED, Terms
from safelight.ledger.acting import Role
from safelight.library.models import Recording
from safelight.oversight.models import Incident
from safelight.policy.facts import Giver, Level
from safelight.studio.held import NextStep, held, held_known_to
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast


def noted(minutes_ago: int = 0, words: str = "") -> Noted:
    at = timezone.now() - timedelta(minutes=minutes_ago, milliseconds=20)  # told before it is recorded
    return Noted("Dr Okafor, consultant", at, uuid4(), words)


@pytest.fixture
def unconscious(cast: Cast) -> PhotographyRequest:
    """Rose cannot be asked; photographs of her are asked for as part of her treatment."""
    request = play.ask(cast, cast.rose)
    consents.cannot_be_asked(cast.acting("okafor"), request.form, noted(60, "Unconscious"), integral=True)
    return request


def step(cast: Cast, act: Callable[..., None], request: PhotographyRequest, words: str = "") -> None:
    act(cast.acting("okafor"), request.form, noted(words=words))


def refuse(cast: Cast, request: PhotographyRequest) -> None:
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS)
    consents.refuse(cast.acting("okafor"), request.form, terms, uuid4())


def standing(recording: Recording) -> str:
    recording.refresh_from_db()
    return recording.standing


def next_step(cast: Cast) -> NextStep:
    (only,) = held(timezone.now())
    return only.next_step


def test_it_is_held_without_an_incident(cast: Cast, unconscious: PhotographyRequest) -> None:
    recording = play.photograph(cast, unconscious)
    assert recording.standing == "held"
    assert not Incident.objects.exists()
    assert next_step(cast) is NextStep.WAKE


def test_nobody_noted_that_it_was_part_of_the_treatment(cast: Cast) -> None:
    """The word of the patient may still come: it is held, and no incident."""
    request = play.ask(cast, cast.rose)
    consents.cannot_be_asked(cast.acting("okafor"), request.form, noted(60), integral=False)
    assert play.photograph(cast, request).standing == "held"
    assert not Incident.objects.exists()


def test_woke_told_asked_and_given(cast: Cast, unconscious: PhotographyRequest) -> None:
    recording = play.photograph(cast, unconscious)
    step(cast, consents.can_be_asked_again, unconscious)
    assert (standing(recording), next_step(cast)) == ("held", NextStep.TELL)
    step(cast, consents.was_told, unconscious)
    assert next_step(cast) is NextStep.ASK
    step(cast, consents.was_asked, unconscious)
    assert next_step(cast) is NextStep.ANSWER
    play.sign(cast, unconscious)
    assert (standing(recording), held(timezone.now())) == ("available", [])


def test_refused_afterwards_it_is_quarantined_and_waits_for_nobody(
    cast: Cast, unconscious: PhotographyRequest
) -> None:
    recording = play.photograph(cast, unconscious)
    step(cast, consents.can_be_asked_again, unconscious)
    refuse(cast, unconscious)
    assert (standing(recording), held(timezone.now())) == ("quarantined", [])


def test_died_unasked_the_representative_answers(cast: Cast, unconscious: PhotographyRequest) -> None:
    recording = play.photograph(cast, unconscious)
    step(cast, consents.has_died, unconscious, "Her sister was consulted")
    assert (standing(recording), next_step(cast)) == ("held", NextStep.REPRESENTATIVE)
    terms = Terms(
        Giver.PERSONAL_REPRESENTATIVE, "Joan Bartholomew", Level.RECORDS, explained=tuple(EXPLAINED)
    )
    play.signed(cast, unconscious, terms)
    assert standing(recording) == "available"


def test_whoever_was_asked_before_the_death_is_no_longer_waited_for(
    cast: Cast, unconscious: PhotographyRequest
) -> None:
    play.photograph(cast, unconscious)
    step(cast, consents.can_be_asked_again, unconscious)
    step(cast, consents.was_asked, unconscious)
    step(cast, consents.has_died, unconscious)
    assert next_step(cast) is NextStep.REPRESENTATIVE


def test_a_waking_between_the_picture_and_its_upload_is_no_incident(
    cast: Cast, unconscious: PhotographyRequest
) -> None:
    """What counts is what was so when it was made, and not when it came in."""
    step(cast, consents.can_be_asked_again, unconscious)
    assert play.photograph(cast, unconscious).standing == "held"
    assert Incident.objects.count() == 1  # the camera told no time: it is taken to have been made now
    PhotographyRequest.objects.filter(pk=unconscious.pk).update(asked_at=timezone.now() - timedelta(hours=2))
    unconscious.refresh_from_db()
    play.photograph_at(cast, unconscious, timezone.now() - timedelta(minutes=30))
    assert Incident.objects.count() == 1


def test_an_able_patient_cannot_wake(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    with pytest.raises(consents.CanBeAsked):
        step(cast, consents.can_be_asked_again, request)
    assert not Fact.objects.exists()


def test_a_second_click_finds_nothing_twice(cast: Cast) -> None:
    request, once = play.ask(cast, cast.rose), noted(5)
    for _ in range(2):
        consents.cannot_be_asked(cast.acting("okafor"), request.form, once, integral=True)
    assert {each.about for each in Fact.objects.all()} == {About.AUTHORITY, About.CAPACITY}
    assert Fact.objects.count() == 2


def test_two_at_once_wake_the_patient_once(cast: Cast, unconscious: PhotographyRequest) -> None:
    step(cast, consents.can_be_asked_again, unconscious)
    with pytest.raises(consents.CanBeAsked):
        step(cast, consents.can_be_asked_again, unconscious)
    assert Fact.objects.filter(about=About.CAPACITY).count() == 2


def test_nothing_of_it_lies_in_the_future(cast: Cast, unconscious: PhotographyRequest) -> None:
    with pytest.raises(consents.NotYet):
        consents.was_told(cast.acting("okafor"), unconscious.form, noted(-5))


def test_the_oldest_first_with_their_age(cast: Cast) -> None:
    for days, patient in ((1, cast.rose), (3, cast.kofi)):
        request = play.ask(cast, patient)
        consents.cannot_be_asked(cast.acting("okafor"), request.form, noted(60), integral=True)
        recording = play.photograph(cast, request, days)
        at = recording.taken_in_at - timedelta(days=days)
        Recording.objects.filter(pk=recording.pk).update(taken_in_at=at)
    now = timezone.now()
    assert [each.days(now) for each in held(now)] == [3, 1]


def test_who_knows_of_it(cast: Cast, unconscious: PhotographyRequest) -> None:
    play.photograph(cast, unconscious)
    known = {
        name: len(held_known_to(cast.acting(name, role)))
        for name, role in (
            ("okafor", Role.REQUESTER),
            ("marques", Role.CLINICAL_PHOTOGRAPHER),
            ("osei", Role.INFORMATION_GOVERNANCE),
            ("stranger", Role.CLINICIAN),
        )
    }
    assert known == {"okafor": 1, "marques": 1, "osei": 1, "stranger": 0}


def test_what_was_withdrawn_waits_for_nobody(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    play.withdraw(cast, cast.rose, consents.Covers(recording=recording.pk))
    assert (standing(recording), held(timezone.now())) == ("held", [])
