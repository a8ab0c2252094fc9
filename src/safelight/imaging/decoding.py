"""The process that decodes what people send: `python -m safelight.imaging.decoding`, started by `decoded`."""

from datetime import datetime
from typing import Final

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.imaging.deriving import derive
from safelight.imaging.engine import pyvips
from safelight.imaging.handing import description, refusal
from safelight.imaging.limits import MEMORY, PROCESSOR_SECONDS
from safelight.imaging.unfit import TooMuchWork, Unfit
from safelight.imaging.values import LONGEST_SIDE, Size

_WIDE: Final = LONGEST_SIDE[Size.SCREEN] + 80
_HIGH: Final = 40


def decode(data: bytes, answer: Answer) -> None:
    """The derivation and its copies, or why not."""
    try:
        derived = derive(data)
    except Unfit as unfit:
        answer.end({"unfit": refusal(unfit)})
        return
    except MemoryError:
        answer.end({"unfit": refusal(TooMuchWork())})
        return
    answer.tell({"derived": description(derived)})
    for each in derived.renditions.values():
        answer.give(each.data)
    answer.end()


def warm() -> None:
    """Whatever the libraries do once, done."""
    derive(drawn())


def drawn() -> bytes:
    """A picture that is made smaller twice, of hardly any pixels."""
    image = pyvips.Image.black(_WIDE, _HIGH, bands=3).copy(interpretation="srgb")
    data: bytes = image.jpegsave_buffer()
    return data


if __name__ == "__main__":
    datetime.strptime("1826 +0000", "%Y %z")  # it loads a part of itself, and no file can be opened later
    serve(Limits(MEMORY, PROCESSOR_SECONDS), decode, warm)
