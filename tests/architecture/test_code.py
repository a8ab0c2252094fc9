"""About the code itself: how it opens, how long it gets, what it is called, how it writes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "safelight"
MODULES = sorted(each for each in SOURCE.rglob("*.py") if "migrations" not in each.parts)
ACTIONS = sorted([*SOURCE.glob("*/actions.py"), *SOURCE.glob("*/actions/*.py")])
LONGEST_FILE = 250
LONGEST_OPENING = 8  # lines: one to five of words, and what is between them
NOT_NAMES = re.compile(r"(Manager|Handler|Processor|Util|Helper)s?$")


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_says_what_lives_in_it(module: Path) -> None:
    text = module.read_text()
    words = ast.get_docstring(ast.parse(text))
    if text.strip():
        assert words, "says nothing"
        assert len(words.splitlines()) <= LONGEST_OPENING
    assert len(text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_things_are_named_after_what_they_are(module: Path) -> None:
    tree = ast.parse(module.read_text())
    names = [each.name for each in ast.walk(tree) if isinstance(each, ast.ClassDef)]
    assert not [each for each in names if NOT_NAMES.search(each)]


def use_cases() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in ACTIONS:
        for each in ast.parse(path.read_text()).body:
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                yield f"{path.relative_to(SOURCE).parts[0]}.{each.name}", each


def test_there_are_use_cases() -> None:
    assert len(dict(use_cases())) > 10


# Part of somebody else's transaction, who leaves the entry.
WITHIN_ANOTHER = {
    "consent.add",
    "consent.add_signatures",
    "consent.agree_on_paper",
    "consent.begin",
    "consent.covers_of",
    "consent.establish",
    "consent.refuse_on_paper",
    "consent.scope_of",
    "consent.wait_for",
    "consent.yes",
}
# These leave their entry to the door, to an intake or to finding; or add it to a transaction that has another.
THROUGH = ("recorded", "note", "alter", "hand_over_copy", "take_in", "keep_pages", "find", "append")


@pytest.mark.parametrize(
    ("name", "action"), use_cases(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_use_case_is_told_who_acts_and_leaves_an_entry(name: str, action: ast.FunctionDef) -> None:
    if name in WITHIN_ANOTHER:
        return
    assert action.args.args[0].arg == "by"
    called = {
        getattr(each.func, "id", getattr(each.func, "attr", ""))
        for each in ast.walk(action)
        if isinstance(each, ast.Call)
    }
    assert called & set(THROUGH)


def test_only_actions_intake_and_the_ledger_write() -> None:
    """Nothing else creates, changes or removes rows: what is written leaves an entry."""
    writes = re.compile(r"\.(objects\.(bulk_)?create|objects\.get_or_create|save\(|bulk_update|bulk_create)")
    allowed = {
        "archive/bringing_back.py", "archive/following.py", "demo/hospital.py",
        "consent/actions/", "filing/actions/", "filing/offering.py", "ledger/salting.py",
        "ledger/writing.py", "library/documents.py", "library/door.py", "library/in_force.py",
        "library/intake.py", "library/looking.py", "library/rereading.py", "library/rotating.py", "library/scaling.py",
        "library/standing.py", "library/viewings.py",
        "oversight/actions/", "people/actions.py",
        "people/care.py", "release/actions.py", "release/recall.py", "release/releasing.py",
        "processing/actions.py", "studio/actions.py", "studio/assessing.py", "studio/reminding.py", "imaging/",
        "demo/pictures", "paper/",
    }  # fmt: skip
    writing = [named(each) for each in MODULES if writes.search(each.read_text())]
    assert [each for each in writing if not each.startswith(tuple(allowed))] == []
