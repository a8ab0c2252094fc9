"""Debian's IIPImage server as a peer: two processes without a cache behind lighttpd, a picture as pyramidal TIFF."""

import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyvips

PROCESSES: Final = 2
PATIENCE: Final = 20  # seconds
PROGRAMS: Final = (Path("/usr/sbin/lighttpd"), Path("/usr/lib/iipimage-server/iipsrv.fcgi"))
CONFIGURATION: Final = """
server.document-root = "{place}"
server.bind = "127.0.0.1"
server.port = {port}
server.max-keep-alive-requests = 1000000
server.modules = ("mod_fastcgi")
fastcgi.server = ("/iipsrv" => ((
    "socket" => "{place}/socket", "bin-path" => "{program}", "check-local" => "disable",
    "min-procs" => {processes}, "max-procs" => {processes},
    "bin-environment" => ("MAX_IMAGE_CACHE_SIZE" => "0", "VERBOSITY" => "0", "LOGFILE" => "{place}/log")
)))
"""


@contextmanager
def iipsrv(photograph: bytes, place: Path, port: int) -> Iterator[str]:
    """The address of a tile up to its level. Raises `FileNotFoundError` where Debian's packages are missing."""
    for each in PROGRAMS:
        if not each.exists():
            raise FileNotFoundError(f"{each}: apt-get install lighttpd iipimage-server wrk")
    picture = pyvips.Image.new_from_buffer(photograph, "")
    file = place / "picture.tif"
    picture.tiffsave(file, tile=True, pyramid=True, compression="jpeg", Q=85, tile_width=256, tile_height=256)
    words = {"place": place, "port": port, "program": PROGRAMS[1], "processes": PROCESSES}
    (place / "lighttpd.conf").write_text(CONFIGURATION.format(**words))
    server = subprocess.Popen([PROGRAMS[0], "-D", "-f", place / "lighttpd.conf"], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/iipsrv?FIF={file}&JTL="
    try:
        _await(f"{address}0,0")
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _await(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(address) as answer:  # noqa: S310 - our own
            if answer.read(2) == b"\xff\xd8":
                return
        time.sleep(0.1)
    raise TimeoutError("iipsrv gives no tile.")
