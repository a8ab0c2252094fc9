"""Why a scan cannot be read or a form not printed: errors that carry their data and a reason for whoever offered it.

A reason never holds the file's name or a word of what is in it.
"""

_TAKEN_IN = "Scan the forms to a PDF, or to one JPEG, PNG or TIFF picture a page."


class Unfit(Exception):
    """The base of the family; never raised itself."""

    reason: str

    def __init__(self, *facts: object) -> None:
        super().__init__(*facts)
        self.reason = self._reason()

    def __str__(self) -> str:
        return self.reason

    def _reason(self) -> str:
        raise NotImplementedError


class UnfitScan(Unfit):
    """The file cannot be read; nothing of it was. Only its subclasses are raised."""


class Empty(UnfitScan):
    """There is not a single byte."""

    def _reason(self) -> str:
        return "The file is empty. Scan the forms again."


class TooLarge(UnfitScan):
    """More bytes than a batch may have."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(size, limit)

    def _reason(self) -> str:
        return (
            f"The file is too large: {_mib(self.size)} MiB, and a batch may have {_mib(self.limit)} MiB. "
            "Scan fewer forms at once, at 150 or 200 dots per inch in grey."
        )


class TooManyPages(UnfitScan):
    """More pages than are read at once."""

    def __init__(self, pages: int, limit: int) -> None:
        self.pages, self.limit = pages, limit
        super().__init__(pages, limit)

    def _reason(self) -> str:
        return (
            f"The file has {self.pages:,} pages, and a batch may have {self.limit}. "
            "Scan the forms in several batches."
        )


class TooManyPixels(UnfitScan):
    """A page, or a picture on it, of more pixels than any scanner makes of A4 paper."""

    def __init__(self, page: int, width: int, height: int, limit: int) -> None:
        self.page, self.width, self.height, self.limit = page, width, height, limit
        super().__init__(page, width, height, limit)

    def _reason(self) -> str:
        return (
            f"Page {self.page} holds a picture of {self.width:,} x {self.height:,} pixels; "
            f"{self.limit // 1_000_000} million is the most. Scan the forms at 150 or 200 dots per inch."
        )


class TooMuchWork(UnfitScan):
    """A page that takes more time or memory than a scanned page does: no scan, or a file made to harm."""

    def __init__(self, page: int) -> None:
        self.page = page
        super().__init__(page)

    def _reason(self) -> str:
        return (
            f"Page {self.page} asks for more time or memory than a scanned page needs, so the file was put "
            "aside. Scan the paper again; do not take a file from elsewhere."
        )


class Locked(UnfitScan):
    """A PDF that asks for a password."""

    def _reason(self) -> str:
        return "The PDF is locked with a password. Scan the forms again to a PDF without one."


class Damaged(UnfitScan):
    """The file begins as `kind` and cannot be read to its end."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)

    def _reason(self) -> str:
        return f"The {self.kind} is damaged or incomplete. Copy it from the scanner again, or scan the forms again."


class NotAScan(UnfitScan):
    """Content of a kind that is not read. `found` is what it is, in words that follow "it is"."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(found)

    def _reason(self) -> str:
        return f"This is not a scan: it is {self.found}. {_TAKEN_IN}"


class Unprintable(Unfit):
    """The form has characters that the printed typeface lacks; `characters` are those."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(characters)

    def _reason(self) -> str:
        points = ", ".join(f"U+{ord(each):04X}" for each in self.characters[:5])
        return (
            f"The form cannot be printed: the typeface has no {points}. Write these in Latin, Greek or "
            "Cyrillic letters, or take the consent on the screen."
        )


class TooLong(Unfit):
    """The form does not fit on two pages."""

    def _reason(self) -> str:
        return "The form does not fit on two pages of paper. Shorten its text, or take the consent on the screen."


def _mib(size: int) -> str:
    return f"{-(-size // (1024 * 1024)):,}"  # rounded up: what is just too large must not look just right
