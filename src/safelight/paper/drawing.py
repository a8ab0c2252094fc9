"""A scan's pages drawn in grey. What people send is given to it in a process apart only (`decoding`), for what decodes
PDFs is large and written in C++, and the file may be hostile.
"""

from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from safelight.imaging.engine import pyvips, strictly
from safelight.imaging.formats import RAW, describe, sniff
from safelight.imaging.opening import open_still
from safelight.imaging.still import BROKEN
from safelight.imaging.unfit import SeveralPictures
from safelight.imaging.unfit import Unfit as UnfitPicture
from safelight.paper.limits import MAX_PAGES, MAX_PIXELS, PAGE_SIDE, PICTURE_SIDE
from safelight.paper.unfit import (
    Damaged,
    Locked,
    NotAScan,
    TooManyPages,
    TooManyPixels,
)

Grey = tuple[int, int, bytes]  # width, height, rows from the top, a byte a pixel

_PDF: Final = b"%PDF-"
# ISO 32000-1, 7.5.5, and the slack that readers give it. A PDF cut short still opens, with pages missing.
_END: Final = b"%%EOF"
_SLACK: Final = 1024


def drawn_pages(data: bytes) -> tuple[int, Iterator[Grey]]:
    """How many pages there are, and each in grey. Raises a subclass of UnfitScan, maybe after some pages."""
    if _PDF not in data[:_SLACK]:
        return 1, iter([_picture(data)])
    document = _opened(data)
    return len(document), _pages_of(document)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    if _END not in data[-_SLACK:]:
        raise Damaged("PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failed:
        raise Locked if failed.err_code == pdfium.FPDF_ERR_PASSWORD else Damaged("PDF") from failed
    if len(document) > MAX_PAGES:
        raise TooManyPages(len(document), MAX_PAGES)
    return document


def _pages_of(document: pypdfium2.PdfDocument) -> Iterator[Grey]:
    for number in range(1, len(document) + 1):
        try:
            yield _page(document, number)
        except pypdfium2.PdfiumError as failed:
            raise Damaged("PDF") from failed


def _page(document: pypdfium2.PdfDocument, number: int) -> Grey:
    page = document[number - 1]
    try:
        for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
            _ensure_pixels(number, *picture.get_px_size())
        scale = PAGE_SIDE / max(page.get_size())
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
        return bitmap.width, bitmap.height, rows.tobytes()
    finally:
        page.close()


def _picture(data: bytes) -> Grey:
    kind = sniff(data)
    if kind is None or kind in RAW:
        raise NotAScan(describe(data))
    try:
        still = open_still(data, kind)
        if still.header.pages:
            raise SeveralPictures
        _ensure_pixels(1, still.header.width, still.header.height)
        with strictly():
            grey = _grey(still.pixels(PICTURE_SIDE))
        still.ensure_used()
    except (pyvips.Error, UnfitPicture, *BROKEN) as failed:
        raise Damaged(f"{kind.label} picture") from failed
    return grey.width, grey.height, bytes(grey.write_to_memory())


def _grey(image: Any) -> Any:
    if image.hasalpha():
        image = image.flatten(background=255)
    scale = min(1.0, PICTURE_SIDE / max(image.width, image.height))
    return image.colourspace("b-w").extract_band(0).resize(scale).cast("uchar").copy_memory()


def _ensure_pixels(page: int, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise TooManyPixels(page, width, height, MAX_PIXELS)
