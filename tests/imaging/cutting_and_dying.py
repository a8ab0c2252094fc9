"""A program that cuts tiles as the real one does, and dies where that looks for a colour chart."""

import codecs
import os
import signal
import sys

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.imaging.decoding import drawn
from safelight.imaging.limits import MEMORY, PROCESSOR_SECONDS
from safelight.imaging.pyramid import cut


def answer_and_die(data: bytes, answer: Answer) -> None:
    pyramid = cut(data)
    answer.tell({"pyramid": len(pyramid)})
    answer.give(pyramid)
    sys.stdout.buffer.flush()
    os.kill(os.getpid(), signal.SIGSEGV)


if __name__ == "__main__":
    codecs.lookup("cp437")
    serve(Limits(MEMORY, PROCESSOR_SECONDS), answer_and_die, lambda: cut(drawn()))
