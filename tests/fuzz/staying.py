"""What must be as it was, whatever was sent: rows, the vault's objects, the processes that stand ready."""

from contextlib import suppress
from dataclasses import dataclass

import psutil
from django.apps import apps

from safelight.library.shelf import shelf

# What takes a file in writes these; the trail grows with every refusal.
_FILED = (
    "library.Recording", "library.Rendition", "library.Document", "library.UnfinishedIntake", "filing.Scan",
    "filing.ScannedPage", "filing.ReturnedForm", "consent.Consent",
)  # fmt: skip
AT_MOST = 4  # two that stand ready, and of each the one that is forked next


@dataclass(frozen=True, slots=True)
class Kept:
    """Two of these are equal if nothing was kept in between."""

    rows: tuple[int, ...]
    objects: frozenset[str]


def kept() -> Kept:
    rows = tuple(apps.get_model(each)._default_manager.count() for each in _FILED)  # noqa: SLF001 - Django's name
    return Kept(rows, frozenset(shelf().names()))


def decoders(program: str) -> list[psutil.Process]:
    """Those of this test that stand ready, and whatever they have forked."""
    found = []
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if program in each.cmdline():
                found.append(each)
    return found
