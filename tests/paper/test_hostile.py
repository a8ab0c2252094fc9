"""Files that are no scans, or made to harm: refused by name, within ten seconds and a gigabyte, and nothing is left."""

import io
import resource
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import pikepdf
import pytest
from PIL import Image

from safelight.paper.reading import read_scan
from safelight.paper.unfit import (
    Damaged,
    Empty,
    Locked,
    NotAScan,
    TooLarge,
    TooManyPages,
    TooManyPixels,
    TooMuchWork,
    UnfitScan,
)
from tests.bombs import png_of
from tests.imaging import raws
from tests.imaging.making import paged, quarters
from tests.paper.making import KEY, print_form

Refusal = Callable[[bytes], UnfitScan]

GIB = 1024 * 1024  # KiB
LONG_ENOUGH = 60  # seconds: what has no end would take far longer, however busy the machine


# Read by a process of its own, born small: of its children the system counts what they had of the parent's memory
# before they became decoders, and a process of tests may hold more than a gigabyte itself.
@pytest.fixture(scope="module")
def reader() -> Iterator[Executor]:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool


@pytest.fixture
def refusal(reader: Executor) -> Iterator[Refusal]:
    def refused(data: bytes) -> UnfitScan:
        reason = reader.submit(_refused, data).result()
        assert reason, "it was read"
        return reason

    begin = time.monotonic()
    yield refused
    assert time.monotonic() - begin < LONG_ENOUGH
    assert reader.submit(_most).result() < GIB


def _refused(data: bytes) -> UnfitScan | None:
    try:
        read_scan(data, [KEY])
    except UnfitScan as reason:
        return reason
    return None


def _most() -> int:
    """KiB: the largest that any process was that this one has started and outlived."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def saved(document: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    document.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def with_content(content: bytes, resources: pikepdf.Dictionary | None = None) -> pikepdf.Pdf:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    page.Contents = document.make_stream(content)
    if resources is not None:
        page.Resources = document.make_indirect(resources)
    return document


def pdf_of_picture(width: int, height: int) -> bytes:
    """A PDF whose one page holds a picture of this size; its data are zeros, packed twice."""
    document = with_content(b"595 0 0 842 0 0 cm /Im Do")
    rows = zlib.compress(zlib.compress(bytes(1024 * 1024), 9), 9)
    picture = pikepdf.Stream(document, rows)
    picture.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": width,
            "/Height": height,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
        }
    )
    picture.stream_dict.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    document.pages[0].Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im=document.make_indirect(picture))
    )
    return saved(document)


def test_an_empty_file(refusal: Refusal) -> None:
    assert isinstance(refusal(b""), Empty)


def test_a_file_that_is_too_large(refusal: Refusal) -> None:
    reason = refusal(bytes(100 * 1024 * 1024 + 1))
    assert isinstance(reason, TooLarge)
    assert "101 MiB" in str(reason)


@pytest.mark.parametrize(
    "data", [b"GIF89a" + bytes(100), b"hello", b"PK\x03\x04" + bytes(99), raws.dng(quarters())]
)
def test_what_is_no_scan(refusal: Refusal, data: bytes) -> None:
    reason = refusal(data)
    assert isinstance(reason, NotAScan)
    assert "Scan the forms to a PDF" in str(reason)


def test_a_pdf_with_a_password(refusal: Refusal) -> None:
    document = pikepdf.open(io.BytesIO(print_form().pdf))
    assert isinstance(refusal(saved(document, encryption=pikepdf.Encryption(user="u", owner="o"))), Locked)


@pytest.mark.parametrize("left", [0.05, 0.5, 0.9, 0.99])
def test_a_pdf_cut_short(refusal: Refusal, left: float) -> None:
    pdf = print_form().pdf
    reason = refusal(pdf[: int(len(pdf) * left)])
    assert isinstance(reason, Damaged)
    assert "PDF is damaged or incomplete" in str(reason)


def test_a_pdf_of_nothing(refusal: Refusal) -> None:
    assert isinstance(refusal(b"%PDF-1.7\nnothing\n%%EOF\n"), Damaged)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_cut_short(refusal: Refusal, kind: str) -> None:
    out = io.BytesIO()
    Image.effect_noise((800, 600), 50).save(out, kind)
    assert isinstance(refusal(out.getvalue()[:-2000]), Damaged)


def test_a_tiff_of_several_pages_of_which_one_would_be_read(refusal: Refusal) -> None:
    assert isinstance(refusal(paged(quarters(), quarters())), Damaged)


def test_ten_thousand_pages(refusal: Refusal) -> None:
    document = pikepdf.new()
    for _ in range(10_000):
        document.add_blank_page()
    reason = refusal(saved(document))
    assert isinstance(reason, TooManyPages)
    assert "10,000 pages" in str(reason)


def test_a_million_pages_that_are_one_said_a_thousand_times_a_thousand_times(refusal: Refusal) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    leaf = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Pages, Kids=pikepdf.Array([document.pages[0].obj] * 1000), Count=1000
        )
    )
    document.Root.Pages.Kids = pikepdf.Array([leaf] * 1000)
    document.Root.Pages.Count = 1_000_000
    assert isinstance(refusal(saved(document)), TooManyPages | Damaged)


@pytest.mark.parametrize("side", [30_000, 200_000])
def test_a_picture_in_a_pdf_that_would_fill_the_memory(refusal: Refusal, side: int) -> None:
    assert isinstance(refusal(pdf_of_picture(side, side)), TooManyPixels | TooMuchWork)


@pytest.mark.parametrize("side", [30_000, 2_000_000_000])
def test_a_picture_that_would_fill_the_memory(refusal: Refusal, side: int) -> None:
    assert isinstance(refusal(png_of(side, side)), TooManyPixels | Damaged)


def test_a_page_that_draws_for_ever(refusal: Refusal) -> None:
    content = b"0.5 w " + b"0 0 m 595 842 l 0 842 l 595 0 l b* " * 400_000
    assert isinstance(refusal(saved(with_content(content))), TooMuchWork)


def test_many_pages_that_each_take_long(refusal: Refusal) -> None:
    document = with_content(b"0.5 w " + b"0 0 m 595 842 l 0 842 l 595 0 l b* " * 1500)
    for _ in range(100):
        document.pages.append(document.pages[0])
    assert isinstance(refusal(saved(document)), TooMuchWork)


def test_a_page_with_more_to_say_than_there_is_memory(refusal: Refusal) -> None:
    document = with_content(b"")
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m 1 1 l S " * 100_000) for _ in range(300)) + packer.flush()
    content = pikepdf.Stream(document, zlib.compress(packed, 9))
    content.stream_dict.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    document.pages[0].Contents = document.make_indirect(content)
    assert isinstance(refusal(saved(document)), TooMuchWork | Damaged)


def test_a_good_scan_after_all_these_is_read() -> None:
    assert read_scan(print_form().pdf, [KEY]).returned[0].certain
