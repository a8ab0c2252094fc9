"""Pseudonyms: the same for the same, different for all else, and nothing without the salt."""

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.trail.pseudonym import pseudonym

SALT = bytes(range(32))
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def test_a_pseudonym_is_as_specified() -> None:
    expected = hmac.new(SALT, b"safelight/pseudonym/v1\x00patient\x00key", "sha256").hexdigest()
    assert pseudonym(SALT, "patient", "key") == expected


@given(st.tuples(TEXTS, TEXTS), st.tuples(TEXTS, TEXTS))
def test_only_the_same_kind_and_key_have_the_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (pseudonym(SALT, *one) == pseudonym(SALT, *other)) == (one == other)


def test_another_salt_gives_another() -> None:
    assert pseudonym(SALT, "patient", "key") != pseudonym(bytes(32), "patient", "key")


@pytest.mark.parametrize(
    ("salt", "kind", "key"),
    [(b"", "a", "b"), (bytes(31), "a", "b"), (SALT, "a\0b", "c"), (SALT, "a", "b\0c")],
)
def test_what_could_be_confused_is_refused(salt: bytes, kind: str, key: str) -> None:
    with pytest.raises(ValueError, match=r"salt|NUL"):
        pseudonym(salt, kind, key)
