"""Tiles of 256 pixels a second through the door: decided, on the trail, decrypted; 16 connections, two workers.

Against Debian's iipsrv with two processes and no cache, unprotected, in alternating rounds under the same load.
"""

import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.ground import everybody
from bench.iipsrv import iipsrv
from bench.photographs import twelve_megapixels
from bench.serving import serving
from bench.wrk import load
from safelight.imaging.tiles import SIDE, Layout
from safelight.studio import actions

if TYPE_CHECKING:
    from tests.serving import Site

ROUNDS = 5
LAYOUT = Layout(4000, 3000)
FULL = len(LAYOUT.levels) - 1


def measure() -> Figure:
    from tests.serving import free_port

    with tempfile.TemporaryDirectory() as place, serving() as site:
        port = free_port()
        Path(place).chmod(0o755)
        with iipsrv(twelve_megapixels(), Path(place), port) as peer:
            cookie, tiles = _shown(site)
            ours = [f"{tiles}{FULL}/{column}_{row}" for column, row in _grid()]
            theirs = [f"{peer.partition(str(port))[2]}{FULL},{at}" for at in range(len(ours))]
            both = [
                (
                    load(site.url, ours, Path(place), cookie, seed),
                    load(f"http://127.0.0.1:{port}", theirs, Path(place), "", seed),
                )
                for seed in range(ROUNDS)
            ]
    rate, late = (statistics.median(getattr(ours, name) for ours, _ in both) for name in ("rate", "late"))
    rate_, late_ = (
        statistics.median(getattr(theirs, name) for _, theirs in both) for name in ("rate", "late")
    )
    against = f"iipsrv: {rate_:,.0f} tiles/s, 95 % in {late_:.1f} ms"
    return Figure(rate, f"tiles/s, 95 % in {late:.1f} ms", against, rate / rate_)


def _grid() -> list[tuple[int, int]]:
    return [(column, row) for row in range(-(-3000 // SIDE)) for column in range(-(-4000 // SIDE))]


def _shown(site: "Site") -> tuple[str, str]:
    """A doctor's cookies, and the address of the tiles that they were shown."""
    from tests import cast as play
    from tests.survival.visiting import signed_in

    cast = everybody()
    request = play.ask(cast, cast.rose, "Tiles")
    play.sign(cast, request)
    recording = actions.take_in(cast.acting("marques"), request, "IMG.jpg", twelve_megapixels())
    doctor = signed_in(site, "okafor")
    page = doctor.get(f"/recordings/{recording.pk}/close-up").text
    _, _, rest = page.partition('data-tiles="')
    return "; ".join(f"{name}={value}" for name, value in doctor.cookies.items()), rest.partition('"')[0]
