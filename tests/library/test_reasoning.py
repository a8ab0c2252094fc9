"""What would make a use lawful, as the pages say it."""

from safelight.library import reasoning
from safelight.policy import facts
from safelight.policy.facts import Facts, Level, Purpose

SIGNED = facts.Consent(by=facts.Giver.PATIENT)


def test_a_use_that_is_lawful_needs_nothing_more() -> None:
    known = Facts(consents=(SIGNED,))
    assert reasoning.verdicts(known)[Purpose.CARE].permitted
    assert reasoning.remedies(known, Purpose.CARE) == ()


def test_a_new_consent_opens_teaching() -> None:
    ways = reasoning.remedies(Facts(consents=(SIGNED,)), Purpose.TEACHING)
    assert ways == ("The patient's signed consent to this use, level teaching",)


def test_steps_that_are_needed_together_are_named_together() -> None:
    ways = reasoning.remedies(Facts(consents=(SIGNED,)), Purpose.RESEARCH)
    assert all("; and " in way for way in ways)
    assert ways


def test_a_download_is_for_teaching() -> None:
    agreed = facts.Consent(by=facts.Giver.PATIENT, level=Level.TEACHING)
    assert reasoning.may_download(Facts(consents=(agreed,)), Purpose.TEACHING)
    assert not reasoning.may_download(Facts(consents=(agreed,)), Purpose.CARE)


def test_the_standing_names_its_paragraph() -> None:
    withdrawn = facts.Consent(by=facts.Giver.PATIENT, status=facts.Status.WITHDRAWN)
    held = reasoning.standing_of(Facts(consents=(SIGNED, withdrawn)))
    assert held.standing is not None
    assert held.citations
