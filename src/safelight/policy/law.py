"""The pages of `docs/law/`, as text: each paragraph with its clauses, what does them, its rules and their cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from safelight.policy.cases.running import Result
from safelight.policy.clauses import NONE, NOT_YET, RULE, Clause, ClauseMap, ClauseMapError, Reference
from safelight.policy.pack import Pack
from safelight.policy.rule import Rule

SHOWN: Final = 3
"""How many cases of each kind a row names; the rest are counted."""

NOUNS: Final = {"page": "page", "command": "command", "record": "record of", "module": "part"}

Cases = dict[str, dict[bool, list[str]]]


def pages(packs: Iterable[Pack], found: ClauseMap, results: Iterable[Result]) -> dict[str, str]:
    """File name to text: a page for each source of the map, and an index; raises `ClauseMapError`."""
    known = {pack.name.upper(): pack for pack in packs}
    cases = _cases(results)
    texts: dict[str, str] = {}
    for source in dict.fromkeys(clause.source for clause in found.clauses):
        if source not in known:
            raise ClauseMapError(f"{source}: no pack of the stack is called {source.lower()}")
        mine = [clause for clause in found.clauses if clause.source == source]
        texts[f"{source.lower()}.md"] = _page(known[source], mine, found.references, cases)
    return texts | {"README.md": _index(known, found)}


def _cases(results: Iterable[Result]) -> Cases:
    """For each rule, the ids of the cases it helped to permit (or to place) and to deny."""
    found: Cases = {}
    for result in results:
        for determination in result.verdict.determinations:
            kinds = found.setdefault(determination.rule, {True: [], False: []})
            kinds[result.verdict.permitted].append(result.case.id)
    return found


def _page(pack: Pack, clauses: list[Clause], names: Mapping[str, Reference], cases: Cases) -> str:
    rules: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        for citation in rule.citations:
            rules.setdefault(str(citation), []).append(rule)
    _agree(pack, clauses, rules)
    lines = [
        f"# {pack.title}",
        "",
        f"The pack `{pack}`, in force since {pack.since}. Written by `safelight policy clauses`; do not edit.",
        "What the last column names is explained in the [index](README.md).",
        "",
        *_reached(clauses),
    ]
    for paragraph in dict.fromkeys(clause.paragraph for clause in clauses):
        lines += _section(paragraph, clauses, names)
        lines += _rules(rules.get(paragraph, []), cases, pack)
    return "\n".join(lines)


def _reached(clauses: list[Clause]) -> list[str]:
    """How far the software has come: the figures, and by name what is missing."""
    asking = [clause for clause in clauses if clause.done != (NONE,)]
    part = [clause for clause in asking if clause.missing and clause.begun]
    nothing = [clause for clause in asking if clause.missing and not clause.begun]
    done = len(asking) - len(part) - len(nothing)
    figures = f"{done} are done, {len(part)} in part, {len(nothing)} not yet."
    lines = [f"{len(clauses)} clauses, {len(asking)} of which ask something of the software: {figures}", ""]
    for words, some in (("In part", part), ("Not yet", nothing)):
        if some:
            lines += [f"{words}: {', '.join(_link(clause, clause.clause) for clause in some)}.", ""]
    return lines


def _link(clause: Clause, words: str, file: str = "") -> str:
    anchor = clause.paragraph.lower().replace(".", "")
    return f"[{words}]({file}#{anchor})"


def _section(paragraph: str, clauses: list[Clause], names: Mapping[str, Reference]) -> list[str]:
    lines = [
        f"## {paragraph}",
        "",
        "| clause | in short | kind | what it asks of the software | done by |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {clause.clause} | {clause.short} | {', '.join(clause.kinds)} | {clause.asks} "
        f"| {'; '.join(_told(clause.done, names))} |"
        for clause in clauses
        if clause.paragraph == paragraph
    ]
    return [*lines, ""]


def _told(done: Sequence[str], names: Mapping[str, Reference]) -> Iterator[str]:
    for each in done:
        if each == RULE:
            yield "the rules below"
        elif each == NONE:
            yield "nothing to do"
        elif each == NOT_YET:
            yield "**not yet**" if len(done) == 1 else "the rest **not yet**"
        else:
            yield _named(names[each])


def _named(name: Reference) -> str:
    shown = name.subject if name.sort == "record" else name.where
    return f"{NOUNS[name.sort]} `{shown}`"


def _rules(rules: list[Rule], cases: Cases, pack: Pack) -> list[str]:
    if not rules:
        return []
    lines = ["| rule | what it says | cases | in force |", "| --- | --- | --- | --- |"]
    return [*lines, *(_row(rule, cases.get(rule.name, {}), pack) for rule in rules), ""]


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


def _index(packs: Mapping[str, Pack], found: ClauseMap) -> str:
    lines = [
        "# The law, and what does it",
        "",
        "Written by `safelight policy clauses`; do not edit.",
        "",
        "| document | pack | in force since |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| [{packs[source].title}]({source.lower()}.md) | `{packs[source]}` | {packs[source].since} |"
        for source in dict.fromkeys(clause.source for clause in found.clauses)
    ]
    if found.references:
        lines += ["", "## What does which clause", "", "| | what it is | clauses |", "| --- | --- | --- |"]
    for name in found.references.values():
        served = [clause for clause in found.clauses if name.name in clause.done]
        links = ", ".join(_link(clause, clause.clause, f"{clause.source.lower()}.md") for clause in served)
        lines.append(f"| {_named(name)} | {name.what} | {links} |")
    return "\n".join([*lines, ""])
