"""The pages of a scan: what each says, and its picture as it is kept. Nothing is stored here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from safelight.filing.keys import form_key
from safelight.paper.picture import picture_of
from safelight.paper.reading import read_page
from safelight.paper.returned import Page
from safelight.paper.scanned import opened


@dataclass(frozen=True, slots=True)
class Read:
    """A page and the picture from which it was read."""

    page: Page
    picture: bytes = field(repr=False)


def read_pages(data: bytes) -> Iterator[Read]:
    """Each page in turn. Raises a subclass of `UnfitScan`, maybe after some pages."""
    with opened(data) as scan:
        for number, sheet in enumerate(scan.sheets(), 1):
            yield Read(read_page(number, sheet, [form_key()]), picture_of(sheet.grey))
