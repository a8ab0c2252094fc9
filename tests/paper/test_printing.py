"""The form on paper: all of it, on A4, for archives, and without a name where none belongs."""

import dataclasses
import io

import pikepdf
import pypdfium2
import pytest

from safelight.paper.layout import BOXES, HEIGHT, WIDTH
from safelight.paper.reading import read_scan
from safelight.paper.returned import Ink
from safelight.paper.short import short_code
from safelight.paper.unfit import TooLong, Unprintable
from tests.paper.archival import ensure_archival
from tests.paper.making import KEY, ROSE, TERMS, form_id, print_form, words_of

SHORT_FORM = dataclasses.replace(
    ROSE,
    explained=(),
    agreed=ROSE.agreed[:3],
    not_agreed=ROSE.not_agreed[:1],
    named="",
    rights=ROSE.rights[:1],
)


@pytest.mark.parametrize(("form", "pages"), [(SHORT_FORM, 1), (ROSE, 2)])
def test_it_is_archival_and_on_one_or_two_pages_of_a4(form: object, pages: int) -> None:
    done = print_form(form)  # type: ignore[arg-type]
    ensure_archival(done.pdf, ROSE.title)
    document = pypdfium2.PdfDocument(done.pdf)
    assert done.pages == len(document) == pages
    for page in document:
        assert [round(side / 72 * 25.4, 1) for side in page.get_size()] == [WIDTH, HEIGHT]


def test_every_line_stands_on_it() -> None:
    words = words_of(print_form().pdf)
    for line in (
        *ROSE.explained, *ROSE.agreed, *ROSE.not_agreed, *ROSE.rights, ROSE.named, ROSE.level, ROSE.subject,
        ROSE.giver, ROSE.giver_as, ROSE.hospital, ROSE.template, "version 3", "ROSE, Maria", "04-Mar-1987",
        "943 476 5919", "I do NOT agree", "Anything I want to change", short_code(form_id(1), TERMS, KEY),
        "Page 1 of 2", "Page 2 of 2",
    ):  # fmt: skip
        assert line in words


def test_what_is_signed_stands_on_the_page_that_is_signed() -> None:
    page = pypdfium2.PdfDocument(print_form().pdf)[1]
    words = " ".join(page.get_textpage().get_text_range().split())
    assert all(line in words for line in (*ROSE.agreed, *ROSE.not_agreed, ROSE.named, "ROSE, Maria"))


def test_no_name_is_in_what_describes_the_file() -> None:
    with pikepdf.open(io.BytesIO(print_form().pdf)) as document:
        described = document.Root.Metadata.read_bytes() + str(dict(document.docinfo)).encode()
    assert b"Rose" not in described
    assert b"ROSE" not in described
    assert b"943" not in described


def test_the_boxes_are_where_they_are_read() -> None:
    page = pypdfium2.PdfDocument(print_form().pdf)[1].render(scale=10 * 25.4 / 72, grayscale=True)
    grey = page.to_numpy().reshape(page.height, page.width)  # ten pixels a millimetre
    for area in BOXES.values():
        left, top = round(area.left * 10), round(area.top * 10)
        right, bottom = round((area.left + area.width) * 10), round((area.top + area.height) * 10)
        for frame in (
            grey[top, left:right],
            grey[bottom, left:right],
            grey[top:bottom, left],
            grey[top:bottom, right],
        ):
            assert frame.max() < 100
        assert grey[top + 5 : bottom - 5, left + 5 : right - 5].min() > 250


def test_the_same_is_printed_the_same() -> None:
    assert print_form().pdf == print_form().pdf


def test_text_is_never_markup() -> None:
    evil = '#panic("no") *b* $x$ \\ #read("/etc/passwd") <a> @b ] } "'
    words = words_of(print_form(dataclasses.replace(ROSE, subject=evil)).pdf)
    assert evil in words


def test_names_of_many_alphabets_are_printed() -> None:
    name = "ŁUKASZEWSKA-NÍ DHOMHNAILL, Nguyễn Ζωή Юлия"
    patient = dataclasses.replace(ROSE.patient, name=name)
    assert name in words_of(print_form(dataclasses.replace(ROSE, patient=patient)).pdf)


@pytest.mark.parametrize("name", ["張, Wei", "ROSE, \u0645\u0631\u064a\u0645", "ROSE \x07", "A\x00B"])
def test_a_letter_that_the_typeface_lacks_is_named_and_nothing_is_printed(name: str) -> None:
    patient = dataclasses.replace(ROSE.patient, name=name)
    with pytest.raises(Unprintable, match=r"U\+[0-9A-F]{4}") as refused:
        print_form(dataclasses.replace(ROSE, patient=patient))
    assert set(refused.value.characters) <= set(name)
    assert "ROSE" not in str(refused.value)


def test_letters_that_run_backwards_are_refused() -> None:
    with pytest.raises(Unprintable, match=r"U\+202E"):
        print_form(dataclasses.replace(ROSE, subject="left \u202earm"))


@pytest.mark.parametrize("part", ["agreed", "explained"])
def test_what_does_not_fit_on_two_pages_is_refused(part: str) -> None:
    with pytest.raises(TooLong, match="two pages"):
        print_form(dataclasses.replace(ROSE, **{part: ROSE.agreed * 12}))


@pytest.mark.parametrize("name", ["W" * 80 + ", " + "M" * 80, "van der " * 20, "ROSE"])
def test_the_longest_names_leave_the_codes_free(name: str) -> None:
    patient = dataclasses.replace(ROSE.patient, name=name)
    form = dataclasses.replace(ROSE, patient=patient, giver=name, hospital=name, title=name, template=name)
    done = print_form(form)
    (returned,) = read_scan(done.pdf, [KEY]).returned
    assert returned.certain
    assert set(returned.ink.values()) == {Ink.NO}
    assert name.replace(" ", "") in words_of(done.pdf).replace(" ", "")
