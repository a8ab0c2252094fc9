"""Signed checkpoints of the trail, kept in a file outside the database: whoever rewrites the table cannot
rewrite these.

The signing key is made once, at set-up, and only its public half leaves the installation.
"""

import os
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

from safelight.ledger.models import LedgerHead
from safelight.trail.checkpoint import sign
from safelight.trail.note import Signer
from safelight.trail.tree import Frontier

EVERY: Final = 60  # seconds between checkpoints while entries come in


def sign_if_due() -> None:
    """Sign a checkpoint if the last one is older than a minute. Runs after a commit, so what it signs has
    happened.
    """
    file = _file()
    age = timezone.now().timestamp() - file.stat().st_mtime if file.exists() else EVERY
    if age >= EVERY:
        sign_now()


def sign_now() -> str:
    """Sign the present head and keep the checkpoint; the signed note."""
    note = of_head()
    _append(note)
    return note


def of_head() -> str:
    """A checkpoint of what the head says, which is not kept."""
    head = LedgerHead.objects.get(pk=1)
    frontier = Frontier.from_bytes(bytes(head.edge)) if head.size else Frontier()
    return sign(head.size, frontier.root(), signer())


def kept() -> list[str]:
    """All checkpoints, oldest first."""
    file = _file()
    parts = file.read_text().split("\n\n")[:-1] if file.exists() else []
    return [f"{body}\n\n{signature}\n" for body, signature in zip(parts[::2], parts[1::2], strict=True)]


def signer() -> Signer:
    """The key that signs; made on the first call, readable by the library alone."""
    file = _folder() / "signing.key"
    if not file.exists():
        _make_key(file)
    return Signer.parse(file.read_text().strip())


def _make_key(file: Path) -> None:
    made = Signer.generate("safelight")
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another worker was quicker: its key stands
        return
    with os.fdopen(handle, "w") as out:
        out.write(made.secret + "\n")
    (file.parent / "verifying.key").write_text(f"{made.verifier}\n")


def _append(note: str) -> None:
    """One write to a file opened for appending: workers' checkpoints follow one another and never mix."""
    handle = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{note}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def _file() -> Path:
    return _folder() / "checkpoints"


def _folder() -> Path:
    place: Path = settings.SAFELIGHT_HOME / "trail"
    place.mkdir(mode=0o700, exist_ok=True)
    return place
