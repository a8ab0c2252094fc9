"""The pages of a scan: what each says, and its picture as it is kept. Nothing is stored here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from safelight.filing.keys import form_key
from safelight.paper.picture import picture_of
from safelight.paper.reading import read_page
from safelight.paper.returned import Page
from safelight.paper.scanned import grey_pages


@dataclass(frozen=True, slots=True)
class Read:
    """A page and the picture from which it was read."""

    page: Page
    picture: bytes = field(repr=False)


def read_pages(data: bytes) -> Iterator[Read]:
    """Each page in turn. Raises a subclass of `UnfitScan`, maybe after some pages."""
    for number, grey in enumerate(grey_pages(data), 1):
        yield Read(read_page(number, grey, [form_key()]), picture_of(grey))
