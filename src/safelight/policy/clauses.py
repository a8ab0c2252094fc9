"""The clause map joined with the rules and their cases: the pages of `docs/law/`, as text.

The map itself, docs/policy/CLAUSES.md, is written by people; this adds what the code does about each paragraph.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from safelight.policy.cases.running import Result
from safelight.policy.pack import Pack
from safelight.policy.rule import Rule

SHOWN = 3
"""How many cases of each kind a row names; the rest are counted."""


class ClauseMapError(ValueError):
    """The clause map and the rules disagree: a rule cites what the map lacks, or a decision has no rule."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of the map. `paragraph` is what rules cite: `CUH-8.3 d` belongs to `CUH-8.3`."""

    clause: str
    short: str
    kinds: tuple[str, ...]
    does: str

    @property
    def paragraph(self) -> str:
        return self.clause.split(" ", maxsplit=1)[0].split("/", maxsplit=1)[0]

    @property
    def source(self) -> str:
        return self.clause.split("-", maxsplit=1)[0].split(" ", maxsplit=1)[0]


def parse(text: str) -> tuple[Clause, ...]:
    """The rows of the map's tables, in order."""
    rows = (line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return tuple(
        Clause(
            row[0].strip(), row[1].strip(), tuple(kind.strip() for kind in row[2].split(",")), row[3].strip()
        )
        for row in rows
        if len(row) == 4 and row[0].strip().startswith(("GMC", "CUH"))  # noqa: PLR2004 - the map's columns
    )


def pages(packs: Mapping[str, Pack], clauses: Iterable[Clause], results: Iterable[Result]) -> dict[str, str]:
    """File name to text, one page for each pack; raises `ClauseMapError` where map and rules disagree."""
    every = tuple(clauses)
    cases = _cases(results)
    return {
        f"{name}.md": _page(pack, [clause for clause in every if clause.source == name.upper()], cases)
        for name, pack in packs.items()
    }


Cases = dict[str, dict[bool, list[str]]]


def _cases(results: Iterable[Result]) -> Cases:
    """For each rule, the ids of the cases it helped to permit (or to place) and to deny."""
    found: Cases = {}
    for result in results:
        for determination in result.verdict.determinations:
            kinds = found.setdefault(determination.rule, {True: [], False: []})
            kinds[result.verdict.permitted].append(result.case.id)
    return found


def _page(pack: Pack, clauses: list[Clause], cases: Cases) -> str:
    rules: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        for citation in rule.citations:
            rules.setdefault(str(citation), []).append(rule)
    _agree(pack, clauses, rules)
    lines = [
        f"# {pack.rules[0].citations[0].title}",
        "",
        f"The pack `{pack}`, in force since {pack.since}. Written by `safelight policy clauses`; do not edit.",
        "",
    ]
    for paragraph in dict.fromkeys(clause.paragraph for clause in clauses):
        lines += _section(paragraph, clauses, rules.get(paragraph, []), cases, pack)
    return "\n".join(lines)


def _section(paragraph: str, clauses: list[Clause], rules: list[Rule], cases: Cases, pack: Pack) -> list[str]:
    lines = [
        f"## {paragraph}",
        "",
        "| clause | in short | kind | what the software does |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {clause.clause} | {clause.short} | {', '.join(clause.kinds)} | {clause.does} |"
        for clause in clauses
        if clause.paragraph == paragraph
    ]
    if rules:
        lines += ["", "| rule | what it says | cases | in force |", "| --- | --- | --- | --- |"]
        lines += [_row(rule, cases.get(rule.name, {}), pack) for rule in rules]
    return [*lines, ""]


def _row(rule: Rule, cases: Mapping[bool, list[str]], pack: Pack) -> str:
    duty = f" `{rule.obligation}`" if rule.obligation else ""
    standing = f" `{rule.standing}`" if rule.standing else ""
    told = "; ".join(
        f"{word}: {_some(cases[kind])}"
        for kind, word in ((True, "permit"), (False, "deny"))
        if cases.get(kind)
    )
    since = pack.since if rule.since == date.min else rule.since
    until = "" if rule.until == date.max else f" until {rule.until}"
    return (
        f"| `{rule.name}` {rule.effect}{duty}{standing} | {rule.reason} | {told or 'none'} | {since}{until} |"
    )


def _some(ids: list[str]) -> str:
    more = len(ids) - SHOWN
    return ", ".join(ids[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _agree(pack: Pack, clauses: list[Clause], rules: Mapping[str, list[Rule]]) -> None:
    known = {clause.paragraph for clause in clauses}
    if unknown := set(rules) - known:
        raise ClauseMapError(f"the pack {pack} cites what the clause map lacks: {', '.join(sorted(unknown))}")
    wanting = {clause.paragraph for clause in clauses if "decision" in clause.kinds} - set(rules)
    if wanting:
        raise ClauseMapError(f"decisions of the clause map without a rule: {', '.join(sorted(wanting))}")
