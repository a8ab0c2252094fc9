"""12 megapixel JPEGs taken in per second: checked, encrypted, durable, with thumbnail and screen copy, on
the trail.

Against the bare sum of its parts in the same run: read, hash, libvips' own thumbnail of a screen's size,
encode, encrypt, write and fsync.
"""

import hashlib
import itertools
import os
import tempfile
from pathlib import Path
from uuid import uuid4

import pyvips
from tests import cast as play

from bench.figures import Figure, paired
from bench.ground import everybody
from bench.photographs import twelve_megapixels
from safelight.library.shelf import keyring
from safelight.studio import actions
from safelight.vault.writing import seal

ROUNDS = 15


def measure() -> Figure:
    cast = everybody()
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    by, number = cast.acting("marques"), itertools.count()
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "photograph.jpg"
        file.write_bytes(twelve_megapixels())

        def ours() -> None:
            actions.take_in(by, request, "IMG.jpg", another(file.read_bytes(), next(number)))

        ours_took, bare_took = paired(ours, lambda: _bare(file), ROUNDS)
    return Figure(1 / ours_took, "photographs/s", "the bare sum of its parts", bare_took / ours_took)


def another(data: bytes, number: int) -> bytes:
    """The same picture as another file: a comment (ITU-T T.81 B.2.4.5) after the start of the image."""
    words = f"{number:08}".encode()
    return data[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2) + words + data[2:]


def _bare(file: Path) -> None:
    data = file.read_bytes()
    hashlib.sha256(data).digest()
    screen = pyvips.Image.thumbnail_buffer(data, 1920).copy_memory()
    thumbnail = screen.resize(400 / screen.width)
    copies = [screen.jpegsave_buffer(Q=92, keep="none"), thumbnail.jpegsave_buffer(Q=85, keep="none")]
    sealed = seal(keyring(), uuid4(), dict(zip("abc", [data, *copies], strict=True)))
    for each in sealed.objects.values():
        _write(file.parent / each.name, each.data)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    path.unlink()
