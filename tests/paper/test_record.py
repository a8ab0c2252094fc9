"""The record of a signed form: everything that was said, for the vault, and never taken for a form."""

import pypdfium2
import pytest

from safelight.paper.code import Why
from safelight.paper.form import Answer
from safelight.paper.reading import read_scan
from tests.paper.archival import ensure_archival
from tests.paper.making import KEY, ROSE, signed, words_of


@pytest.mark.parametrize("answer", Answer)
def test_it_is_archival(answer: Answer) -> None:
    ensure_archival(signed(answer), ROSE.title)


def test_all_that_was_agreed_and_who_signed_and_took_it_stands_in_it() -> None:
    words = words_of(signed())
    for line in (
        *ROSE.explained, *ROSE.agreed, *ROSE.not_agreed, *ROSE.rights, ROSE.named, "ROSE, Maria", "943 476 5919",
        "Agreed and signed", "The patient: Maria Rose, 24-Nov-2026, 10:15", "The name was typed as a signature.",
        "Recorded by Dr Adaeze Obi, registrar on 24-Nov-2026 at 10:16", "59PW-CBPR-GKC3",
    ):  # fmt: skip
        assert line in words


def test_a_refusal_says_so_and_never_that_anything_is_agreed() -> None:
    words = words_of(signed(Answer.REFUSED, reason="I would rather not."))
    assert "Refused: nothing of this is agreed to" in words
    assert "Reason given: I would rather not." in words
    assert "What I was asked to agree to" in words
    assert "What I agree to" not in words
    assert "Agreed and signed" not in words


def test_a_drawn_signature_is_drawn_with_its_dot() -> None:
    paths = [
        each
        for page in pypdfium2.PdfDocument(signed())
        for each in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))
    ]
    widths = [right - left for left, _, right, _ in (each.get_bounds() for each in paths)]
    long = 8700 * 0.009 / 25.4 * 72  # points of the long stroke; its pen's width comes to it
    assert any(0 < width - long < 6 for width in widths)
    assert any(width < 6 for width in widths)


def test_a_record_that_is_scanned_is_no_form() -> None:
    scan = read_scan(signed(), [KEY])
    assert scan.returned == ()
    assert {page.why for page in scan.pages} == {Why.NO_CODE}
