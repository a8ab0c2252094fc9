"""One byte string for each value of the vocabulary, to name a decision's facts by their digest."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def plain(value: object) -> Any:
    """The value as JSON types: a dataclass by its fields and its class, a set sorted, a date in ISO form."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {"is": type(value).__name__} | {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, tuple):
        return list(map(plain, value))
    return value


def canonical(*values: object) -> bytes:
    """UTF-8 JSON with sorted keys and no white space; raises `TypeError` on what is no part of the vocabulary."""
    return json.dumps(plain(values), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
