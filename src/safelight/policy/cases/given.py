"""The `given` of a case into facts. What each key may hold is read off the facts' own types."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from safelight.policy.cases.nodes import Node
from safelight.policy.facts import (
    Actor,
    Authority,
    Circumstances,
    Consent,
    Facts,
    Giver,
    Patient,
    Purpose,
    Recording,
)

OLDEST = 130
AS_REQUIRED = "as required"
Part = type[Patient] | type[Recording] | type[Actor] | type[Circumstances]
PARTS: tuple[tuple[str, Part], ...] = (
    ("patient", Patient),
    ("recording", Recording),
    ("actor", Actor),
    ("circumstances", Circumstances),
)


def facts(node: Node) -> Facts:
    """The facts of a case; what is left out has its default."""
    parts = node.mapping(tuple(field.name for field in fields(Facts)))
    found: dict[str, Any] = {}
    for name, kind in PARTS:
        if name in parts:
            found[name] = kind(**_values(parts[name], kind))
    if "consents" in parts:
        found["consents"] = parts["consents"].each(_consent)
    if "authorities" in parts:
        found["authorities"] = frozenset(parts["authorities"].each(lambda item: item.word(Authority)))
    if "today" in parts:
        found["today"] = parts["today"].day()
    return Facts(**found)


def _consent(node: Node) -> Consent:
    allowed = tuple(field.name for field in fields(Consent) if field.name != "as_required")
    parts = node.mapping(allowed)
    if "by" not in parts:
        raise node.fault(f"lacks by; allowed: {', '.join(Giver)}")
    purposes = parts.pop("purposes", None)
    hints = get_type_hints(Consent)
    found = {name: _value(part, hints[name]) for name, part in parts.items()}
    if purposes is not None:
        words = purposes.each(_purpose)
        found["purposes"] = frozenset(word for word in words if word is not None)
        found["as_required"] = None in words
    return Consent(**found)


def _purpose(node: Node) -> Purpose | None:
    """A purpose; None for the open-ended wording."""
    if node.text() == AS_REQUIRED:
        return None
    if node.text() not in tuple(Purpose):
        raise node.fault(f"is {node.text()!r}; allowed: {', '.join(Purpose)}, {AS_REQUIRED}")
    return node.word(Purpose)


def _values(node: Node, kind: Part) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: _value(part, hints[name]) for name, part in node.mapping(tuple(hints)).items()}


def _value(node: Node, kind: Any) -> Any:
    if kind is bool:
        return node.truth()
    if kind is int:
        return node.whole_number(OLDEST)
    if kind is date:
        return node.day()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return node.word(kind)
    (word,) = get_args(kind)
    return frozenset(node.each(lambda item: item.word(word)))
