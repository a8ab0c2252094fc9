"""Checkpoints, judged by sigstore's parser of them, and read strictly."""

import base64

import pytest
from sigstore._internal.rekor.checkpoint import SignedCheckpoint

from safelight.trail import note
from safelight.trail.checkpoint import LARGEST_SIZE, Checkpoint, parse, sign, verify
from safelight.trail.errors import MalformedNote, UnverifiedNote

from .log import SIGNER

ROOT = bytes(range(32))
ENCODED = base64.b64encode(ROOT).decode()

# The example in C2SP's tlog-checkpoint.
EXAMPLE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


@pytest.mark.parametrize("size", [0, 1, 20852163, LARGEST_SIZE])
def test_what_is_signed_is_verified(size: int) -> None:
    assert verify(sign(size, ROOT, SIGNER), SIGNER.verifier) == Checkpoint(SIGNER.name, size, ROOT)


def test_sigstore_reads_the_same() -> None:
    judged = SignedCheckpoint.from_text(sign(7, ROOT, SIGNER))
    assert judged.checkpoint.origin == SIGNER.name
    assert judged.checkpoint.log_size == 7
    assert judged.checkpoint.log_hash == ROOT.hex()
    assert judged.checkpoint.other_content == []
    (signature,) = judged.signed_note.signatures
    assert (signature.name, signature.sig_hash) == (SIGNER.name, SIGNER.verifier.id)
    signed = base64.b64decode(signature.signature)
    SIGNER.key.public_key().verify(signed, judged.signed_note.note.encode())


def test_the_example_of_the_specification_is_read() -> None:
    checkpoint = parse(EXAMPLE)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root.hex().startswith("0ac5186a")


def test_another_key_of_the_same_name_is_not_ours() -> None:
    with pytest.raises(UnverifiedNote):
        verify(sign(7, ROOT, note.Signer.generate(SIGNER.name)), SIGNER.verifier)


def test_our_signature_on_another_logs_checkpoint_is_refused() -> None:
    with pytest.raises(UnverifiedNote):
        verify(note.sign(f"another.example\n7\n{ENCODED}\n", SIGNER), SIGNER.verifier)


@pytest.mark.parametrize(
    "text",
    [
        f"{SIGNER.name}\n7\n",
        f"{SIGNER.name}\n7\n{ENCODED}\nextension\n",
        f"{SIGNER.name}\n7\n{ENCODED}\n\n",
        f"\n7\n{ENCODED}\n",
        f"{SIGNER.name}\n07\n{ENCODED}\n",
        f"{SIGNER.name}\n+7\n{ENCODED}\n",
        f"{SIGNER.name}\n-7\n{ENCODED}\n",
        f"{SIGNER.name}\n\N{ARABIC-INDIC DIGIT SEVEN}\n{ENCODED}\n",
        f"{SIGNER.name}\n{LARGEST_SIZE + 1}\n{ENCODED}\n",
        f"{SIGNER.name}\n7\n{ENCODED.rstrip('=')}\n",
        f"{SIGNER.name}\n7\n{base64.b64encode(ROOT[:31]).decode()}\n",
    ],
)
def test_it_is_no_checkpoint_although_signed(text: str) -> None:
    with pytest.raises(MalformedNote):
        verify(note.sign(text, SIGNER), SIGNER.verifier)
