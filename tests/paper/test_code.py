"""What a code is worth: only what this installation printed, bit for bit."""

import base64
import random
from uuid import UUID

import pytest

from safelight.paper.code import Code, Disbelieved, Mark, Why, read_mark, written
from tests.paper.making import KEY, OTHER_KEY, TERMS, form_id

MARK = Mark(Code(form_id(7), TERMS, 2, 3), lower=True)
TEXT = written(MARK, KEY)


def why(text: str, *keys: bytes) -> Why:
    with pytest.raises(Disbelieved) as doubt:
        read_mark(text, keys or [KEY])
    return doubt.value.why


@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize(("page", "pages"), [(1, 1), (1, 2), (2, 2), (7, 7)])
def test_what_is_written_is_read(page: int, pages: int, lower: bool) -> None:
    mark = Mark(Code(UUID(int=random.getrandbits(128)), random.randbytes(16), page, pages), lower=lower)
    assert read_mark(written(mark, KEY), [KEY]) == mark


def test_a_code_is_as_it_was_specified() -> None:
    data = base64.b32decode(TEXT)
    assert len(TEXT) == 80
    assert (data[0], data[3:19], data[19:35], data[35]) == (1, form_id(7).bytes, TERMS, 0b0_1_010_011)


@pytest.mark.parametrize("bit", range(400))
def test_one_bit_changed_is_never_believed(bit: int) -> None:
    data = bytearray(base64.b32decode(TEXT))
    data[bit // 8] ^= 128 >> bit % 8
    expected = Why.UNKNOWN_VERSION if bit < 8 else Why.FOREIGN if bit < 24 else Why.TAMPERED
    assert why(base64.b32encode(data).decode()) is expected


def test_another_installations_code_is_foreign() -> None:
    assert why(written(MARK, OTHER_KEY)) is Why.FOREIGN


def test_a_guess_under_a_known_name_of_a_key_is_tampered() -> None:
    data = bytearray(base64.b32decode(written(MARK, OTHER_KEY)))
    data[1:3] = base64.b32decode(TEXT)[1:3]
    assert why(base64.b32encode(data).decode()) is Why.TAMPERED


def test_paper_outlives_a_change_of_keys() -> None:
    assert read_mark(TEXT, [OTHER_KEY, KEY]) == MARK


@pytest.mark.parametrize("text", ["", "https://example.org", TEXT[:-1], TEXT + "A", TEXT.lower(), "1" * 80])
def test_a_code_of_something_else_is_not_a_code(text: str) -> None:
    assert why(text) is Why.NOT_A_CODE


@pytest.mark.parametrize(("page", "pages"), [(0, 1), (3, 2), (1, 8)])
def test_a_page_that_cannot_be_is_not_written(page: int, pages: int) -> None:
    with pytest.raises(ValueError, match="pages"):
        Code(form_id(1), TERMS, page, pages)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        written(MARK, KEY[:31])
