"""Why a file cannot be taken in: errors that carry their data and a reason for whoever offered the file.

A reason never holds the file's name, which may hold a patient's; the caller adds what may be shown.
"""

from safelight.imaging.formats import Format

_TAKEN_IN = "JPEG, HEIC, PNG and TIFF pictures and camera raw (DNG, CR3, NEF, ARW) can be taken in."


class Unfit(Exception):
    """The file cannot be taken in. Only its subclasses are raised."""

    reason: str

    def __init__(self, *facts: object) -> None:
        super().__init__(*facts)
        self.reason = self._reason()

    def __str__(self) -> str:
        return self.reason

    def _reason(self) -> str:
        raise NotImplementedError


class Empty(Unfit):
    """There is not a single byte."""

    def _reason(self) -> str:
        return "The file is empty. Copy it from the camera again and check that the copy opens."


class TooLarge(Unfit):
    """More bytes than a still may have."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(size, limit)

    def _reason(self) -> str:
        return (
            f"The file is too large: {_mib(self.size)} MiB, and a picture may have {_mib(self.limit)} MiB. "
            "Save it as a JPEG of high quality and offer that."
        )


class TooSmall(Unfit):
    """Fewer pixels a side than can show anything."""

    def __init__(self, width: int, height: int, limit: int) -> None:
        self.width, self.height, self.limit = width, height, limit
        super().__init__(width, height, limit)

    def _reason(self) -> str:
        return (
            f"The picture is too small: {self.width:,} x {self.height:,} pixels, "
            f"and each side needs {self.limit}. "
            "Offer the file that the camera made, not an icon or a preview of it."
        )


class TooManyPixels(Unfit):
    """More pixels than are decoded here: a decompression bomb, or a stitched panorama."""

    def __init__(self, width: int, height: int, limit: int, side_limit: int) -> None:
        self.width, self.height, self.limit, self.side_limit = width, height, limit, side_limit
        super().__init__(width, height, limit, side_limit)

    def _reason(self) -> str:
        return (
            f"The picture has too many pixels: {self.width:,} x {self.height:,}. A picture of this kind "
            f"may have {self.limit // 1_000_000} million, and {self.side_limit:,} a side. "
            "Reduce it or cut it into parts."
        )


class NotAPicture(Unfit):
    """Content of a kind that is not taken in. `found` is what it is, in words that follow "it is"."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(found)

    def _reason(self) -> str:
        return f"This is not a picture that can be taken in: it is {self.found}. {_TAKEN_IN}"


class WrongKind(Unfit):
    """The name announces one kind and the content is another. `says` may be a bare ending."""

    def __init__(self, says: str, found: str) -> None:
        self.says, self.found = says, found
        super().__init__(says, found)

    def _reason(self) -> str:
        return (
            f"The file is not what its name says: the name says {self.says}, but it is {self.found}. "
            "Offer the file as the camera made it, or save it again as the kind that its name says."
        )


class SeveralPictures(Unfit):
    """One file with several pictures of which one would be shown: the others would be kept and never seen."""

    def _reason(self) -> str:
        return (
            "The file holds several pictures, and only one can be shown. "
            "Save each page as a picture of its own."
        )


class TooManyPages(Unfit):
    """More pages than are shown beneath one another."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(limit)

    def _reason(self) -> str:
        return f"The file has too many pages: {self.limit} can be shown together. Save it in several files."


class NotReadable(Unfit):
    """Camera raw of a kind that is taken in, written in a way that the decoder does not know."""

    def __init__(self, format: Format) -> None:  # noqa: A002 - the word for it
        self.format = format
        super().__init__(format)

    def _reason(self) -> str:
        return (
            f"This camera's {self.format.label} cannot be read here: its model or its compression is not known. "
            "Save it as DNG or as a TIFF of 16 bits with the camera maker's program, or set the camera to lossless "
            "compression."
        )


class InHdr(Unfit):
    """Its colours are written for screens of far more light than those it would be shown on: they would be dull."""

    def _reason(self) -> str:
        return (
            "The picture is in HDR (PQ or HLG), and its colours would be shown wrongly. "
            "Turn HDR off in the camera, or save it without HDR and offer that."
        )


class Damaged(Unfit):
    """The content begins as `format` and cannot be decoded to its end."""

    def __init__(self, format: Format) -> None:  # noqa: A002 - the word for it
        self.format = format
        super().__init__(format)

    def _reason(self) -> str:
        return (
            f"The {self.format.label} picture is damaged or incomplete. "
            "Copy it from the camera again; if it still does not open there, take the picture again."
        )


class TooMuchWork(Unfit):
    """Its decoder died, or was ended for what it took: a file made to harm, or broken in a way that nobody foresaw."""

    def _reason(self) -> str:
        return (
            "The picture cannot be decoded: it asks for more time or memory than a picture needs, or stops what reads "
            "it. Copy it from the camera again; do not take a file from elsewhere."
        )


def _mib(size: int) -> str:
    return f"{-(-size // (1024 * 1024)):,}"  # rounded up: what is just too large must not look just right
