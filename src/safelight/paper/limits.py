"""How much a scan may be, and why. Judged before a page is drawn wherever that can be known."""

from typing import Final

# A hundred forms of two pages, scanned in grey at 200 dots per inch, are some 60 MiB.
MAX_BYTES: Final = 100 * 1024 * 1024
MAX_PAGES: Final = 200

# A4 in colour at 600 dots per inch has 35 million pixels, A3 70 million.
MAX_PIXELS: Final = 75_000_000

# Pixels on the longer side of a page as it is read: A4 at 150 dots per inch. A picture may be a photograph with
# a table around the paper, and keeps more.
PAGE_SIDE: Final = 1754
PICTURE_SIDE: Final = 2600

# Codes on a page that are looked at, and letters of each: a page of ours has two, of 80.
MAX_CODES: Final = 40
MAX_TEXT: Final = 200

# What drawing may take, in a process of its own: a page of 75 million pixels in colour needs a third of both.
MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space
PROCESSOR_SECONDS: Final = 150  # for all pages
PAGE_SECONDS: Final = 5.0
GIVEN_BACK: Final = 0.5  # for each page that was drawn
