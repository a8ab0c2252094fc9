"""The tree's hashes and its right edge, against RFC 6962's definition and published roots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.trail.errors import MalformedFrontier
from safelight.trail.tree import EMPTY_ROOT, Frontier, leaf_hash, node_hash, root

LEAVES = st.lists(st.binary(min_size=32, max_size=32), max_size=70)

# The inputs and roots of the reference implementation of RFC 6962.
INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def defined(leaves: list[bytes]) -> bytes:
    """MTH, as RFC 6962 2.1 says it."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(defined(leaves[:split]), defined(leaves[split:]))


def grown(leaves: list[bytes]) -> Frontier:
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier


@pytest.mark.parametrize("size", ROOTS)
def test_a_root_is_the_published_one(size: int) -> None:
    leaves = [leaf_hash(bytes.fromhex(each)) for each in INPUTS[:size]]
    assert root(leaves).hex() == ROOTS[size]


@given(LEAVES)
def test_a_root_is_as_defined(leaves: list[bytes]) -> None:
    assert root(leaves) == defined(leaves)


@given(LEAVES, LEAVES)
def test_a_frontier_goes_on_from_its_bytes(leaves: list[bytes], more: list[bytes]) -> None:
    frontier = Frontier.from_bytes(grown(leaves).to_bytes())
    for leaf in more:
        frontier.append(leaf)
    assert frontier.size == len(leaves + more)
    assert frontier.root() == defined(leaves + more)
    assert frontier.to_bytes() == grown(leaves + more).to_bytes()


def test_a_frontier_is_the_size_and_the_complete_subtrees() -> None:
    leaves = [bytes([number]) * 32 for number in range(5)]
    four = node_hash(node_hash(leaves[0], leaves[1]), node_hash(leaves[2], leaves[3]))
    assert grown(leaves).to_bytes() == bytes(7) + b"\x05" + four + leaves[4]


@pytest.mark.parametrize(
    "data", [b"", bytes(7), bytes(9), bytes(8 + 32), bytes(7) + b"\x03" + bytes(32), bytes(7) + b"\x01"]
)
def test_other_bytes_are_no_frontier(data: bytes) -> None:
    with pytest.raises(MalformedFrontier):
        Frontier.from_bytes(data)


def test_a_leaf_never_passes_as_a_node() -> None:
    left, right = bytes(32), bytes(32)
    assert leaf_hash(left + right) != node_hash(left, right)
