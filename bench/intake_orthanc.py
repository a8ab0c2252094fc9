"""12 megapixel JPEGs a second that four clients upload at once, each until it has its first picture on the screen.

Against Orthanc, in alternating rounds: the same JPEG stored as VL Photographic Image with STOW-RS, and rendered.
"""

import itertools
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from bench.figures import Figure, paired
from bench.ground import everybody
from bench.intake import another
from bench.orthanc import as_dicom, orthanc
from bench.photographs import twelve_megapixels
from bench.serving import serving

if TYPE_CHECKING:
    from tests.survival.visiting import Visitor

CLIENTS: Final = 4
EACH: Final = 3  # photographs a round
ROUNDS: Final = 5
SIDES: Final = (4000, 3000)
Client = TypeVar("Client")


def measure() -> Figure:
    from tests import cast as play
    from tests.serving import free_port
    from tests.survival.visiting import signed_in

    numbers = itertools.count()
    with serving() as site, tempfile.TemporaryDirectory() as place, orthanc(Path(place), free_port()) as peer:
        cast = everybody()
        request = play.ask(cast, cast.rose, "Intake")
        play.sign(cast, request)
        first = signed_in(site, "marques")
        address = f"/requests/{request.pk}/photographs"
        first.get(address.removesuffix("photographs"))
        photographers = [first.again() for _ in range(CLIENTS)]

        def ours(photographer: "Visitor") -> None:
            data = another(twelve_megapixels(), next(numbers))
            _filed(photographer, address, data)

        def theirs(_: int) -> None:
            connection = peer.connect()  # it closes those that are not used for a second
            stored = peer.store(connection, as_dicom(twelve_megapixels(), SIDES))
            peer.preview(connection, stored)

        with ThreadPoolExecutor(CLIENTS) as pool:
            ours_took, theirs_took = paired(
                lambda: _together(pool, ours, photographers),
                lambda: _together(pool, theirs, range(CLIENTS)),
                ROUNDS,
            )
    number = CLIENTS * EACH
    against = f"Orthanc's STOW and first rendering: {number / theirs_took:.1f}/s"
    return Figure(number / ours_took, "photographs/s, shown", against, theirs_took / ours_took)


def _filed(photographer: "Visitor", address: str, data: bytes) -> None:
    """Acknowledged, and seen as large as a screen."""
    said = photographer.upload(address, ("IMG.jpg", data)).said
    assert said["outcome"] == "filed", said
    assert photographer.get(said["picture"].replace("/thumbnail", "/screen")).is_picture


def _together(pool: ThreadPoolExecutor, one: Callable[[Client], None], clients: Sequence[Client]) -> None:
    """Each client does its share, all of them at once."""
    list(pool.map(lambda client: [one(client) for _ in range(EACH)], clients))
