"""Bech32: the examples of the age specification and of BIP 173, round trips, and slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.vault.age.bech32 import NotBech32, decode, encode
from safelight.vault.age.keys import Identity, Recipient

SECRET = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

PREFIXES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).map(str.lower)


def test_the_example_of_the_specification() -> None:
    identity = Identity.parse(SECRET)
    assert identity.key == b"B" * 32
    assert identity.secret == SECRET
    assert str(identity.recipient) == PUBLIC
    assert Recipient.parse(PUBLIC) == identity.recipient


@pytest.mark.parametrize("text", ["A12UEL5L", "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"])
def test_bip_173s_valid_strings(text: str) -> None:
    prefix, data = decode(text)
    assert encode(prefix, data) == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "a1",
        "10a06t8",
        "1qzzfhee",
        "A1G7SGD8",
        "pzry9x0s0muk",
        "1pzry9x0s0muk",
        "x1b4n0q5v",
        "li1dgmt3",
        "de1lg7wt\xff",
        "A12uEL5L",
        "\N{KELVIN SIGN}12uel5l",
    ],
)
def test_bip_173s_invalid_strings(text: str) -> None:
    with pytest.raises(NotBech32):
        decode(text)


@pytest.mark.parametrize("text", ["age1qpu0j2ex", "age1qqqyst3gn"])
def test_bits_that_belong_to_no_byte_are_refused(text: str) -> None:
    assert decode("age1qqpexly5") == ("age", bytes(1))
    with pytest.raises(NotBech32, match="bits"):
        decode(text)


@given(PREFIXES, st.binary(max_size=80))
def test_what_is_encoded_is_decoded(prefix: str, data: bytes) -> None:
    assert decode(encode(prefix, data)) == (prefix, data)
    assert decode(encode(prefix, data).upper()) == (prefix, data)


@given(st.integers(0, len(SECRET) - 1), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L1-"))
def test_a_slip_of_the_pen_is_noticed(place: int, character: str) -> None:
    mistyped = SECRET[:place] + character + SECRET[place + 1 :]
    if mistyped != SECRET:
        with pytest.raises(ValueError, match=r"text|kind"):
            Identity.parse(mistyped)


@pytest.mark.parametrize("text", [PUBLIC, SECRET.lower(), encode("age-secret-key-", bytes(31)).upper()])
def test_it_is_no_identity(text: str) -> None:
    with pytest.raises(ValueError, match=r"kind|32 bytes"):
        Identity.parse(text)


@pytest.mark.parametrize("text", [SECRET, PUBLIC.upper(), encode("age", bytes(33)), encode("agf", bytes(32))])
def test_it_is_no_recipient(text: str) -> None:
    with pytest.raises(ValueError, match=r"kind|32 bytes"):
        Recipient.parse(text)


def test_an_identity_is_not_printed() -> None:
    identity = Identity.parse(SECRET)
    assert "66" not in repr(identity)
    assert "BBB" not in repr(identity)
