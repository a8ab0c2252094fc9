"""Where an installation keeps its own authority and the key that it signs with: made when they are first needed.

Nothing else need be done: a key that runs out soon is replaced by a fresh one of the same authority.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from safelight.credentials import certificates
from safelight.credentials.certificates import Credential, UnfitCertificate

SOON: Final = timedelta(days=30)
PUBLIC: Final = "authority.pem"  # for whoever wants to check what was signed
_AUTHORITY: Final = "authority.key"
_SIGNING: Final = "signing.pem"


def own(folder: Path, name: str, at: datetime) -> Credential:
    """The installation's, `name` of the hospital. Raises `UnfitCertificate` where the authority's key is damaged."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with _alone(folder):
        kept = _kept(folder, at)
        if kept is not None and kept.until - at > SOON:
            return kept
        fresh = certificates.issue(_authority(folder, name, at), name, at)
        _write(folder / _SIGNING, fresh.written)
        return fresh


def _authority(folder: Path, name: str, at: datetime) -> Credential:
    """A new one where there is none, or where it would run out before what it certifies."""
    file = folder / _AUTHORITY
    if file.exists():
        kept = certificates.read_authority(file.read_bytes())
        if kept.until - at > certificates.OF_A_SIGNER:
            return kept
    made = certificates.authority(name, at)
    _write(file, made.written)
    _write(folder / PUBLIC, made.certificates.encode())
    return made


def _kept(folder: Path, at: datetime) -> Credential | None:
    """None where there is none yet, or where it is worth nothing any more."""
    try:
        return certificates.read((folder / _SIGNING).read_bytes(), at)
    except (FileNotFoundError, UnfitCertificate):
        return None


def _write(file: Path, data: bytes) -> None:
    """The file as a whole, or as it was; for nobody else to read."""
    new = file.with_suffix(".new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(handle)
    new.rename(file)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One at a time among all processes of the installation."""
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
