"""What holds for any facts, tried on many; `safelight policy prove` shows most of it for all."""

import random
from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import ClassVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safelight.policy.default import PACKS, STACK
from safelight.policy.facts import Authority, Consent, Facts, Purpose, Status
from safelight.policy.matter import Matter
from safelight.policy.pack import Pack
from safelight.policy.questions import Question, Stand, Use
from safelight.policy.rule import asked, permits
from safelight.policy.stack import Stack
from safelight.policy.standing import Standing
from tests.policy.facts_strategy import consents, facts, questions, uses

SINGLE = {name: Stack([pack], STACK.profile) for name, pack in PACKS.items()}
MANY = settings(max_examples=200, deadline=None)


@MANY
@given(facts(), questions())
def test_the_stack_permits_only_what_each_pack_permits(given_: Facts, question: Question) -> None:
    verdict = STACK.decide(given_, question)
    singles = [stack.decide(given_, question) for stack in SINGLE.values()]
    assert verdict.permitted == all(single.permitted for single in singles)
    if verdict.permitted:
        assert verdict.obligations == frozenset().union(*(single.obligations for single in singles))
    else:
        assert verdict.citations
        assert not verdict.obligations


@MANY
@given(facts(), questions())
def test_opens_says_what_judge_says(given_: Facts, question: Question) -> None:
    for pack in PACKS.values():
        matter = Matter(given_, question, STACK.profile)
        chosen = pack.selection(asked(question), given_.today)
        assert pack.opens(matter, chosen) == pack.judge(matter, chosen).permitted


@MANY
@given(facts())
def test_purposes_are_those_that_decide_permits(given_: Facts) -> None:
    assert STACK.purposes(given_) == {
        purpose for purpose in Purpose if STACK.decide(given_, Use(purpose)).permitted
    }


@MANY
@given(facts(), questions(), consents(), st.sampled_from([Status.REFUSED, Status.WITHDRAWN]))
def test_a_refusal_or_withdrawal_opens_nothing(
    given_: Facts, question: Question, word: Consent, status: Status
) -> None:
    after = replace(given_, consents=(*given_.consents, replace(word, status=status)))
    if not isinstance(question, Stand) and STACK.decide(after, question).permitted:
        assert STACK.decide(given_, question).permitted


@MANY
@given(facts(), questions(), st.sampled_from(Authority))
def test_obtaining_an_authority_closes_nothing(
    given_: Facts, question: Question, authority: Authority
) -> None:
    assume(authority is not Authority.CONTEXT_SHOWS_NO_CONSENT)
    if STACK.decide(given_, question).permitted:
        after = replace(given_, authorities=given_.authorities | {authority})
        assert STACK.decide(after, question).permitted


@settings(max_examples=600, deadline=None)
@given(facts(), uses())
def test_nothing_held_or_quarantined_is_used(given_: Facts, question: Use) -> None:
    if STACK.decide(given_, question).permitted:
        standing = STACK.decide(given_, Stand()).standing
        assert standing in (Standing.AVAILABLE, Standing.RESTRICTED)


@MANY
@given(facts(), questions(), st.randoms())
def test_the_order_of_the_rules_makes_no_difference(
    given_: Facts, question: Question, chance: random.Random
) -> None:
    verdict = STACK.decide(given_, question)
    other = Stack([_shuffled(pack, chance) for pack in STACK.packs], STACK.profile).decide(given_, question)
    assert (verdict.permitted, verdict.standing) == (other.permitted, other.standing)
    assert verdict.obligations == other.obligations
    assert set(verdict.citations) == set(other.citations)


def _shuffled(pack: Pack, chance: random.Random) -> Pack:
    other = Pack(pack.name, pack.version, pack.since, pack.base, [])
    other.rules = tuple(chance.sample(pack.rules, len(pack.rules)))
    other.select()
    return other


@MANY
@given(facts(), questions())
def test_a_verdict_is_reproducible(given_: Facts, question: Question) -> None:
    first, second = STACK.decide(given_, question), STACK.decide(replace(given_), question)
    assert first == second
    assert first.facts_digest == second.facts_digest
    assert first.packs == ("gmc@2011.2", "cuh@7")


class Age(int):
    """A number of years that remembers what it was compared with."""

    compared: ClassVar[set[int]] = set()

    def __lt__(self, other: int) -> bool:
        self.compared.add(other)
        return int(self) < other


@MANY
@given(facts())
def test_no_birthday_matters_but_those_that_the_stack_names(given_: Facts) -> None:
    STACK.purposes(replace(given_, patient=replace(given_.patient, age=Age(given_.patient.age))))
    assert Age.compared <= STACK.turning_ages


def test_the_first_of_the_packs_that_turns_is_the_stacks_turn() -> None:
    """A rule in force from the third, one that ends on the second: each is a turn, and the earlier comes first."""
    packs = [_turning(since=date(2030, 1, 3)), _turning(until=date(2030, 1, 2))]
    stack = Stack(packs, STACK.profile)
    days = [date(2030, 1, day) for day in (1, 2, 3)]
    assert [stack.next_turn(day) for day in days] == [date(2030, 1, 2), date(2030, 1, 3), None]


def _turning(**days: date) -> Pack:
    rule = permits("GMC-10", on=frozenset({Purpose.CARE}), **days)(_always)
    law = ModuleType("law")
    vars(law)["always"] = rule
    return Pack("gmc", "1", date(2020, 1, 1), rule, [law])


def _always(_: Matter) -> bool:
    """It may."""
    return True
