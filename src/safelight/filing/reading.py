"""The pages of a scan: what each says, and its picture as it is kept. Nothing is stored here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from safelight.filing.keys import form_key
from safelight.paper.limits import MAX_PAGES
from safelight.paper.picture import picture_of
from safelight.paper.reading import read_page
from safelight.paper.returned import Page
from safelight.paper.scanned import opened

# Pages that somebody at a desk waits for, a second or two: a form and its neighbours. More are a batch.
FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Read:
    """A page and the picture from which it was read."""

    page: Page
    picture: bytes = field(repr=False)


class Many(Exception):
    """The scan has more pages than whoever asked waits for."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def read_pages(data: bytes, most: int = MAX_PAGES) -> Iterator[Read]:
    """Each page in turn. Raises `Many`, or a subclass of `UnfitScan`, maybe after some pages."""
    with opened(data) as scan:
        if scan.pages > most:
            raise Many(scan.pages)
        for number, sheet in enumerate(scan.sheets(), 1):
            yield Read(read_page(number, sheet, [form_key()]), picture_of(sheet.grey))
