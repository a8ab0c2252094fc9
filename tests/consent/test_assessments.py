"""The structured questions: sound, never changed once published, kept whole; and what follows from the answers."""

import hashlib
from datetime import timedelta
from importlib import resources
from uuid import uuid4

import pytest

from safelight.consent import actions as consents
from safelight.consent.assessments.assessment import CONCLUSION, Kind, Name
from safelight.consent.assessments.offered import OFFERED
from safelight.consent.assessments.reading import in_force, of_version
from safelight.consent.deciding import Ground
from safelight.consent.established import NO
from safelight.consent.models import About, Fact
from safelight.consent.whom_to_ask import deciding, found_by
from safelight.ledger.acting import Acting
from safelight.policy import facts
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast

WORDS = {
    About.CAPACITY: facts.Capacity,
    About.KNOWN_WISHES: facts.KnownWishes,
    About.LIFE: facts.Life,
    About.MATURITY: facts.Maturity,
    About.WISHES: facts.Wishes,
    About.AUTHORITY: facts.Authority,
}
PUBLISHED = {
    "best-interests-1.toml": "1d8432addc348e28",
    "capacity-1.toml": "08da34c112da71ea",
    "known-wishes-1.toml": "3365a5115469c652",
    "life-1.toml": "7cfa09a305f28007",
    "maturity-1.toml": "f8eb52318a17c9bb",
    "protection-1.toml": "01f93266f911a117",
    "wishes-1.toml": "8779bd118e759bc2",
}


@pytest.fixture
def young(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, play.child(cast, 14))


@pytest.fixture
def grown(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, cast.rose)


@pytest.mark.parametrize("name", Name)
def test_a_set_of_questions_is_sound(name: Name) -> None:
    assessment = in_force(name)
    keys, conclusions = (
        {each.key for each in assessment.questions},
        {each.key for each in assessment.conclusions},
    )
    assert CONCLUSION not in keys
    for question in assessment.questions:
        assert {*question.no_rules_out, *question.yes_rules_out} <= conclusions
        assert question.kind is Kind.YES_NO or not (question.no_rules_out or question.grants)
    for conclusion in assessment.conclusions:
        assert {*conclusion.one_no_of, *conclusion.one_yes_of} <= keys
        assert conclusion.value in list(WORDS[assessment.about])
    assert any(name in offered for offered in OFFERED.values())


def test_what_was_published_is_never_changed() -> None:
    folder = resources.files("safelight.consent.assessments.questions")
    digests = {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()[:16]
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    }
    assert PUBLISHED.items() <= digests.items(), "give changed questions a new version, in a new file"
    assert PUBLISHED.keys() == digests.keys()


@pytest.mark.parametrize("key", ["what", "later", "weighs", "refuse", "own", "parents"])
def test_a_young_person_who_lacks_one_of_them_is_not_found_able(
    cast: Cast, young: PhotographyRequest, key: str
) -> None:
    with pytest.raises(consents.AtOdds):
        play.assess(cast, young, Name.MATURITY, "competent", **{key: NO})
    assert not Fact.objects.exists()


@pytest.mark.parametrize(
    ("conclusion", "answers", "stands"),
    [
        ("lacks", {"wait": NO, "weigh": NO}, True),
        ("lacks", {"wait": NO}, False),  # all four, so they can decide
        ("lacks", {"wait": NO, "weigh": NO, "help": NO}, False),
        ("lacks", {"wait": NO, "weigh": NO, "impairment": NO}, False),
        ("lacks", {"wait": NO, "weigh": NO, "because": NO}, False),
        ("lacks", {"weigh": NO}, False),  # it can wait until they can
        ("has", {"because": NO}, True),
        ("has", {"because": NO, "impairment": NO, "weigh": NO}, True),  # an unwise choice shows nothing
        ("has", {"weigh": NO}, False),
    ],
)
def test_both_stages_are_needed(conclusion: str, answers: dict[str, str], stands: bool) -> None:
    given = play.answers(Name.CAPACITY, conclusion, **answers)
    assert bool(list(in_force(Name.CAPACITY).at_odds(given))) is not stands


def test_it_is_kept_whole_with_who_and_when(cast: Cast, young: PhotographyRequest) -> None:
    assessed = play.assess(cast, young, Name.MATURITY, "competent", said="She knows where it goes")
    fact = Fact.objects.get()
    assert (fact.about, fact.value, fact.form) == (About.MATURITY, "competent", young.form)
    assert (fact.found_by, fact.found_at) == (assessed.by, assessed.at)
    assert fact.answers == {"name": "maturity", "version": "1", **assessed.answers}
    assert of_version(fact.answers["name"], fact.answers["version"]) == in_force(Name.MATURITY)


def test_the_last_one_stands_and_both_stay(cast: Cast, young: PhotographyRequest) -> None:
    play.assess(cast, young, Name.MATURITY, "competent")
    assert deciding(young.form, play.now().date()).ground is Ground.COMPETENT
    play.assess(cast, young, Name.MATURITY, "not-competent", weighs=NO)
    assert deciding(young.form, play.now().date()).ground is Ground.CHILD
    assert Fact.objects.count() == 2


def test_it_is_for_this_decision_alone(cast: Cast, young: PhotographyRequest) -> None:
    play.assess(cast, young, Name.MATURITY, "competent")
    other = play.ask(cast, young.patient, "Right knee")
    assert deciding(other.form, play.now().date()).ground is Ground.CHILD


def test_best_interests_come_with_what_they_found_and_end_with_it(
    cast: Cast, grown: PhotographyRequest
) -> None:
    play.assess(cast, grown, Name.CAPACITY, "lacks", wait=NO, retain=NO)
    play.assess(cast, grown, Name.BEST_INTERESTS, "yes", regain=NO, integral=NO)
    today = play.now().date()
    assert found_by(grown.form, today).authorities == {
        facts.Authority.BEST_INTERESTS,
        facts.Authority.NECESSARY_AND_LEAST_RESTRICTIVE,
    }
    play.assess(cast, grown, Name.BEST_INTERESTS, "no")
    assert found_by(grown.form, today).authorities == frozenset()


def test_nobodys_maturity_is_assessed_from_16_on(cast: Cast) -> None:
    request = play.ask(cast, play.child(cast, 16))
    with pytest.raises(consents.NotAssessed):
        play.assess(cast, request, Name.MATURITY, "competent")


def test_not_in_the_future_and_once(cast: Cast, young: PhotographyRequest) -> None:
    by = cast.acting("okafor")
    answers = play.answers(Name.MATURITY, "competent")
    late = consents.Assessed(answers, "Dr Okafor", by.at + timedelta(minutes=1), uuid4())
    with pytest.raises(consents.NotYet):
        _assess(by, young, late)
    once = consents.Assessed(answers, "Dr Okafor", by.at, uuid4())
    for _ in range(2):
        _assess(by, young, once)
    assert Fact.objects.count() == 1


def _assess(by: Acting, request: PhotographyRequest, assessed: consents.Assessed) -> None:
    consents.assess(by, request.form, in_force(Name.MATURITY), assessed)
