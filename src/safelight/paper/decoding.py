"""The process that draws what people scan: `python -m safelight.paper.decoding`, started by `scanned`."""

import numpy as np

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.paper.codes import codes_on
from safelight.paper.drawing import drawn_pages
from safelight.paper.limits import MEMORY, PROCESSOR_SECONDS
from safelight.paper.unfit import TooMuchWork, UnfitScan


def decode(data: bytes, answer: Answer) -> None:
    """The number of pages; of each its sides, its codes and its rows; at last nothing, or why not."""
    done = 0
    try:
        count, pages = drawn_pages(data)
        answer.tell({"pages": count})
        for width, height, rows in pages:
            grey = np.frombuffer(rows, np.uint8).reshape(height, width)
            codes = [[each.text, each.corners] for each in codes_on(grey)]
            answer.tell({"page": [width, height], "codes": codes})
            answer.give(rows)
            done += 1
    except UnfitScan as unfit:
        answer.end({"unfit": [type(unfit).__name__, *unfit.args]})
    except MemoryError:
        answer.end({"unfit": ["TooMuchWork", *TooMuchWork(done + 1).args]})
    else:
        answer.end()


def warm() -> None:
    """Whatever the libraries do once, done."""
    codes_on(np.zeros((40, 40), np.uint8))


if __name__ == "__main__":
    serve(Limits(MEMORY, PROCESSOR_SECONDS), decode, warm)
