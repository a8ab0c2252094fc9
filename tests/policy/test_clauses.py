"""The clause map: every paragraph of both documents is there, and says what does it; mistakes are named."""

from pathlib import Path

import pytest

from safelight.policy import law
from safelight.policy.clauses import NOT_YET, ClauseMapError, parse
from safelight.policy.default import PACKS

MAP = (Path(__file__).parents[2] / "docs/policy/CLAUSES.md").read_text("utf-8")
CLAUSES = {clause.clause: clause for clause in parse(MAP).clauses}

GMC = [f"GMC-{number}" for number in range(1, 60)]
# The sections as they are printed, with the two that lost their number (12, 22) and the list that has two.
CUH = [
    *(f"CUH-{number}" for number in (1, 2, 3, 4, 6, 7, 8, *range(9, 24))),
    *(f"CUH-5.{number}" for number in range(1, 7)),
    *(f"CUH-8.{number}" for number in range(1, 8)),
    *("CUH-12.1", "CUH-23.1", "CUH-23.2"),
]
# The items that the text numbers itself; its paragraphs without a number have letters of ours.
ITEMS = {
    "CUH-5.4": ["i", "ii"],
    "CUH-5.5": ["i", "ii", "iii"],
    "CUH-8": ["i", "ii", "iii", "iv"],
    "CUH-8.3": ["i", "ii", "iii", "iv", "v"],
    "CUH-8.5": ["i", "ii", "iii"],
    "CUH-9": ["i", "ii", "iii", "iv"],
}
TWO_NUMBERS = {"CUH-20": "CUH-20", "CUH-21": "CUH-20"}  # the list of forms: printed as 20, referred to as 21
WITH_PARTS_ONLY = {"CUH-23"}

GOOD = """\
| clause | in short | kind | what it asks of the software | done by |
| --- | --- | --- | --- | --- |
| GMC-1 | something | decision, workflow | this and that | rule, `page:withdraw` |
| GMC-2 | something else | context | none | none |

| reference | where | what it is |
| --- | --- | --- |
| `page:withdraw` | `/patients/…/withdraw` | withdrawing |
"""


@pytest.mark.parametrize("paragraph", GMC + CUH)
def test_a_paragraph_has_its_row(paragraph: str) -> None:
    paragraphs = {clause.paragraph for clause in CLAUSES.values()}
    if paragraph in WITH_PARTS_ONLY:
        assert any(each.startswith(f"{paragraph}.") for each in paragraphs)
    else:
        assert TWO_NUMBERS.get(paragraph, paragraph) in paragraphs


def test_a_row_is_about_a_paragraph_that_there_is() -> None:
    without_number = {"CUH"}  # key messages, equality
    assert {clause.paragraph for clause in CLAUSES.values()} <= {*GMC, *CUH, *without_number}


@pytest.mark.parametrize(("section", "numbers"), ITEMS.items(), ids=list(ITEMS))
def test_a_numbered_item_has_its_row(section: str, numbers: list[str]) -> None:
    assert [each for each in numbers if f"{section} {each}" not in CLAUSES] == []


def test_letters_leave_none_out() -> None:
    """`CUH-8 a`, `CUH-8 b` ...: a row that was lost leaves a gap, unless it was the last."""
    letters: dict[str, list[str]] = {}
    for clause in CLAUSES:
        section, _, letter = clause.partition(" ")
        if len(letter) == 1 and letter not in "iv":
            letters.setdefault(section, []).append(letter)
    for section, found in letters.items():
        wanted = [each for each in "abcdefghijklmnop"[: ord(max(found)) - 96] if each != "i"]
        assert sorted(found) == wanted, section


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (", `page:withdraw`", "", "GMC-1: a workflow names what does it, or says `not yet`"),
        (
            "rule, `page:withdraw` |",
            "rule, `page:withdrawing` |",
            "'page:withdrawing' does nothing; allowed are",
        ),
        (
            "rule, `page:withdraw` |",
            "`page:withdraw` |",
            "GMC-1: a decision, and nothing else, is done by `rule`",
        ),
        ("| context |", "| opinion |", "GMC-2: 'opinion' is no kind; allowed are: decision"),
        ("| none | none |", "| none | rule |", "GMC-2: a decision, and nothing else"),
        ("| none | none |", "| none | not yet |", "GMC-2: context alone, and nothing else"),
        (" | rule, `page:withdraw` |", " |", "GMC-1: a row has 5 filled cells: clause"),
        ("| GMC-2 |", "| GMC-1 |", "GMC-1: is there twice"),
        ("rule, `page:withdraw` |", "rule, not yet |", "page:withdraw: no clause is done by it"),
    ],
)
def test_a_mistake_in_the_map_is_named(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ClauseMapError) as caught:
        parse(GOOD.replace(old, new))
    assert said in str(caught.value)


def test_a_page_of_the_law_says_how_far_the_software_has_come() -> None:
    text = law.pages(PACKS.values(), parse(MAP), [])["cuh.md"]
    mine = [clause for clause in CLAUSES.values() if clause.source == "CUH"]
    nothing = [clause.clause for clause in mine if clause.done == (NOT_YET,)]
    assert f"{len(nothing)} not yet.\n" in text
    (line,) = [line for line in text.splitlines() if line.startswith("Not yet: ")]
    assert line.count("](#") == len(nothing)
    assert "| the rules below; page `/patients/…/withdraw`; " in text
    assert "## CUH-8.1\n" in text


def test_the_index_says_which_clauses_a_page_does() -> None:
    index = law.pages(PACKS.values(), parse(MAP), [])["README.md"]
    (line,) = [line for line in index.splitlines() if line.startswith("| page `/recordings/…/download` |")]
    assert "[CUH-13 c](cuh.md#cuh-13)" in line


def test_a_map_of_another_document_is_refused() -> None:
    with pytest.raises(ClauseMapError, match="LUKE: no pack of the stack is called luke"):
        law.pages(PACKS.values(), parse("| LUKE-1 | it | context | none | none |"), [])
