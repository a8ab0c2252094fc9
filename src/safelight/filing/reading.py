"""The pages of a scan: what each says, and its picture as it is kept. Nothing is stored here."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from safelight.filing.keys import form_key
from safelight.paper.reading import read_page
from safelight.paper.returned import Page
from safelight.paper.scanned import Grey, grey_pages

MEDIA_TYPE: Final = "image/jpeg"
_QUALITY: Final = 85  # handwriting at 150 dots per inch stays as legible as it was


@dataclass(frozen=True, slots=True)
class Read:
    """A page and the picture from which it was read."""

    page: Page
    picture: bytes = field(repr=False)


def read_pages(data: bytes) -> Iterator[Read]:
    """Each page in turn. Raises a subclass of `UnfitScan`, maybe after some pages."""
    for number, grey in enumerate(grey_pages(data), 1):
        yield Read(read_page(number, grey, [form_key()]), _picture(grey))


def _picture(grey: Grey) -> bytes:
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
