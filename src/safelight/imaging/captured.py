"""What the camera wrote of how a picture was made, and nothing of whom it shows, who made it or where.

A closed list of fields is read: no position, no owner's or artist's name, comment, caption or serial number.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base, Interop

from safelight.imaging.still import BROKEN, Header
from safelight.imaging.values import MAX_TEXT, Captured

# DCF 2.0, 4.5.2: how a camera marks Adobe RGB when it embeds no profile.
_ADOBE_RGB: Final = "R03"


def read_captured(header: Header) -> Captured:
    """The useful part of the metadata. Never raises: broken metadata is no reason to refuse a picture."""
    exif = _exif(header.exif)
    apart = _exif(header.photo) if header.photo else None

    def base(tag: int) -> object:
        return _quietly(lambda: exif.get(tag))

    def photo(tag: int) -> object:
        return _quietly(lambda: (exif.get_ifd(IFD.Exif) if apart is None else apart).get(tag))

    flash = _whole(photo(Base.Flash))
    return Captured(
        width=header.width,
        height=header.height,
        orientation=header.orientation,
        taken=_moment(photo(Base.DateTimeOriginal), photo(Base.OffsetTimeOriginal)),
        make=_text(base(Base.Make)),
        model=_text(base(Base.Model)),
        lens=_text(photo(Base.LensModel)) or _text(header.lens),
        exposure_seconds=_number(photo(Base.ExposureTime)),
        f_number=_number(photo(Base.FNumber)),
        iso=_whole(photo(Base.ISOSpeedRatings)),
        focal_length=_number(photo(Base.FocalLength)),
        flash=None if flash is None else bool(flash & 1),  # EXIF 2.32, tag 9209: bit 0 is "fired"
        colour_profile=_profile_name(header.profile)
        or ("Adobe RGB (1998)" if is_adobe_rgb(header) else None),
        bits=header.bits,
        pages=max(1, len(header.pages)),
    )


def is_adobe_rgb(header: Header) -> bool:
    """Whether a camera marked its unprofiled picture as Adobe RGB."""
    if header.profile or header.is_srgb:
        return False
    exif = _exif(header.exif)
    mark = _quietly(lambda: exif.get_ifd(IFD.Interop).get(Interop.InteropIndex))
    return _text(mark) == _ADOBE_RGB


def _exif(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    _quietly(lambda: exif.load(data))
    return exif


def _quietly(read: Callable[[], Any]) -> Any:
    """What `read` gives, or None where the metadata is broken."""
    try:
        return read()
    except BROKEN:
        return None


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    return words[:MAX_TEXT] or None


def _number(value: Any) -> float | None:
    number = _quietly(lambda: float(value))
    return number if number is not None and 0 < number < float("inf") else None


def _whole(value: Any) -> int | None:
    first = value[0] if isinstance(value, tuple) and value else value
    return first if isinstance(first, int) and first >= 0 else None


def _moment(value: Any, offset: Any) -> datetime | None:
    """EXIF 2.32, tags 9003 and 9011: "2026:11:23 09:30:00" and "+01:00"."""
    words, zone = _text(value) or "", _text(offset) or ""
    try:
        if zone:
            return datetime.strptime(words + zone, "%Y:%m:%d %H:%M:%S%z")
        return datetime.strptime(words, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - the camera gave no zone
    except ValueError:
        return None


def _profile_name(profile: bytes) -> str | None:
    if not profile:
        return None
    try:
        return _text(ImageCms.getProfileDescription(ImageCms.getOpenProfile(BytesIO(profile))))
    except (ImageCms.PyCMSError, *BROKEN):
        return None
