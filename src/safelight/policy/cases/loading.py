"""Case files into cases: every key and word checked against the vocabulary."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from safelight.policy.cases.asking import question
from safelight.policy.cases.case import Case, Expected
from safelight.policy.cases.given import facts
from safelight.policy.cases.nodes import Node, compose
from safelight.policy.default import PACKS
from safelight.policy.facts import Facts
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Question, Stand
from safelight.policy.standing import Standing

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CITATION = re.compile(r"[A-Z]+-[0-9]+(\.[0-9]+)*")


def load(paths: Iterable[Path], packs: Iterable[str] = tuple(PACKS)) -> tuple[Case, ...]:
    """The cases of all files, in order; raises `MalformedCase`, also where a file uses an id twice.

    `packs` are those of the stack: what a case may name, and what it means where it names none.
    """
    known = tuple(packs)
    return tuple(case for path in paths for case in _file(path, known))


def _file(path: Path, known: tuple[str, ...]) -> Iterator[Case]:
    seen: dict[str, int] = {}
    for node in compose(path).items():
        case = _case(node, known)
        if case.id in seen:
            raise node.fault(f"has the id {case.id!r}, which the case in line {seen[case.id]} has already")
        seen[case.id] = case.line
        yield case


def _case(node: Node, known: tuple[str, ...]) -> Case:
    parts = node.mapping(("id", "says", "packs", "given", "ask", "expect"))
    for key in ("id", "ask", "expect"):
        if key not in parts:
            raise node.fault(
                f"lacks {key}; a case has id, ask and expect, and may have says, packs and given"
            )
    name = parts["id"].text()
    if not ID.fullmatch(name):
        raise parts["id"].fault(f"is {name!r}; allowed: small letters, digits and single dashes")
    asked = question(parts["ask"])
    return Case(
        id=name,
        says=parts["says"].text() if "says" in parts else "",
        packs=parts["packs"].each(lambda item: _pack(item, known)) if "packs" in parts else known,
        facts=facts(parts["given"]) if "given" in parts else Facts(),
        question=asked,
        expected=_expected(parts["expect"], asked),
        path=node.path,
        line=node.line,
    )


def _pack(node: Node, known: tuple[str, ...]) -> str:
    name = node.text()
    if name not in known:
        raise node.fault(f"is {name!r}; allowed: {', '.join(known)}")
    return name


def _expected(node: Node, asked: Question) -> Expected:
    answer = "standing" if isinstance(asked, Stand) else "verdict"
    parts = node.mapping((answer, "obligations", "not_obligations", "cites", "not_cites"))
    if answer not in parts:
        raise node.fault(f"lacks {answer}")
    permitted = parts["verdict"].text() if "verdict" in parts else None
    if permitted not in (None, "permit", "deny"):
        raise parts["verdict"].fault(f"is {permitted!r}; allowed: permit, deny")
    return Expected(
        permitted=None if permitted is None else permitted == "permit",
        standing=parts["standing"].word(Standing) if "standing" in parts else None,
        obligations=_duties(parts.get("obligations")),
        not_obligations=_duties(parts.get("not_obligations")),
        cites=_citations(parts.get("cites")),
        not_cites=_citations(parts.get("not_cites")),
    )


def _duties(node: Node | None) -> frozenset[Obligation]:
    return frozenset(node.each(lambda item: item.word(Obligation))) if node else frozenset()


def _citations(node: Node | None) -> tuple[str, ...]:
    return node.each(_citation) if node else ()


def _citation(node: Node) -> str:
    text = node.text()
    if not CITATION.fullmatch(text):
        raise node.fault(f"is {text!r}; allowed: a paragraph as in GMC-17 or CUH-8.3")
    return text
