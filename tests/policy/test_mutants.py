"""What `make mutants` rests on: a changed rule is noticed, the change is undone, and no reason outlives its mutant."""

import pytest

from safelight.policy.packs.gmc import calls
from tests.policy.mutants import reasons, survives
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


def test_a_change_that_changes_nothing_survives(made: dict[tuple[str, str], Mutant]) -> None:
    assert survives(made["cuh.storing.available_within_its_consent", "always"])


def test_every_reason_is_about_a_mutant_that_there_is(made: dict[tuple[str, str], Mutant]) -> None:
    assert reasons().keys() <= made.keys()
    assert all(reason.endswith(".") for reason in reasons().values())


def test_every_rule_has_mutants(made: dict[tuple[str, str], Mutant]) -> None:
    changes = {change for name, change in made if name == "gmc.calls.calls_for_legitimate_reasons"}
    assert {"gone", "always", "never", "negated"} < changes
    assert "matter.recording.made_for in LEGITIMATE -> matter.recording.made_for not in LEGITIMATE" in changes
