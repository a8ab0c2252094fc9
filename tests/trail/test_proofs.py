"""Roots and proofs, judged by pymerkle."""

import pytest
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from safelight.trail import proofs
from safelight.trail.tree import leaf_hash, root

SIZES = range(1, 34)


@pytest.fixture(scope="module")
def bodies() -> list[bytes]:
    return [f"entry {number}".encode() for number in range(max(SIZES))]


@pytest.fixture(scope="module")
def leaves(bodies: list[bytes]) -> list[bytes]:
    return [leaf_hash(body) for body in bodies]


def judge(bodies: list[bytes]) -> InmemoryTree:
    return InmemoryTree.init_from_entries(bodies, algorithm="sha256")


@pytest.mark.parametrize("size", SIZES)
def test_a_root_is_pymerkles(size: int, bodies: list[bytes], leaves: list[bytes]) -> None:
    assert root(leaves[:size]) == judge(bodies[:size]).get_state()
