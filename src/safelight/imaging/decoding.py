"""The process that decodes what people send: `python -m safelight.imaging.decoding`, started by `decoded`."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeVar

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
Made = TypeVar("Made")


def decode(data: bytes, answer: Answer) -> None:
    """The derivation and its copies, or why not."""
    derived = made(derive, data, answer)
    if derived is None:
        return
    answer.tell({"derived": description(derived)})
    for each in derived.renditions.values():
        answer.give(each.data)
    answer.end()


def made(make: Callable[[bytes], Made], data: bytes, answer: Answer) -> Made | None:
    """What is made of a file; None where it cannot be, and the answer has been that."""
    try:
        return make(data)
    except Unfit as unfit:
        answer.end({"unfit": refusal(unfit)})
    except MemoryError:
        answer.end({"unfit": refusal(TooMuchWork())})
    return None


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
