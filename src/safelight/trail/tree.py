"""The Merkle tree over the trail's entries, and its right edge, which is all that appending needs.

RFC 6962 2.1; bytes: docs/spec/trail-tree.md. No tree is held here: proofs are in `proofs`.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from safelight.trail.errors import MalformedFrontier

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256().digest()  # RFC 6962 2.1

_SIZE_BYTES: Final = 8


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of an entry's bytes. The 0x00 keeps a leaf from ever passing as a node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node over two 32-byte hashes."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A growing tree, of which only the complete subtrees' roots are kept: 32 bytes a set bit of the size."""

    __slots__ = ("_edge", "_size")

    def __init__(self) -> None:
        self._size = 0
        self._edge: list[bytes] = []  # the largest subtree first

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self._size

    def append(self, leaf: bytes) -> None:
        """Add a leaf's 32-byte hash at the right."""
        node = leaf
        # Each trailing one bit of the size is a complete subtree that the new one is the equal of, and joins.
        trailing = self._size
        while trailing & 1:
            node = node_hash(self._edge.pop(), node)
            trailing >>= 1
        self._edge.append(node)
        self._size += 1

    def root(self) -> bytes:
        """The root over all leaves so far, 32 bytes."""
        if not self._edge:
            return EMPTY_ROOT
        *left, node = self._edge
        for each in reversed(left):
            node = node_hash(each, node)
        return node

    def to_bytes(self) -> bytes:
        """The size in 8 bytes, then the edge."""
        return self._size.to_bytes(_SIZE_BYTES, "big") + b"".join(self._edge)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Frontier":
        """What `to_bytes` wrote. Raises `MalformedFrontier`."""
        size, edge = int.from_bytes(data[:_SIZE_BYTES], "big"), data[_SIZE_BYTES:]
        if len(data) < _SIZE_BYTES or len(edge) != HASH_BYTES * size.bit_count():
            raise MalformedFrontier(
                f"{len(data)} bytes cannot be the edge of a tree of the size that they give."
            )
        frontier = cls()
        frontier._size = size
        frontier._edge = [edge[at : at + HASH_BYTES] for at in range(0, len(edge), HASH_BYTES)]
        return frontier


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over a sequence of leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()
