"""A hospital's own choices: read, checked, and followed by the rules."""

from importlib import resources

import pytest

from safelight.policy.default import PACKS, STACK
from safelight.policy.facts import Consent, Facts, Giver, Kind, Patient, Purpose, Recording, Scope
from safelight.policy.profile import ProfileError, named, parse
from safelight.policy.questions import Make, Means, Use
from safelight.policy.stack import Stack

TEXT = resources.files("safelight.policy.profiles").joinpath("cuh.toml").read_text("utf-8")


def _stack(old: str, new: str) -> Stack:
    assert old in TEXT
    return Stack([PACKS["cuh"]], parse(TEXT.replace(old, new)))


def test_the_profile_that_comes_with_it() -> None:
    assert named("cuh") == STACK.profile


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"endoscopy"', '"endoscopie"', "implicit.kinds has 'endoscopie'; allowed are: illustrative"),
        ("until_age = 16", 'until_age = "16"', "children.until_age must be there and be of type int"),
        ('name = "cuh"', "", "name must be there"),
        ("[form]", "[form", "is no TOML"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(ProfileError, match=said.replace(".", r"\.").replace("(", r"\(")):
        parse(TEXT.replace(old, new))


def test_another_age() -> None:
    facts = Facts(patient=Patient(age=17), consents=(Consent(Giver.PATIENT),))
    question = Make()
    older = _stack("until_age = 16", "until_age = 18").decide(facts, question)
    assert "specific-area-only" in older.obligations
    assert "specific-area-only" not in STACK.decide(facts, question).obligations


def test_more_implicit_procedures() -> None:
    facts = Facts(
        recording=Recording(kind=Kind.LAPAROSCOPY), consents=(Consent(Giver.PATIENT, to=Scope.PROCEDURE),)
    )
    assert _stack('"endoscopy", "x-ray"', '"laparoscopy", "x-ray"').decide(facts, Make()).permitted
    assert not Stack([PACKS["cuh"]], STACK.profile).decide(facts, Make()).permitted


def test_other_printers() -> None:
    facts = Facts(consents=(Consent(Giver.PATIENT),))
    question = Use(Purpose.CARE, Means.PRINT)
    stack = _stack('print_roles = ["clinical-photographer"]', 'print_roles = ["clinician"]')
    assert stack.decide(facts, question).permitted
    assert not STACK.decide(facts, question).permitted
