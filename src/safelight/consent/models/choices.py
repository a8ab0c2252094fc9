"""A vocabulary as the choices of a column."""

from enum import StrEnum


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in words]
