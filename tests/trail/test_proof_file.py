"""Proofs as text, made by us and checked by both verifiers; and what neither takes for a proof."""

import pytest
from verifier import verify_trail

from safelight.trail import proof_file, proofs
from safelight.trail.errors import Unsound

from .log import SIGNER, Log, a_log, viewed

KEY = SIGNER.verifier
THEIRS = verify_trail.Key(str(KEY))


def of_entry(log: Log, index: int) -> str:
    hashes = proofs.inclusion(index, len(log.rows), proofs.over([leaf for _, _, leaf in log.rows]))
    return proof_file.of_entry(index, log.rows[index][1], hashes, log.checkpoints[-1])


def of_growth(log: Log, old: int) -> str:
    hashes = proofs.consistency(old, len(log.rows), proofs.over([leaf for _, _, leaf in log.rows]))
    return proof_file.of_growth(old, hashes, log.checkpoints[-1])


def proven(text: str, known: list[str]) -> str | None:
    """What both verifiers say that it proves, or None if both say that it does not hold."""
    try:
        ours = proof_file.proven(text, KEY, known)
    except Unsound:
        with pytest.raises(verify_trail.Bad):
            verify_trail.proven(text, THEIRS, known)
        return None
    assert verify_trail.proven(text, THEIRS, known) == ours
    return ours


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9])
def test_every_entry_is_proven(size: int) -> None:
    log = a_log(size, 1)
    for index in range(size):
        said = proven(of_entry(log, index), [])
        assert said is not None
        assert said.startswith(
            f"This is entry {index} of the {size} that the library signed, dated 23 November 2026"
        )
        assert said.endswith(log.rows[index][1].decode())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9])
def test_growth_is_proven_from_every_size(size: int) -> None:
    log = a_log(size, 1)
    for old in range(1, size + 1):
        proof = of_growth(log, old)
        assert (
            proven(proof, log.checkpoints[: old + 1]) == f"The trail only grew, from {old} to {size} entries."
        )
        assert proven(proof, log.checkpoints[: old - 1]) is None  # nothing to hold it against


def test_growth_of_another_trail_is_not_proven() -> None:
    other = Log()
    for number in (77, 1, 2, 3):
        other.append(viewed(number))
        other.sign()
    assert proven(of_growth(a_log(9, 1), 4), other.checkpoints) is None


def test_a_proof_is_of_one_entry_at_one_place() -> None:
    log = a_log(9, 1)
    good = of_entry(log, 4)
    other = of_entry(log, 5)
    for bad in (
        good.replace("index 4", "index 5"),
        good.replace("index 4", "index 04"),
        good.replace("index 4", "index 9"),
        good.replace(good.splitlines()[1], other.splitlines()[1]),
        good.replace(good.splitlines()[3] + "\n", ""),
        good.replace(good.splitlines()[3], good.splitlines()[3] + "\n" + good.splitlines()[3]),
        good.replace(good.splitlines()[3], good.splitlines()[3][1:]),
        good.replace("\n9\n", "\n8\n"),
        good.replace("extra ", "extra"),
        good.replace("@v1", "@v2"),
        good.replace("\n\n", "\n"),
        "",
    ):
        assert bad != good
        assert proven(bad, log.checkpoints) is None
