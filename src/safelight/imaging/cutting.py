"""The process that cuts pictures into tiles: `python -m safelight.imaging.cutting`, started by `decoded`."""

import codecs

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.imaging.decoding import drawn, made
from safelight.imaging.limits import MEMORY, PROCESSOR_SECONDS
from safelight.imaging.pyramid import cut


def answer_with_tiles(data: bytes, answer: Answer) -> None:
    """The pyramid, its length first, or why not."""
    pyramid = made(cut, data, answer)
    if pyramid is None:
        return
    answer.tell({"pyramid": len(pyramid)})
    answer.give(pyramid)
    answer.end()


def warm() -> None:
    """Whatever the libraries do once, done."""
    cut(drawn())


if __name__ == "__main__":
    codecs.lookup("cp437")  # the names in an archive are read with it, and no file can be opened later
    serve(Limits(MEMORY, PROCESSOR_SECONDS), answer_with_tiles, warm)
