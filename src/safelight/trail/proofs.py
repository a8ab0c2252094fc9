"""Proofs that an entry is in the trail, and that the trail only grew: RFC 6962 2.1.1 and 2.1.2.

Making one needs the roots of subtrees, from wherever they are kept; checking one needs only hashes.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from safelight.trail.tree import node_hash, root

Subtree: TypeAlias = Callable[[range], bytes]
"""The root over the leaves of a range of indexes."""


def over(leaves: Sequence[bytes]) -> Subtree:
    """Subtrees of leaf hashes that are held in memory."""
    return lambda indexes: root(leaves[indexes.start : indexes.stop])


def inclusion(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The proof that leaf `index` is in the tree of the first `size` leaves."""
    if not 0 <= index < size:
        raise IndexError(f"There is no entry {index} in a trail of {size}.")
    return [subtree(each) for each in _beside(index, range(size))]


def consistency(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The proof that the tree of the first `old` leaves, at least one, begins that of the first `new`."""
    if not 0 < old <= new:
        raise IndexError(f"There is no proof from {old} to {new} entries.")
    return [subtree(each) for each in _between(old, range(new), whole=True)]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes) -> bool:
    """Whether `proof` shows that `leaf` is at `index` in the tree of `size` leaves with this root."""
    if not 0 <= index < size:
        return False
    node, last = leaf, size - 1  # RFC 9162 2.1.3.2
    for each in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = node_hash(each, node)
            index, last = _up_to_left_sibling(index, last)
        else:
            node = node_hash(node, each)
        index, last = index >> 1, last >> 1
    return last == 0 and node == tree_root


def is_consistent(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether `proof` shows that the tree of `old` leaves with its root begins that of `new`."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)  # RFC 9162 2.1.4.2
    return bool(path) and _climb(old, new, path) == (old_root, new_root)


def _climb(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of the old and the new tree that `path` leads to; None where it is too long or too short."""
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    was = now = path[0]
    for each in path[1:]:
        if last == 0:
            return None
        if index & 1 or index == last:
            was, now = node_hash(each, was), node_hash(each, now)
            index, last = _up_to_left_sibling(index, last)
        else:
            now = node_hash(now, each)
        index, last = index >> 1, last >> 1
    return (was, now) if last == 0 else None


def _up_to_left_sibling(index: int, last: int) -> tuple[int, int]:
    """Skip the levels on which a node at the right edge has no sibling."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _beside(index: int, leaves: range) -> list[range]:
    """The subtrees beside the path from `index` up, lowest first."""
    if len(leaves) == 1:
        return []
    left, right = _halves(leaves)
    inner, outer = (left, right) if index in left else (right, left)
    return [*_beside(index, inner), outer]


def _between(old: int, leaves: range, *, whole: bool) -> list[range]:
    """The subtrees that make the old tree and complete it to the new. `whole`: the old root is at hand."""
    if old == leaves.stop:
        return [] if whole else [leaves]
    left, right = _halves(leaves)
    if old <= left.stop:
        return [*_between(old, left, whole=whole), right]
    return [*_between(old, right, whole=False), left]


def _halves(leaves: range) -> tuple[range, range]:
    """Split at the largest power of two below the length."""
    middle = leaves.start + (1 << (len(leaves) - 1).bit_length() - 1)
    return range(leaves.start, middle), range(middle, leaves.stop)
