"""What `make mutants` rests on: a changed rule is noticed, the change is undone, and its judgement is sound."""

import pytest

from safelight.policy.packs.gmc import calls
from tests.policy.mutants import MOST, reasons, survives, too_many, unexplained
from tests.policy.mutation import Mutant, mutants


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, str], Mutant]:
    return {(mutant.name, mutant.change): mutant for mutant in mutants()}


def test_a_changed_rule_is_noticed_and_put_back(made: dict[tuple[str, str], Mutant]) -> None:
    mutant = made["gmc.calls.never_secretly", "gone"]
    before = calls.never_secretly.answer.__code__
    assert not survives(mutant)
    assert mutant.function.__code__ is before
    with mutant.in_place():
        assert mutant.function.__code__ is mutant.code
    assert mutant.function.__code__ is before


def test_every_reason_is_about_a_mutant_that_survives(made: dict[tuple[str, str], Mutant]) -> None:
    assert reasons().keys() <= made.keys()
    assert [found for found in reasons() if not survives(made[found])] == []
    assert all(reason.endswith(".") for reason in reasons().values())


def test_a_survivor_has_a_reason_and_a_reason_its_survivor(made: dict[tuple[str, str], Mutant]) -> None:
    tried = list(made.values())
    known = [made[found] for found in reasons()]
    assert unexplained(tried, known) == []
    (said,) = unexplained(tried, [*known, made["gmc.calls.never_secretly", "gone"]])
    assert said.startswith("gmc.calls.never_secretly: gone\n    Write a case")
    (said,) = unexplained(tried, known[1:])
    assert said.startswith(f"{known[0].name}: {known[0].change}\n    A case notices it")


def test_five_in_a_hundred_may_survive_of_each_kind(made: dict[tuple[str, str], Mutant]) -> None:
    whole = [mutant for mutant in made.values() if mutant.whole]
    inside = [mutant for mutant in made.values() if not mutant.whole]
    tried = [*whole[:100], *inside[:300]]
    assert MOST == 5
    assert too_many(tried, [*whole[:5], *inside[:15]]) == []
    assert too_many(tried, whole[:6]) == ["Too many survive of whole rules: write cases."]
    assert len(too_many(tried, inside[:16])) == 1
    assert len(too_many(tried, inside[:21])) == 2


def test_every_rule_has_mutants(made: dict[tuple[str, str], Mutant]) -> None:
    changes = {change for name, change in made if name == "gmc.calls.calls_for_legitimate_reasons"}
    assert {"gone", "always", "never", "negated"} < changes
    assert "matter.recording.made_for in LEGITIMATE -> matter.recording.made_for not in LEGITIMATE" in changes
