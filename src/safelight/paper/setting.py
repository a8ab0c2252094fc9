"""Text set in type: a sheet (sheets/*.typ) with its data becomes a PDF/A that is tagged for screen readers.

Nothing but strings goes in, so that no text of a form can be markup, a command or a file name.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdfium2
import typst

from safelight.paper.unfit import Unprintable

_HERE: Final = Path(__file__).parent


def typeset(sheet: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """The sheet of this name as PDF/A-2a and PDF/UA-1. Raises Unprintable for characters without a glyph."""
    try:
        return _compiled(sheet, data, at)
    except typst.TypstError as failed:
        lacking = "".join(each for each in sorted(_characters(data)) if not _has(each, at))
        if lacking:
            raise Unprintable(lacking) from failed
        raise


def pages_of(pdf: bytes) -> int:
    """How many pages our own PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _compiled(sheet: str, data: object, at: datetime) -> bytes:
    return typst.compile(
        _HERE / "sheets" / f"{sheet}.typ",
        root=_HERE / "sheets",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],  # ISO 19005-2 level A, which is 2b and more; ISO 14289-1
        timestamp=at,
    )


@cache
def _fonts() -> typst.Fonts:
    # The machine's own fonts and typst's would print what ours lacks, on some machines.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def _characters(data: Any) -> set[str]:
    if isinstance(data, str):
        return set(data)
    parts = data.values() if isinstance(data, Mapping) else data if isinstance(data, Iterable) else ()
    return {each for part in parts for each in _characters(part)}


def _has(character: str, at: datetime) -> bool:
    """Asked of the typesetter itself, for it alone knows what it composes from what."""
    try:
        _compiled("character", character, at)
    except typst.TypstError:
        return False
    return True
