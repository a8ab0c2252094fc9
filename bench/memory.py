"""The most memory that a worker holds while it takes in 1,000 photographs. Against the same after 50: flat is 1."""

import json
import subprocess
import sys
import tempfile

from bench.figures import Figure
from bench.ground import everybody
from bench.photographs import twelve_megapixels

FEW = 50
MANY = 1_000


def measure() -> Figure:
    everybody()  # here: the hashing of their passwords takes more memory than a photograph
    with tempfile.NamedTemporaryFile() as photograph:
        photograph.write(twelve_megapixels())
        photograph.flush()
        peaks = {number: _peak(photograph.name, number) for number in (FEW, MANY)}
    ratio = peaks[FEW] / peaks[MANY]
    return Figure(peaks[MANY], f"MiB, {MANY:,} photographs", f"the same worker after {FEW}", ratio)


def _peak(photograph: str, number: int) -> float:
    """A process of its own, so that nothing measured before counts."""
    command = [sys.executable, "-m", "bench.worker", photograph, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peak: float = json.loads(done.stdout)
    return peak
