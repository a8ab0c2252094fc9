"""YAML nodes read with their lines, so that a mistake is reported where it stands and with what is allowed there.

The only part of `policy/` that uses a library: the standard one has no YAML, and case files are YAML because people
who write no code write them. Nothing that decides imports it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml

Word = TypeVar("Word", bound=StrEnum)
Item = TypeVar("Item")
STANDARD = "tag:yaml.org,2002:"


class MalformedCase(Exception):
    """What is wrong in a case file, where, and what is allowed there."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the file at `path`; `where` names it for messages."""

    path: Path
    node: Any
    where: str

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def fault(self, problem: str) -> MalformedCase:
        return MalformedCase(self.path, self.line, f"{self.where} {problem}")

    def mapping(self, allowed: tuple[str, ...]) -> dict[str, "Node"]:
        """The values by key; a key that is not allowed, or is there twice, is a fault."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fault(f"must be a mapping; allowed keys: {', '.join(allowed)}")
        found: dict[str, Node] = {}
        for key, value in self.node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "a nested key"
            here = Node(self.path, key, f"{self.where}: {name}")
            if name not in allowed:
                raise here.fault(f"is not allowed here; allowed: {', '.join(allowed) or 'nothing'}")
            if name in found:
                raise here.fault("is there twice")
            found[name] = Node(self.path, value, name)
        return found

    def items(self) -> Iterator["Node"]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fault("must be a list")
        return (Node(self.path, item, f"an item of {self.where}") for item in self.node.value)

    def each(self, read: Callable[["Node"], Item]) -> tuple[Item, ...]:
        return tuple(read(item) for item in self.items())

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.fault("must be a text")
        return str(self.node.value)

    def word(self, vocabulary: type[Word]) -> Word:
        allowed = ", ".join(vocabulary)
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.fault(f"must be one of: {allowed}")
        try:
            return vocabulary(self.node.value)
        except ValueError:
            raise self.fault(f"is {self.node.value!r}; allowed: {allowed}") from None

    def truth(self) -> bool:
        if not self._tagged("bool"):
            raise self.fault("must be true or false")
        return str(self.node.value).lower() in ("true", "yes", "on")

    def whole_number(self, most: int) -> int:
        if not self._tagged("int") or not self.node.value.isdigit() or int(self.node.value) > most:
            raise self.fault(f"must be a whole number from 0 to {most}")
        return int(self.node.value)

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.fault("must be a date as in 2026-11-22") from None

    def _tagged(self, kind: str) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == STANDARD + kind


def compose(path: Path) -> Node:
    """The root of a case file; raises `MalformedCase` where it is no YAML or is empty."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MalformedCase(path, line, f"is no YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MalformedCase(path, 1, "is no YAML text in UTF-8") from error
    if root is None:
        raise MalformedCase(path, 1, "is empty; a case file is a list of cases")
    return Node(path, root, "the file")
