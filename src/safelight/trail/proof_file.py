"""Proofs as text, to be handed over: docs/spec/trail-proof.md. The mathematics is in `proofs`."""

import base64
import re
from collections.abc import Sequence
from typing import Final

from safelight.trail import checkpoint
from safelight.trail.entry import parse
from safelight.trail.errors import MalformedProof, UnverifiedProof
from safelight.trail.note import Verifier, strict_base64
from safelight.trail.proofs import is_consistent, is_included
from safelight.trail.tree import leaf_hash

MAGIC: Final = "c2sp.org/tlog-proof@v1"

_NUMBER: Final = re.compile(r"(?:index|old) (0|[1-9][0-9]{0,18})")
_TIME: Final = "%-d %B %Y at %H:%M:%S UTC"


def of_entry(index: int, body: bytes, hashes: Sequence[bytes], signed: str) -> str:
    """The proof that the entry with these bytes is at `index` in the tree of a checkpoint."""
    head = [MAGIC, f"extra {base64.b64encode(body).decode()}", f"index {index}"]
    return "\n".join([*head, *map(_encoded, hashes), "", signed])


def of_growth(old: int, hashes: Sequence[bytes], signed: str) -> str:
    """The proof that the tree of a checkpoint continues that of the first `old` entries."""
    return "\n".join([f"old {old}", *map(_encoded, hashes), "", signed])


def proven(text: str, key: Verifier, known: Sequence[str]) -> str:
    """What a proof proves, in a sentence. `known`: checkpoints that the verifier had before.

    Raises an `Unsound` that says what is wrong.
    """
    head, _, signed = text.partition("\n\n")
    lines = head.split("\n")
    new = checkpoint.verify(signed, key)
    if lines[0] == MAGIC:
        return _entry(lines[1:], new)
    return _growth(lines, new, [checkpoint.verify(each, key) for each in known])


def _entry(lines: list[str], new: checkpoint.Checkpoint) -> str:
    if len(lines) < 2 or not lines[0].startswith("extra "):  # noqa: PLR2004 - the two that always are there
        raise MalformedProof("The proof has no entry in it.")
    body, index = _decoded(lines[0].removeprefix("extra ")), _number(lines[1])
    if not is_included(leaf_hash(body), index, new.size, [_decoded(each) for each in lines[2:]], new.root):
        raise UnverifiedProof("It does not lead from this entry to the root that was signed.")
    at = f"{parse(body).at:{_TIME}}"
    return f"This is entry {index} of the {new.size} that the library signed, dated {at}:\n{body.decode()}"


def _growth(lines: list[str], new: checkpoint.Checkpoint, known: list[checkpoint.Checkpoint]) -> str:
    old = _number(lines[0])
    roots = {each.root for each in known if each.size == old}
    if len(roots) != 1:
        raise UnverifiedProof(f"Give one checkpoint over {old} entries that you had before (--checkpoint).")
    hashes = [_decoded(each) for each in lines[1:]]
    if not is_consistent(old, new.size, hashes, roots.pop(), new.root):
        raise UnverifiedProof(
            f"The trail of {new.size} entries does not continue the one of {old}: it was forked."
        )
    return f"The trail only grew, from {old} to {new.size} entries."


def _number(line: str) -> int:
    match = _NUMBER.fullmatch(line)
    if match is None:
        raise MalformedProof("The file is neither an export nor a proof.")
    return int(match[1])


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decoded(text: str) -> bytes:
    data = strict_base64(text)
    if data is None:
        raise MalformedProof("Something in the proof is not base64.")
    return data
