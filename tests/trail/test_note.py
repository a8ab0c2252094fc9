"""Signed notes: the example in the documentation of Go's note package, round trips, and strictness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.trail.errors import MalformedKey, MalformedNote, UnverifiedNote
from safelight.trail.note import MOST_BYTES, Signer, Verifier, sign, split, verified

VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = (
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
NOTE = f"{TEXT}\n{SIGNATURE}"

SIGNER = Signer.parse(SKEY)
STRANGER = Signer.generate("stranger.example")
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


def test_gos_example_is_what_we_sign_and_verify() -> None:
    assert str(SIGNER.verifier) == VKEY
    assert SIGNER.secret == SKEY
    assert sign(TEXT, SIGNER) == NOTE
    assert verified(NOTE, Verifier.parse(VKEY)) == TEXT


@given(st.lists(LINES, min_size=1))
def test_what_is_signed_is_verified(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert verified(sign(text, SIGNER), SIGNER.verifier) == text


@given(st.integers(0, len(TEXT) - 2), st.characters(exclude_categories=["Cc", "Cs"]))
def test_a_changed_text_is_not_verified(place: int, character: str) -> None:
    changed = TEXT[:place] + character + TEXT[place + 1 :]
    if changed != TEXT:
        with pytest.raises(UnverifiedNote):
            verified(f"{changed}\n{SIGNATURE}", SIGNER.verifier)


def test_a_signature_of_somebody_else_is_passed_over() -> None:
    other = sign(TEXT, STRANGER).removeprefix(f"{TEXT}\n")
    assert verified(f"{TEXT}\n{other}{SIGNATURE}", SIGNER.verifier) == TEXT
    with pytest.raises(UnverifiedNote):
        verified(f"{TEXT}\n{other}", SIGNER.verifier)


def test_a_signature_by_an_earlier_key_of_the_same_name_is_passed_over() -> None:
    earlier = sign(TEXT, Signer.generate(SIGNER.name)).removeprefix(f"{TEXT}\n")
    assert verified(f"{TEXT}\n{earlier}{SIGNATURE}", SIGNER.verifier) == TEXT


def test_a_false_signature_spoils_the_note_beside_a_true_one() -> None:
    false = sign("Another text.\n", SIGNER).removeprefix("Another text.\n\n")
    with pytest.raises(UnverifiedNote):
        verified(f"{NOTE}{false}", SIGNER.verifier)


@pytest.mark.parametrize(
    "note",
    [
        "",
        TEXT,
        f"{TEXT}\n",
        f"{TEXT}{SIGNATURE}",
        NOTE.removesuffix("\n"),
        f"{NOTE}\n",
        NOTE.replace("— ", "- "),
        NOTE.replace(" x08go", "  x08go"),
        NOTE.replace("=\n", "\n"),
        NOTE.replace("nAM=", "nAN="),
        NOTE.replace("\n\n", "\r\n\r\n"),
        f"\tx\n\n{SIGNATURE}",
        f"{TEXT}\n— PeterNeumann x08gow==\n",
        f"{TEXT}\n{SIGNATURE * 17}",
        f"{'x' * MOST_BYTES}\n\n{SIGNATURE}",
    ],
)
def test_it_is_no_note(note: str) -> None:
    with pytest.raises(MalformedNote):
        split(note)


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "null\0\n"])
def test_it_cannot_be_signed(text: str) -> None:
    with pytest.raises(MalformedNote):
        sign(text, SIGNER)


@pytest.mark.parametrize(
    "key",
    [
        "",
        VKEY.replace("Peter", "Petra"),
        VKEY.replace("c74f20a3", "c74f20a4"),
        VKEY.replace("c74f20a3", "C74F20A3"),
        VKEY.replace("+AR", "+AB"),
        VKEY.replace("10TW", "10T"),
        f"{VKEY}\n",
        VKEY.replace("Peter", "Peter "),
    ],
)
def test_it_is_no_key(key: str) -> None:
    with pytest.raises(MalformedKey):
        Verifier.parse(key)
    with pytest.raises(MalformedKey):
        Signer.parse(key)


def test_a_private_key_with_another_id_is_refused() -> None:
    with pytest.raises(MalformedKey):
        Signer.parse(SKEY.replace("c74f20a3", "c74f20a4"))


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_key_needs_a_plain_name(name: str) -> None:
    with pytest.raises(MalformedKey):
        Verifier(name, bytes(32))


def test_a_private_key_is_not_printed() -> None:
    assert SIGNER.secret.rpartition("+")[2] not in repr(SIGNER)
