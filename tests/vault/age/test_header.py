"""Headers: what we write is read; what is malformed, endless or somebody else's is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.vault.age.header import MOST_BYTES, Stanza, parse, written
from safelight.vault.errors import Damaged

FILE_KEY = bytes(16)
WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)
STANZAS = st.builds(Stanza, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.binary(max_size=200))
GOOD = written([Stanza("X25519", ("share",), bytes(32))], FILE_KEY)


@given(st.lists(STANZAS, min_size=1, max_size=4), st.binary(max_size=50))
def test_what_is_written_is_read(stanzas: list[Stanza], payload: bytes) -> None:
    data = written(stanzas, FILE_KEY)
    header = parse(data + payload)
    assert list(header.stanzas) == stanzas
    assert header.length == len(data)
    assert header.is_authentic(FILE_KEY)
    assert not header.is_authentic(b"another file key")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v2\n" + GOOD[22:],
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"-> ", b"->  "),
        GOOD.replace(b" share", b" sh\xe4re"),
        GOOD.replace(b"AAA\n", b"AAB\n"),
        GOOD.replace(b"AAA\n", b"AAA=\n"),
        GOOD.replace(b"--- ", b"---"),
        GOOD.replace(b"-> X25519 share\n", b""),
        written([], FILE_KEY),
        written([Stanza("long", (), bytes(MOST_BYTES))], FILE_KEY),
    ],
)
def test_it_is_no_header(data: bytes) -> None:
    with pytest.raises(Damaged):
        parse(data)
