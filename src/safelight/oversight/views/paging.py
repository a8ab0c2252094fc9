"""A long log: page by page, or whole as a file that is written while it is sent."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.http import HttpRequest, StreamingHttpResponse

from safelight.ledger import reading
from safelight.ledger.acting import Acting
from safelight.oversight import actions
from safelight.oversight.presenters.log import Known, LogLine, csv_rows, log_lines
from safelight.oversight.searching import Sought, entries, length

AT_ONCE: Final = 500  # entries whose names are looked up together


def before(request: HttpRequest) -> int | None:
    """The entry before which this page begins; whatever is no number begins at the newest."""
    typed = request.GET.get("before", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len(str(2**63)) else None


def as_file(by: Acting, sought: Sought, name: str, known: Known | None = None) -> StreamingHttpResponse:
    """All that is looked for as CSV. That it was taken away is an entry, and not in the file itself."""
    rows = entries(sought).filter(index__lt=length())
    actions.export(by, sought, rows.count())
    lines = _lines(reading.everything(rows), known or Known())
    disposition = f'attachment; filename="{name}"'
    return StreamingHttpResponse(
        _written(csv_rows(lines)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


def _lines(told: Iterator[reading.Told], known: Known) -> Iterator[LogLine]:
    while some := list(islice(told, AT_ONCE)):
        yield from log_lines(some, known)


def _written(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()
