"""The process that processes pictures: `python -m safelight.imaging.altering`, started by `decoded`."""

import codecs
import json
from typing import Any, Final

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.imaging.altered import alter
from safelight.imaging.decoding import drawn, made
from safelight.imaging.limits import MEMORY, PROCESSOR_SECONDS
from safelight.imaging.steps import KINDS, Crop, RemoveBackground, Step, read
from safelight.imaging.values import PROCESSED

_LENGTH: Final = 4  # bytes of the length of what is asked for


def answer_with_copies(data: bytes, answer: Answer) -> None:
    """The copies' sides and lengths, then the copies; or why not."""
    begins = _LENGTH + int.from_bytes(data[:_LENGTH])
    asked: dict[str, Any] = json.loads(data[_LENGTH:begins])
    steps = read(asked["steps"])
    copies = made(lambda original: alter(original, steps, asked["label"]), data[begins:], answer)
    if copies is None:
        return
    answer.tell(
        {"copies": {size: [each.width, each.height, len(each.data)] for size, each in copies.items()}}
    )
    for size in PROCESSED:
        answer.give(copies[size].data)
    answer.end()


def warm() -> None:
    """Whatever the libraries do once, done: each step, on a picture of hardly any pixels."""
    one: dict[type[Step], tuple[int, ...]] = {Crop: (0, 0, 64, 40), RemoveBackground: (8, 4, 48, 32)}
    counts = {"correct-colour": (100, 100, 100), "mirror": ()}
    alter(
        drawn(), [kind(*one.get(kind, counts.get(name, (1,)))) for name, kind in KINDS.items()], "Processed"
    )


if __name__ == "__main__":
    codecs.lookup("cp437")  # the names in an archive are read with it, and no file can be opened later
    serve(Limits(MEMORY, PROCESSOR_SECONDS), answer_with_copies, warm)
