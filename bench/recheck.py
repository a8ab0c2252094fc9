"""`safelight check` on a million recordings: how long it takes, and the most memory of all its processes together.

Seventeen are spoilt, and it must find these and no others. Against the same rows read by psycopg, in the same number of
processes, with nothing asked. SAFELIGHT_BENCH_RECORDINGS sets another number, for a first impression.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

from bench.figures import Figure, seconds

NUMBER: Final = int(os.environ.get("SAFELIGHT_BENCH_RECORDINGS", "1_000_000"))
SPOILT: Final = 17
MIB: Final = 1024 * 1024
SAFELIGHT: Final = Path(sys.executable).parent / "safelight"


def measure() -> Figure:
    from tests.serving import installed

    with tempfile.TemporaryDirectory() as place, installed(Path(place) / "home") as site:
        filling = [sys.executable, "-m", "bench.filling", str(NUMBER), str(SPOILT)]
        filled = subprocess.run(filling, env=site.environment, capture_output=True, text=True, check=True)
        reading = [sys.executable, "-m", "bench.reading"]
        bare = seconds(lambda: subprocess.run(reading, env=site.environment, check=True))
        begin = time.perf_counter()
        check = subprocess.Popen(
            [SAFELIGHT, "check"], env=site.environment, stdout=subprocess.PIPE, text=True
        )
        peak, said = watched(check)
        took = time.perf_counter() - begin
    *listed, summary = said.splitlines()
    assert check.returncode == 1
    assert {each.split()[1].rstrip(":") for each in listed} == set(json.loads(filled.stdout))
    assert summary == f"{NUMBER:,} recordings asked about, {SPOILT} differ"
    unit = f"s, {NUMBER:,} recordings: {NUMBER / took:,.0f}/s, {peak:.0f} MiB"
    return Figure(took, unit, "psycopg reading the same rows", bare / took)


def watched(check: "subprocess.Popen[str]") -> tuple[float, str]:
    """The most that its processes held together, in MiB, and what it said."""
    peak, ended = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(0.2):
            peak = max(peak, _resident(check.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    said, _ = check.communicate()
    ended.set()
    watcher.join()
    return peak, said


def _resident(pid: int) -> float:
    with suppress(psutil.NoSuchProcess):
        first = psutil.Process(pid)
        return sum(each.memory_info().rss for each in (first, *first.children(recursive=True))) / MIB
    return 0.0
