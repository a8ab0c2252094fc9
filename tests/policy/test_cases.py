"""Every case file of this folder, and what the cases say about every rule."""

from pathlib import Path

import pytest

from safelight.policy.cases.loading import load
from safelight.policy.cases.running import Result, run
from safelight.policy.default import PACKS
from safelight.policy.obligation import Obligation
from safelight.policy.rule import Effect, Rule

CASES = load(sorted((Path(__file__).parent / "cases").glob("*.yaml")))
RULES = tuple(rule for pack in PACKS.values() for rule in pack.rules)


@pytest.fixture(scope="module")
def results() -> tuple[Result, ...]:
    return run(CASES)


def test_every_case_passes(results: tuple[Result, ...]) -> None:
    assert {result.case.id: result.shortfalls for result in results if result.shortfalls} == {}


def test_ids_are_unique_across_the_files() -> None:
    assert len({case.id for case in CASES}) == len(CASES)


def _answers(results: tuple[Result, ...], rule: Rule) -> set[bool]:
    return {
        finding.met
        for result in results
        for finding in result.verdict.determinations
        if finding.rule == rule.name
    }


def test_every_rule_has_cases_both_ways(results: tuple[Result, ...]) -> None:
    """A condition is met and not met; a bar bars; a duty comes; a standing is given; a ground opens."""
    one_way = {rule.name for rule in RULES if _answers(results, rule) != _possible(rule)}
    assert one_way == NEVER_LACKING


def _possible(rule: Rule) -> set[bool]:
    return {True, False} if rule.effect in (Effect.PERMITS, Effect.REQUIRES) else {True}


NEVER_LACKING = {
    "gmc.principles.relatives_are_outside_the_scope",
    "gmc.slides.slides_are_used_without_consent",
    "gmc.implicit.listed_kinds_serve_secondary_purposes",
    "gmc.post_mortem.for_the_cause_of_death",
    "gmc.post_mortem.used_for_the_cause_of_death",
    "gmc.post_mortem.used_anonymised",
    "cuh.scope.not_spoken_of",
    "cuh.scope.relatives_take_pictures_for_themselves",
    "cuh.without_consent.implicit_consent_reaches_the_record",
}
"""Grounds that open whatever they concern, and have nothing to ask for."""


def test_every_obligation_is_expected_and_ruled_out_somewhere() -> None:
    expected = {duty for case in CASES for duty in case.expected.obligations}
    assert set(Obligation) - expected == set()


def test_every_denial_cites_and_obliges_nothing(results: tuple[Result, ...]) -> None:
    for result in results:
        if not result.verdict.permitted:
            assert result.verdict.citations
            assert not result.verdict.obligations
