"""The assessments from their files: one for each name and version. No version is ever changed or removed."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from safelight.consent.assessments.assessment import Assessment, Conclusion, Kind, Name, Question
from safelight.consent.models import About
from safelight.policy.facts import Authority


def in_force(name: Name) -> Assessment:
    """The latest version."""
    return max((each for each in _all().values() if each.name is name), key=lambda each: int(each.version))


def of_version(name: str, version: str) -> Assessment | None:
    """The questions as they were when somebody answered them; None for what was no assessment."""
    return _all().get((name, version))


@cache
def _all() -> dict[tuple[str, str], Assessment]:
    folder = resources.files("safelight.consent.assessments.questions")
    files = (each for each in folder.iterdir() if each.name.endswith(".toml"))
    read = (_read(each.name.rpartition("-")[0], tomllib.loads(each.read_text("utf-8"))) for each in files)
    return {(each.name, each.version): each for each in read}


def _read(name: str, top: dict[str, Any]) -> Assessment:
    return Assessment(
        name=Name(name),
        version=top["version"],
        about=About(top["about"]),
        title=top["title"],
        law=top["law"],
        intro=tuple(top["intro"]),
        questions=tuple(_question(key, each) for key, each in top["questions"].items()),
        conclusions=tuple(_conclusion(key, each) for key, each in top["conclusions"].items()),
    )


def _question(key: str, table: dict[str, Any]) -> Question:
    return Question(
        key=key,
        asks=table["asks"],
        hint=table.get("hint", ""),
        kind=Kind(table.get("kind", Kind.YES_NO)),
        no_rules_out=tuple(table.get("no_rules_out", ())),
        yes_rules_out=tuple(table.get("yes_rules_out", ())),
        grants=Authority(table["grants"]) if "grants" in table else None,
    )


def _conclusion(key: str, table: dict[str, Any]) -> Conclusion:
    return Conclusion(
        key=key,
        says=table["says"],
        value=table["value"],
        holds=table.get("holds", True),
        one_no_of=tuple(table.get("one_no_of", ())),
        one_yes_of=tuple(table.get("one_yes_of", ())),
    )
