"""`safelight trail verify` on an export of a long trail: entries a second, and the most memory of all its processes.

Against the stand-alone verifier, in one process, on the beginning of the same file.
"""

import itertools
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, seconds
from bench.long_trail import NUMBER, until
from bench.recheck import SAFELIGHT, watched
from safelight.ledger.place import folder

ALONE = Path(__file__).parents[1] / "verifier" / "verify_trail.py"
LINES = 300_000  # of the file for the stand-alone verifier


def measure() -> Figure:
    until(NUMBER)
    key = str(folder() / "verifying.key")
    with tempfile.TemporaryDirectory() as place:
        file, part = Path(place) / "trail.jsonl", Path(place) / "part.jsonl"
        subprocess.run([SAFELIGHT, "trail", "export", file], check=True, capture_output=True)
        begin = time.perf_counter()
        run = [SAFELIGHT, "trail", "verify", file, "--key", key]
        peak, said = watched(subprocess.Popen(run, stdout=subprocess.PIPE, text=True))
        took = time.perf_counter() - begin
        assert said.startswith("The trail is sound"), said
        with file.open("rb") as whole:
            part.write_bytes(b"".join(itertools.islice(whole, LINES)))
        command = [sys.executable, str(ALONE), str(part), "--key", key]
        # It misses the end of the file, and says so.
        alone = seconds(lambda: subprocess.run(command, check=False, capture_output=True))
    entries = int(said.split()[4].replace(",", ""))
    checked = min(LINES * 100 // 101, entries)
    unit = f"entries/s, {entries:,}, {peak:.0f} MiB"
    against = f"the stand-alone verifier: {checked / alone:,.0f}/s"
    return Figure(entries / took, unit, against, (entries / took) / (checked / alone))
