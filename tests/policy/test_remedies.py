"""What would make it lawful is found, is enough, and is as little as will do."""

from dataclasses import replace
from itertools import combinations

import pytest

from safelight.policy.change import Change, authorities
from safelight.policy.default import STACK
from safelight.policy.facts import (
    Actor,
    Authority,
    Capacity,
    Consent,
    Facts,
    Giver,
    Level,
    MadeBy,
    MadeFor,
    Patient,
    Purpose,
    Recording,
    Status,
    When,
    Wishes,
)
from safelight.policy.questions import Alter, Make, Means, Operation, Question, Use
from safelight.policy.remedies import remedies

BY_PATIENT = Consent(Giver.PATIENT)
RESEARCH = Facts(recording=Recording(made_for=MadeFor.RESEARCH))
BROADCAST = Facts(recording=Recording(made_for=MadeFor.PUBLIC_MEDIA, made_by=MadeBy.EXTERNAL))


def _words(facts: Facts, question: Question) -> set[str]:
    return {"; ".join(map(str, remedy)) for remedy in remedies(STACK, facts, question)}


def test_a_consent_that_reaches_the_purpose() -> None:
    found = _words(Facts(consents=(BY_PATIENT,)), Use(Purpose.TEACHING))
    assert found == {"the patient's signed consent to this use, level teaching"}


def test_another_person_doing_it() -> None:
    facts = Facts(consents=(BY_PATIENT,))
    assert _words(facts, Use(Purpose.CARE, Means.PRINT)) == {"a clinical photographer doing it"}
    assert _words(facts, Alter(Operation.CROP)) == {"a clinical photographer doing it"}


def test_two_things_where_both_are_needed() -> None:
    facts = Facts(patient=Patient(capacity=Capacity.LACKS))
    found = _words(facts, Use(Purpose.TEACHING))
    assert (
        "the attorney's signed consent to this use, level teaching; "
        "a weighing of the public interest, for this very case, in its favour" in found
    )


def test_nothing_where_nothing_helps() -> None:
    facts = Facts(patient=Patient(wishes=Wishes.OBJECTS), consents=(BY_PATIENT,))
    assert remedies(STACK, facts, Make()) == ()


def test_nothing_is_missing_where_it_is_permitted() -> None:
    assert remedies(STACK, Facts(consents=(BY_PATIENT,)), Use(Purpose.CARE)) == ()


def test_nobody_is_told_to_suspect_abuse() -> None:
    found = _words(Facts(patient=Patient(age=2)), Make())
    assert found == {"the parent's signed consent to the recording, level records"}


def test_whoever_withdrew_is_not_pressed() -> None:
    withdrawn = Consent(Giver.PATIENT, when=When.AFTER, status=Status.WITHDRAWN)
    found = _words(Facts(consents=(BY_PATIENT, withdrawn)), Use(Purpose.CARE))
    assert found == {
        "the patient's signed consent to the recording, level records, should they change their mind"
    }


def test_no_film_crew_is_registered_as_staff() -> None:
    signed = Consent(
        Giver.PATIENT,
        level=Level.SPECIFIED,
        purposes=frozenset({Purpose.PUBLIC_MEDIA}),
        told_cannot_withdraw_once_published=True,
    )
    facts = replace(
        BROADCAST,
        consents=(signed,),
        authorities=frozenset(
            {
                Authority.COMMUNICATIONS_PERMISSION,
                Authority.FILMMAKER_CONTRACT,
                Authority.COPYRIGHT_RETAINED,
            }
        ),
    )
    assert _words(facts, Make()) == {"the employer's agreement", "Media Studio making it, with a camera"}


STATES_OF_THE_WORLD = {
    Authority.SUSPECTED_CHILD_ABUSE,
    Authority.SUSPECTED_ADULT_ABUSE,
    Authority.CHILD_PROTECTION,
    Authority.LITIGATION_RISK,
    Authority.SERIOUS_CRIME_OR_HARM,
    Authority.CONTEXT_SHOWS_NO_CONSENT,
    Authority.CONSENT_NOT_PRACTICABLE,
}


def test_everything_but_a_state_of_the_world_can_be_asked_for() -> None:
    assert {each.authority for each in authorities(Facts())} == set(Authority) - STATES_OF_THE_WORLD


@pytest.mark.parametrize(
    ("facts", "question", "size"),
    [
        (RESEARCH, Make(), 4),
        (BROADCAST, Make(), 3),
        (Facts(actor=Actor(library_access=False)), Use(Purpose.CARE), 2),
    ],
)
def test_they_are_enough_and_no_smaller_set_is(facts: Facts, question: Question, size: int) -> None:
    found = remedies(STACK, facts, question)
    assert found
    for remedy in found:
        assert len(remedy) == size
        assert STACK.decide(_after(facts, remedy), question).permitted
        for fewer in combinations(remedy, size - 1):
            assert not STACK.decide(_after(facts, fewer), question).permitted


def _after(facts: Facts, changes: tuple[Change, ...]) -> Facts:
    for change in changes:
        facts = change.on(facts)
    return facts


def test_research_needs_its_four_things() -> None:
    (remedy,) = remedies(STACK, RESEARCH, Make())
    consents = [change.consent for change in remedy if hasattr(change, "consent")]
    authorities = {change.authority for change in remedy if hasattr(change, "authority")}
    assert [(consent.by, consent.level) for consent in consents] == [(Giver.PATIENT, Level.SPECIFIED)]
    assert authorities == {
        Authority.RESEARCH_ETHICS_APPROVAL,
        Authority.RESEARCH_REGISTERED,
        Authority.MEDIA_STUDIO_AND_IG_REGISTERED,
    }
