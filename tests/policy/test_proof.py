"""The proof's machinery: it finds what is broken, and its unknowns are no narrower than the real facts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safelight.policy.default import PACKS, STACK
from safelight.policy.facts import Authority, Consent, Giver, Life, Purpose, Status
from safelight.policy.matter import Matter
from safelight.policy.pack import Pack
from safelight.policy.packs.gmc import principles
from safelight.policy.proof.diagram import EVERYTHING, NOTHING, Diagrams
from safelight.policy.proof.proving import QUICK, Proof, examine
from safelight.policy.proof.reading import Walker
from safelight.policy.proof.variables import BY_NAME
from safelight.policy.questions import Question, Use
from safelight.policy.rule import USE, Answer, permits
from safelight.policy.stack import Stack
from safelight.policy.voice import hear
from tests.policy.facts_strategy import consents

TEACHING = Use(Purpose.TEACHING)


def test_the_quick_questions_break_nothing() -> None:
    proof = Proof(tuple(map(examine, QUICK)))
    assert proof.broken == ()
    assert proof.paths > 10_000


def _with(rule_source: dict[str, object]) -> Stack:
    module = type(principles)("faulty")
    vars(module).update(rule_source)
    faulty = Pack("cuh", "faulty", PACKS["cuh"].since, PACKS["cuh"].base, [module])
    return Stack([faulty], STACK.profile)


def _broken(stack: Stack, question: Question = TEACHING) -> str:
    return " ".join(examine(question, stack).broken)


def test_a_rule_that_opens_on_a_withdrawal_is_found() -> None:
    @permits("CUH-1", on=USE)
    def perverse(matter: Matter) -> Answer:
        """Opens when somebody has withdrawn."""
        return matter.refused

    assert "a refusal or withdrawal opens nothing" in _broken(_with({"perverse": perverse}))


def test_a_rule_that_opens_for_want_of_an_approval_is_found() -> None:
    @permits("CUH-1", on=USE)
    def perverse(matter: Matter) -> Answer:
        """Opens where no ethics committee has approved."""
        return Authority.RESEARCH_ETHICS_APPROVAL not in matter.authorities

    broken = _broken(_with({"perverse": perverse}))
    assert "obtaining an authority closes nothing: without research-ethics-approval" in broken
    assert "without consent or authority only what needs none" in broken
    assert "beyond the record only with a consent that covers it" in broken


def test_a_tree_is_read_whole() -> None:
    diagrams = Diagrams()

    def dead_or_old(matter: Matter) -> Answer:
        return None if matter.patient.life == Life.DECEASED else matter.patient.age < 16

    tree = Walker(diagrams, TEACHING, STACK.profile).read(dead_or_old)
    life, age = BY_NAME["patient.life"], BY_NAME["patient.age"]
    living = diagrams.where(life, life.everything & ~life.mask(Life.DECEASED))
    young = diagrams.where(age, age.mask(*(value for value in age.values if value < 16)))
    assert tree.paths == 3
    assert tree.yes == diagrams.both(living, young)
    assert tree.no == diagrams.without(living, young)


def test_equal_sets_are_equal_numbers() -> None:
    diagrams = Diagrams()
    one, other = (diagrams.where(BY_NAME[name], 0b10) for name in ("actor.in_care_team", "words.reached"))
    assert diagrams.both(one, other) == diagrams.both(other, one)
    assert diagrams.either(one, diagrams.without(EVERYTHING, one)) == EVERYTHING
    assert diagrams.both(one, diagrams.without(EVERYTHING, one)) == NOTHING
    assert diagrams.example(diagrams.both(one, other)) == {
        "actor.in_care_team": "True",
        "words.reached": "True",
    }


@settings(max_examples=200, deadline=None)
@given(st.lists(consents(), max_size=4), st.sampled_from(Purpose))
def test_what_is_heard_stays_within_what_the_proof_leaves_open(said: list[Consent], purpose: Purpose) -> None:
    """After an end nothing is left; what covers was given by these givers and not refused."""
    givers = (Giver.PATIENT,)
    voice = hear(said, givers, purpose)
    assert voice.ended == (voice.last is not None and voice.last.status is not Status.GIVEN)
    if voice.ended or voice.purpose_refused:
        assert voice.covering == ()
    if voice.ended:
        assert voice.procedure is None
    for consent in voice.covering:
        assert consent.by in givers
        assert consent.status is Status.GIVEN


@settings(max_examples=200, deadline=None)
@given(st.lists(consents(), max_size=3), consents(), st.sampled_from(Purpose))
def test_a_refusal_changes_a_voice_only_as_the_proof_assumes(
    said: list[Consent], word: Consent, purpose: Purpose
) -> None:
    """It ends the voice, or refuses the purpose, or takes the consent to the procedure; it adds nothing."""
    if word.status is Status.GIVEN:
        return
    before, after = (hear(words, (word.by,), purpose) for words in (said, [*said, word]))
    assert set(after.covering) <= set(before.covering)
    assert after.procedure in (before.procedure, None)
    if not after.ended and not after.purpose_refused:
        assert after.covering == before.covering
