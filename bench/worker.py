"""`FILE N`: takes in a photograph N times and prints the most memory that it held and its largest decoder, in MiB. Run
by `bench.memory`.
"""

import json
import resource
import sys
from pathlib import Path
from uuid import uuid4

import django

django.setup()

from tests import cast as play

from bench.intake import another
from safelight.imaging import decoded
from safelight.studio import actions


def main(photograph: Path, number: int) -> None:
    cast = play.gathered()
    request = play.ask(cast, cast.rose, "Memory")
    play.sign(cast, request)
    by, run = cast.acting("marques"), uuid4().int % 10**7
    for each in range(number):
        actions.take_in(by, request, "IMG.jpg", another(photograph.read_bytes(), run + each))
    decoded._DECODERS._end()  # noqa: SLF001 - what a decoder held is known when it has ended
    print(json.dumps((_peak_kib() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024))


def _peak_kib() -> int:
    """The process's own peak (proc(5), VmHWM); getrusage would count what its parent held before it was born."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith("VmHWM:"))


main(Path(sys.argv[1]), int(sys.argv[2]))
