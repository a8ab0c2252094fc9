"""The `ask` of a case into a question."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from safelight.policy.cases.nodes import Node
from safelight.policy.facts import Purpose
from safelight.policy.questions import (
    Alter,
    Basis,
    Disclose,
    Make,
    Means,
    Operation,
    Question,
    Stand,
    Use,
    Venue,
)

Word = TypeVar("Word", bound=StrEnum)


class Asks(StrEnum):
    MAKE = "make"
    USE = "use"
    DISCLOSE = "disclose"
    ALTER = "alter"
    STANDING = "standing"


ALLOWED = {
    Asks.MAKE: (),
    Asks.USE: ("purpose", "means", "venue"),
    Asks.DISCLOSE: ("basis",),
    Asks.ALTER: ("operation", "whole_image", "to_avoid_consent"),
    Asks.STANDING: (),
}


def question(node: Node) -> Question:
    """The question asked; raises `MalformedCase` where a key does not belong to it."""
    every = tuple(dict.fromkeys(("question", *(key for keys in ALLOWED.values() for key in keys))))
    parts = node.mapping(every)
    if "question" not in parts:
        raise node.fault(f"lacks question; allowed: {', '.join(Asks)}")
    kind = parts["question"].word(Asks)
    node.mapping(("question", *ALLOWED[kind]))
    return READERS[kind](node, parts)


def _use(node: Node, parts: dict[str, Node]) -> Question:
    purpose = _needed(node, parts, "purpose", Purpose)
    means = parts["means"].word(Means) if "means" in parts else Means.VIEW
    return Use(purpose, means, parts["venue"].word(Venue) if "venue" in parts else Venue.PROFESSIONAL)


def _alter(node: Node, parts: dict[str, Node]) -> Question:
    return Alter(
        _needed(node, parts, "operation", Operation),
        whole_image=parts["whole_image"].truth() if "whole_image" in parts else True,
        to_avoid_consent="to_avoid_consent" in parts and parts["to_avoid_consent"].truth(),
    )


def _needed(node: Node, parts: dict[str, Node], key: str, vocabulary: type[Word]) -> Word:
    if key not in parts:
        raise node.fault(f"lacks {key}; allowed: {', '.join(vocabulary)}")
    return parts[key].word(vocabulary)


READERS: dict[Asks, Callable[[Node, dict[str, Node]], Question]] = {
    Asks.MAKE: lambda _node, _parts: Make(),
    Asks.USE: _use,
    Asks.DISCLOSE: lambda node, parts: Disclose(_needed(node, parts, "basis", Basis)),
    Asks.ALTER: _alter,
    Asks.STANDING: lambda _node, _parts: Stand(),
}
