"""Every threat that SECURITY.md names has its tests, and they are there."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
WORDS = (PROJECT / "SECURITY.md").read_text()
COLUMNS = 4


def threats() -> list[list[str]]:
    """The rows of its tables: the threat, what stops it, what does not, the tests."""
    rows = [line.strip("| ").split(" | ") for line in WORDS.splitlines() if line.startswith("| ")]
    return [row for row in rows if row[0] not in ("threat", "---")]


def test_there_are_threats() -> None:
    assert len(threats()) > 20


@pytest.mark.parametrize("threat", threats(), ids=lambda row: row[0])
def test_a_threat_has_its_tests(threat: list[str]) -> None:
    assert len(threat) == COLUMNS
    named = re.findall(r"`([^`]+)`", threat[-1])
    assert named
    for each in named:
        assert (PROJECT / each).is_file(), each
        assert each == ".ci/run" or "\ndef test_" in (PROJECT / each).read_text(), each


def test_what_it_links_to_is_there() -> None:
    for each in re.findall(r"\]\(([^)#]+)\)", WORDS):
        assert (PROJECT / each).is_file(), each
