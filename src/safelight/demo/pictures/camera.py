"""The demonstration's camera. It writes what real ones write, with a position and names that must go."""

import io
from datetime import datetime

from PIL import Image

# EXIF 2.32, tables 4, 7, 8 and 15.
_EXIF, _GPS = 0x8769, 0x8825
_MAKE, _MODEL, _SOFTWARE, _ARTIST = 0x010F, 0x0110, 0x0131, 0x013B
_TAKEN, _OFFSET, _EXPOSURE, _APERTURE, _ISO, _FLASH, _FOCAL_LENGTH = (
    0x9003,
    0x9011,
    0x829A,
    0x829D,
    0x8827,
    0x9209,
    0x920A,
)
_OWNER, _SERIAL, _LENS = 0xA430, 0xA431, 0xA434


def jpeg(picture: Image.Image, taken: datetime | None) -> bytes:
    """A camera's JPEG of the picture, with its metadata."""
    stream = io.BytesIO()
    picture.save(
        stream, "JPEG", quality=91, subsampling=0, exif=_metadata(taken), comment=b"Demonstration, Ward 0"
    )
    return stream.getvalue()


def png(picture: Image.Image, taken: datetime | None) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=4, exif=_metadata(taken))
    return stream.getvalue()


def _metadata(taken: datetime | None) -> Image.Exif:
    exif = Image.Exif()
    exif.update(
        {_MAKE: "Safelight", _MODEL: "Demonstration camera", _SOFTWARE: "drawn by code", _ARTIST: "A. Nobody"}
    )
    photo = exif.get_ifd(_EXIF)
    photo.update({_EXPOSURE: 1 / 125, _APERTURE: 8.0, _ISO: 200, _FLASH: 1, _FOCAL_LENGTH: 60.0})
    photo.update({_LENS: "60 mm macro", _OWNER: "A. Nobody", _SERIAL: "DEMO-0001"})
    if taken:
        photo[_TAKEN] = taken.strftime("%Y:%m:%d %H:%M:%S")
        if taken.tzinfo:
            photo[_OFFSET] = f"{taken:%z}"[:3] + ":" + f"{taken:%z}"[3:5]
    # Null Island: latitude and longitude 0, where there is no hospital.
    exif.get_ifd(_GPS).update({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    return exif
