"""A gallery of 50 thumbnails handed over by the door per second: 16 connections, two workers, each checked when its
bytes are there. Against the vault alone in one process: read and decrypt.
"""

import re
import statistics
import tempfile
import time
from pathlib import Path
from uuid import UUID

from bench.figures import Figure
from bench.serving import serving
from bench.shelves import fifty
from bench.wrk import load
from safelight.library.models import Rendition, RenditionKind
from safelight.library.shelf import keyring, shelf
from safelight.vault.reading import read

ROUNDS = 5


def measure() -> Figure:
    from tests.survival.visiting import signed_in

    with serving() as site, tempfile.TemporaryDirectory() as place:
        recordings = fifty()
        teacher = signed_in(site, "lindqvist")
        gallery = re.findall(r'src="(/viewings/[^"]+/thumbnail)"', teacher.get("/collection/").text)
        assert len(gallery) == len(recordings)
        cookie = "; ".join(f"{name}={value}" for name, value in teacher.cookies.items())
        loads = [load(site.url, gallery, Path(place), cookie, seed) for seed in range(ROUNDS)]
        bare = [_bare([each.pk for each in recordings]) for _ in range(ROUNDS)]
    rate, late = (statistics.median(getattr(each, name) for each in loads) for name in ("rate", "late"))
    alone = statistics.median(bare)
    return Figure(
        rate, f"thumbnails/s, 95 % in {late:.1f} ms", f"the vault alone: {alone:,.0f}/s", rate / alone
    )


def _bare(recordings: list[UUID]) -> float:
    """A second."""
    rows = Rendition.objects.filter(kind=RenditionKind.THUMBNAIL, recording__in=recordings)
    objects = [
        (bytes(each.recording.key or b""), each.recording_id, each.object_name)
        for each in rows.select_related("recording")
    ]
    began = time.perf_counter()
    for wrapped, recording, name in objects:
        read(shelf(), keyring(), wrapped, recording, name)
    return len(objects) / (time.perf_counter() - began)
