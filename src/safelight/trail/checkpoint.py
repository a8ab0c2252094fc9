"""A checkpoint: the signed statement of how many entries there are and what their root is.

C2SP tlog-checkpoint; docs/spec/trail-checkpoint.md.
"""

import base64
import re
from dataclasses import dataclass
from typing import Final

from safelight.trail import note
from safelight.trail.errors import MalformedNote, UnverifiedNote
from safelight.trail.tree import HASH_BYTES

LARGEST_SIZE: Final = 2**63 - 1  # what a signed 64-bit column holds

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The root, 32 bytes, after `size` entries of the log `origin`."""

    origin: str
    size: int
    root: bytes


def sign(size: int, root: bytes, signer: note.Signer) -> str:
    """The checkpoint as a signed note. Whoever signs must know that the log only grew since the last one."""
    return note.sign(f"{signer.name}\n{size}\n{base64.b64encode(root).decode()}\n", signer)


def verify(text: str, verifier: note.Verifier) -> Checkpoint:
    """The checkpoint in the note `text`, if `verifier` signed it.

    Raises `MalformedNote` or `UnverifiedNote`.
    """
    checkpoint = _parse_body(note.verified(text, verifier))
    if checkpoint.origin != verifier.name:
        raise UnverifiedNote(f"The checkpoint speaks of another log than {verifier.name}.")
    return checkpoint


def parse(text: str) -> Checkpoint:
    """The checkpoint in the note `text`, whoever signed it. Raises `MalformedNote`."""
    return _parse_body(note.split(text)[0])


def _parse_body(text: str) -> Checkpoint:
    lines = text.removesuffix("\n").split("\n")
    if len(lines) != _LINES or not lines[0]:
        raise MalformedNote("A checkpoint has three lines: origin, size and root.")
    origin, size, encoded = lines
    root = note.strict_base64(encoded)
    if not _SIZE.fullmatch(size) or int(size) > LARGEST_SIZE or root is None or len(root) != HASH_BYTES:
        raise MalformedNote("A checkpoint's size is a plain number and its root 32 bytes in base64.")
    return Checkpoint(origin, int(size), root)
