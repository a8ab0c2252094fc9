"""Inclusion and consistency proofs: each is pymerkle's, proves what it should, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from safelight.trail.proofs import consistency, inclusion, is_consistent, is_included, over
from safelight.trail.tree import leaf_hash, root

MOST = 33
BODIES = [f"entry {number}".encode() for number in range(MOST)]
LEAVES = [leaf_hash(body) for body in BODIES]
ROOTS = [root(LEAVES[:size]) for size in range(MOST + 1)]
JUDGE = InmemoryTree.init_from_entries(BODIES, algorithm="sha256")

SUBTREE = over(LEAVES)
PLACES = [(index, size) for size in range(1, MOST + 1) for index in range(size)]
GROWTHS = [(old, new) for new in range(1, MOST + 1) for old in range(1, new + 1)]


def test_each_root_is_pymerkles() -> None:
    assert ROOTS[1:] == [JUDGE.get_root(size) for size in range(1, MOST + 1)]


def test_each_inclusion_proof_is_pymerkles_and_holds() -> None:
    for index, size in PLACES:
        proof = inclusion(index, size, SUBTREE)
        judged = JUDGE.prove_inclusion(index + 1, size)
        judged.verify(LEAVES[index], ROOTS[size], index=index + 1, size=size)
        assert [LEAVES[index], *proof] == judged.path
        assert is_included(LEAVES[index], index, size, proof, ROOTS[size])


def test_each_consistency_proof_holds_and_leads_to_pymerkles_roots() -> None:
    for old, new in GROWTHS:
        JUDGE.prove_consistency(old, new).verify(ROOTS[old], ROOTS[new], prior_size=old, later_size=new)
        assert is_consistent(old, new, consistency(old, new, SUBTREE), ROOTS[old], ROOTS[new])


def test_a_consistency_proof_is_the_one_in_the_rfc() -> None:
    # RFC 6962 2.1.3: of seven leaves, PROOF(3, D[7]) = [c, d, g, l] and PROOF(6, D[7]) = [i, j, k].
    assert consistency(3, 7, SUBTREE) == [
        LEAVES[2],
        LEAVES[3],
        root(LEAVES[0:2]),
        root(LEAVES[4:7]),
    ]
    assert consistency(6, 7, SUBTREE) == [root(LEAVES[4:6]), LEAVES[6], root(LEAVES[0:4])]


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_an_inclusion_proof_proves_no_other_place(place: tuple[int, int], other: tuple[int, int]) -> None:
    (index, size), (elsewhere, other_size) = place, other
    proof = inclusion(index, size, SUBTREE)
    holds = is_included(LEAVES[elsewhere], elsewhere, other_size, proof, ROOTS[other_size])
    assert holds == (place == other)


@given(st.sampled_from(GROWTHS), st.sampled_from(GROWTHS))
def test_a_consistency_proof_proves_no_other_growth(growth: tuple[int, int], other: tuple[int, int]) -> None:
    proof = consistency(*growth, SUBTREE)
    old, new = other
    holds = is_consistent(old, new, proof, ROOTS[old], ROOTS[new])
    assert holds == (growth == other or proof == consistency(old, new, SUBTREE))


@given(st.sampled_from(GROWTHS), st.data())
def test_a_changed_proof_proves_nothing(growth: tuple[int, int], data: st.DataObject) -> None:
    old, new = growth
    proof = consistency(old, new, SUBTREE)
    changed = data.draw(
        st.sampled_from(
            [[*proof, bytes(32)], *([*proof[:at], bytes(32), *proof[at + 1 :]] for at in range(len(proof)))]
        )
    )
    assert not is_consistent(old, new, changed, ROOTS[old], ROOTS[new])


def test_an_inner_node_does_not_pass_as_a_leaf() -> None:
    assert not is_included(ROOTS[2], 0, 2, [], ROOTS[2])
    assert not is_included(ROOTS[2], 0, 4, [root(LEAVES[2:4])], ROOTS[4])


def test_a_proof_of_another_length_proves_nothing() -> None:
    assert not is_included(LEAVES[1], 0, 1, [LEAVES[0]], ROOTS[2])
    assert not is_consistent(1, 2, [], ROOTS[1], ROOTS[1])
    assert not is_consistent(3, 4, [], ROOTS[3], ROOTS[4])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_an_entry_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        inclusion(index, size, SUBTREE)
    assert not is_included(LEAVES[0], index, size, [], ROOTS[0])


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 3)])
def test_there_is_no_proof_of_shrinking(old: int, new: int) -> None:
    with pytest.raises(IndexError):
        consistency(old, new, SUBTREE)
    assert not is_consistent(old, new, [], ROOTS[0], ROOTS[3])
