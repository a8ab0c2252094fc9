"""From the bytes of a scan to the forms in it."""

from collections.abc import Sequence

from safelight.paper.returned import Scan


def read_scan(data: bytes, keys: Sequence[bytes]) -> Scan:
    """Every page of a PDF, or of a picture of one page, in any order. Raises a subclass of UnfitScan."""
    raise NotImplementedError
