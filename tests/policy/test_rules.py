"""The rules themselves: each has its paragraph, its words and its question; the packs import no Django."""

import subprocess
import sys
from datetime import date

import pytest

from safelight.policy.default import PACKS
from safelight.policy.matter import Matter
from safelight.policy.rule import MAKE, Answer, permits

RULES = [rule for pack in PACKS.values() for rule in pack.rules]


def test_every_rule_cites_its_own_document_and_says_something() -> None:
    for name, pack in PACKS.items():
        for rule in pack.rules:
            assert rule.citations, rule.name
            assert {citation.source for citation in rule.citations} == {name.upper()}, rule.name
            assert len(rule.reason.split()) > 3, rule.name
            assert rule.reason.endswith("."), rule.name


@pytest.mark.parametrize("word", ["Reading", "Decided", "Open,", "read strictly", "profile"])
def test_what_people_are_shown_speaks_of_no_reading(word: str) -> None:
    assert [rule.name for rule in RULES if word in rule.reason] == []


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_rule_without_docstring_is_no_rule() -> None:
    def unexplained(matter: Matter) -> Answer:
        return True

    with pytest.raises(TypeError, match="lacks a docstring"):
        permits("GMC-1", on=MAKE)(unexplained)


def test_a_rule_needs_a_proper_citation() -> None:
    with pytest.raises(ValueError, match="GMC-17"):
        permits("paragraph 1", on=MAKE)


def test_rules_are_in_force_from_and_until() -> None:
    def explained(matter: Matter) -> Answer:
        """It says so."""
        return True

    rule = permits("GMC-1", on=MAKE, since=date(2020, 1, 1), until=date(2021, 1, 1))(explained)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    assert [rule.in_force(day) for day in days] == [False, True, True, False]


def test_the_policy_imports_neither_django_nor_yaml() -> None:
    code = (
        "import sys; import safelight.policy.default; print('django' in sys.modules, 'yaml' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
