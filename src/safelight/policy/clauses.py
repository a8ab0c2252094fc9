"""The clause map, docs/policy/CLAUSES.md, read and checked: every paragraph of the sources, and what does it.

People write the map. Whether the pages, commands and records that it names are there is known to the tests: nothing
here knows the site. Its pages, joined with the rules and their cases, are in `law.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

RULE: Final = "rule"
NOT_YET: Final = "not yet"
NONE: Final = "none"
BARE: Final = (RULE, NOT_YET, NONE)
SORTS: Final = ("page", "command", "record", "module")
KINDS: Final = ("decision", "workflow", "record", "report", "duty", "context")

CLAUSE: Final = re.compile(r"[A-Z]+(-[0-9]| )")
REFERENCE: Final = re.compile(rf"({'|'.join(SORTS)}):\w[\w. -]*")
COLUMNS: Final = ("clause", "in short", "kind", "what it asks of the software", "done by")
NAMES: Final = ("reference", "where", "what it is")


class ClauseMapError(ValueError):
    """The clause map is at odds with itself or with the rules; the message says where, and what is wanted."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of the map. `paragraph` is what rules cite: `CUH-8.3 d` belongs to `CUH-8.3`."""

    clause: str
    short: str
    kinds: tuple[str, ...]
    asks: str
    done: tuple[str, ...]

    @property
    def paragraph(self) -> str:
        return self.clause.split(" ", maxsplit=1)[0].split("/", maxsplit=1)[0]

    @property
    def source(self) -> str:
        return self.clause.split("-", maxsplit=1)[0].split(" ", maxsplit=1)[0]

    @property
    def missing(self) -> bool:
        """Whether something that it asks is not there yet, all of it or a part."""
        return NOT_YET in self.done

    @property
    def begun(self) -> bool:
        """Whether something does a part of it, or all."""
        return any(each not in (NOT_YET, NONE) for each in self.done)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the last column names: `page:withdraw` is the page of that name in the site's addresses."""

    name: str
    where: str
    what: str

    @property
    def sort(self) -> str:
        return self.name.partition(":")[0]

    @property
    def subject(self) -> str:
        return self.name.partition(":")[2]


@dataclass(frozen=True, slots=True)
class ClauseMap:
    clauses: tuple[Clause, ...]
    references: dict[str, Reference]


def parse(text: str) -> ClauseMap:
    """The rows of the map's tables, in order; raises `ClauseMapError`."""
    clauses: list[Clause] = []
    references: dict[str, Reference] = {}
    for row in _rows(text):
        if REFERENCE.fullmatch(row[0].strip("`")):
            reference = Reference(*(cell.strip("`") for cell in _cells(row, NAMES)))
            references[reference.name] = reference
        elif CLAUSE.match(row[0]):
            clause, short, kinds, asks, done = _cells(row, COLUMNS)
            clauses.append(Clause(clause, short, _words(kinds), asks, _words(done)))
    found = ClauseMap(tuple(clauses), references)
    if faults := list(_faults(found)):
        raise ClauseMapError("\n".join(faults))
    return found


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def _cells(row: list[str], columns: tuple[str, ...]) -> list[str]:
    if len(row) != len(columns) or not all(row):
        raise ClauseMapError(f"{row[0]}: a row has {len(columns)} filled cells: {', '.join(columns)}")
    return row


def _words(cell: str) -> tuple[str, ...]:
    return tuple(each.strip().strip("`") for each in cell.split(","))


def _faults(found: ClauseMap) -> Iterator[str]:
    names = [clause.clause for clause in found.clauses]
    yield from (
        f"{name}: is there twice" for name in sorted({each for each in names if names.count(each) > 1})
    )
    for clause in found.clauses:
        yield from (f"{clause.clause}: {fault}" for fault in _faults_of(clause, found.references))
    used = {each for clause in found.clauses for each in clause.done}
    yield from (f"{name}: no clause is done by it" for name in found.references if name not in used)


def _faults_of(clause: Clause, references: Iterable[str]) -> Iterator[str]:
    for kind in clause.kinds:
        if kind not in KINDS:
            yield f"{kind!r} is no kind; allowed are: {', '.join(KINDS)}"
    for each in clause.done:
        if each not in BARE and each not in references:
            yield (
                f"{each!r} does nothing; allowed are: {', '.join(BARE)}, or a {', '.join(SORTS)} "
                "that the table of names lists, as in page:withdraw"
            )
    if ("decision" in clause.kinds) != (RULE in clause.done):
        yield "a decision, and nothing else, is done by `rule`"
    rest = set(clause.kinds) - {"decision", "context"}
    if rest and not set(clause.done) - {RULE, NONE}:
        yield f"a {' or '.join(sorted(rest))} names what does it, or says `not yet`"
    if (NONE in clause.done) != (clause.kinds == ("context",)) or (
        NONE in clause.done and len(clause.done) > 1
    ):
        yield "context alone, and nothing else, has nothing to do: `none`"
