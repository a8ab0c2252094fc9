"""What deriving a 12-megapixel JPEG costs beside its bare parts, and whether memory stays flat.

`python bench/parts_imaging.py` prints both. Wall time and processor time, medians of interleaved rounds.
"""

import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from safelight.demo.pictures import Kind, draw
from safelight.imaging.checking import examine
from safelight.imaging.deriving import derive
from safelight.imaging.engine import pyvips

ROUNDS = 15
PICTURES = 200
STRICT = {"access": "sequential", "fail_on": "warning"}


def drawn(kind: Kind) -> bytes:
    return draw(kind, seed=1, width=4000)


def raw_decode(data: bytes) -> None:
    pyvips.Image.jpegload_buffer(data, **STRICT).copy_memory()


def bare_sum(data: bytes) -> None:
    """One full decode, a reduction to each size, an encoding of each."""
    decoded = pyvips.Image.jpegload_buffer(data, **STRICT).copy_memory()
    for side in (1920, 400):
        decoded.resize(side / decoded.width).jpegsave_buffer(Q=92, keep="none")


def header_only(data: bytes) -> None:
    examine(data)


def derived(data: bytes) -> None:
    derive(data)


def timed(part: Callable[[bytes], None], data: bytes) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    part(data)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def main() -> None:
    # Drawn elsewhere: drawing takes more memory than what is measured.
    with ProcessPoolExecutor(1, get_context("spawn")) as studio:
        pictures = list(studio.map(drawn, Kind))
    data = pictures[0]
    print(f"{len(data) / 1e6:.1f} MB a picture; {resident_mib():.0f} MiB resident before")
    parts = (header_only, raw_decode, bare_sum, derived)
    figures: dict[str, list[tuple[float, float]]] = {part.__name__: [] for part in parts}
    for _ in range(ROUNDS):
        for part in parts:
            figures[part.__name__].append(timed(part, data))
    for name, values in figures.items():
        wall, processor = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{name:12} {wall:7.1f} ms by the clock, {processor:7.1f} ms of the processor")
    for done in range(PICTURES):
        derive(pictures[done % len(pictures)])
        if done + 1 in (1, 10, 50, 100, PICTURES):
            print(
                f"after {done + 1:3} pictures: {resident_mib():.0f} MiB resident, peak {peak_mib():.0f} MiB"
            )


if __name__ == "__main__":
    main()
