"""Consent forms read back from scans without a person, of 100 that were printed, written on and scanned badly.

A form counts if all its pages came home and every box was read, rightly and without doubt. What was read wrongly is
counted apart, by kind, and any of it fails the figure. The ratio is of time, against the bare parts: drawing the pages
and looking for codes.
"""

from collections import Counter

import numpy as np
import zxingcpp

from bench.figures import Figure, paired
from bench.papers import KEY, Batch, Paper, batches
from safelight.paper.drawing import drawn_pages
from safelight.paper.layout import BOXES
from safelight.paper.reading import read_scan
from safelight.paper.returned import Ink, Returned, Scan

FORMS = 100
SEEDS = (1, 2, 3)
ROUNDS = 5


def measure() -> Figure:
    found: Counter[str] = Counter()
    for seed in SEEDS:
        tally: Counter[str] = Counter()
        for batch in batches(FORMS, seed):
            tally += _judged(batch, read_scan(batch.pdf, [KEY]))
        print(f"seed {seed}: {_told(tally)}")
        found += tally
    wrong = {kind: times for kind, times in found.items() if kind.startswith("wrong")}
    assert not wrong, wrong
    batch = next(batches(FORMS, SEEDS[0]))
    ours, bare = paired(lambda: read_scan(batch.pdf, [KEY]), lambda: _bare(batch), ROUNDS)
    print(f"{ours / len(batch.pages):.3f} s a page, {bare / len(batch.pages):.3f} s for the bare parts")
    return Figure(
        found["read"] / len(SEEDS), "of 100 forms unaided", "drawing and decoding alone", bare / ours
    )


def _judged(batch: Batch, scan: Scan) -> Counter[str]:
    tally: Counter[str] = Counter()
    for page, form in zip(scan.pages, batch.pages, strict=True):
        tally["pages"] += 1
        if page.code is None:
            tally[f"page without a code: {page.why}"] += 1
        elif page.code.form != form:
            tally["wrong: filed under another form"] += 1
    returned = {each.form: each for each in scan.returned}
    for paper in batch.papers:
        tally += _compared(paper, returned.get(paper.form))
    return tally


def _compared(paper: Paper, returned: Returned | None) -> Counter[str]:
    if returned is None or not returned.ink:
        return Counter({f"to a person: {returned.state if returned else 'not there'}": 1})
    tally: Counter[str] = Counter()
    for box in BOXES:
        ink = returned.ink[box]
        if ink is Ink.UNSURE:
            tally[f"unsure: {box}, {'written' if box in paper.wrote else 'empty'}"] += 1
        elif (ink is Ink.YES) is not (box in paper.wrote):
            tally[f"wrong: {box} {'not seen' if ink is Ink.NO else 'seen where nothing is'}"] += 1
    tally["read" if returned.certain else "to a person: unsure"] += 1
    return tally


def _bare(batch: Batch) -> None:
    for width, height, rows in drawn_pages(batch.pdf)[1]:
        page = np.frombuffer(rows, np.uint8).reshape(height, width)
        zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)


def _told(tally: Counter[str]) -> str:
    return "; ".join(f"{kind} {times}" for kind, times in sorted(tally.items()))
