"""A scan's pages drawn in grey: `python -m safelight.paper.drawing`, file on standard input, pages on standard output.

Runs in a process of its own, for what decodes PDFs is large and written in C++, and the file may be hostile: this
process has a lid on its memory, can write no file, knows no key, and is killed when a page takes too long.
Frames: `P`, width, height (four bytes each, big-endian), the rows; or `X`, a length, why not, in JSON; at last `.`.
"""

import json
import resource
import struct
import sys
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from safelight.imaging.engine import pyvips, strictly
from safelight.imaging.formats import HEAD_BYTES, describe, sniff
from safelight.imaging.opening import BROKEN, open_still
from safelight.imaging.unfit import Unfit as UnfitPicture
from safelight.paper.limits import MAX_PAGES, MAX_PIXELS, MEMORY, PAGE_SIDE, PICTURE_SIDE
from safelight.paper.unfit import (
    Damaged,
    Locked,
    NotAScan,
    TooManyPages,
    TooManyPixels,
    TooMuchWork,
    UnfitScan,
)

Grey = tuple[int, int, bytes]  # width, height, rows from the top, a byte a pixel

_PDF: Final = b"%PDF-"
# ISO 32000-1, 7.5.5, and the slack that readers give it. A PDF cut short still opens, with pages missing.
_END: Final = b"%%EOF"
_SLACK: Final = 1024


def drawn_pages(data: bytes) -> Iterator[Grey]:
    """Each page in grey. Raises a subclass of UnfitScan, maybe after some pages."""
    return _pages_of_pdf(data) if _PDF in data[:_SLACK] else iter([_picture(data)])


def _pages_of_pdf(data: bytes) -> Iterator[Grey]:
    if _END not in data[-_SLACK:]:
        raise Damaged("PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failed:
        raise Locked if failed.err_code == pdfium.FPDF_ERR_PASSWORD else Damaged("PDF") from failed
    if len(document) > MAX_PAGES:
        raise TooManyPages(len(document), MAX_PAGES)
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
    kind = sniff(data[:HEAD_BYTES])
    if kind is None:
        raise NotAScan(describe(data[:HEAD_BYTES]))
    try:
        still = open_still(data, kind)
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


def main() -> None:
    """Draws what standard input holds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    done = 0
    try:
        for width, height, rows in drawn_pages(sys.stdin.buffer.read()):
            _say(struct.pack(">cII", b"P", width, height) + rows)
            done += 1
        _say(b".")
    except UnfitScan as unfit:
        _say_why(unfit)
    except MemoryError:
        _say_why(TooMuchWork(done + 1))


def _say_why(unfit: UnfitScan) -> None:
    words = json.dumps([type(unfit).__name__, *unfit.args]).encode()
    _say(struct.pack(">cI", b"X", len(words)) + words)


def _say(frame: bytes) -> None:
    sys.stdout.buffer.write(frame)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
