"""Text set in type: a sheet (sheets/*.typ) with its data becomes a PDF/A that is tagged for screen readers.

Nothing but strings goes in, so that no text of a form can be markup, a command or a file name.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdfium2
import typst

from safelight.paper.unfit import Unprintable

_HERE: Final = Path(__file__).parent
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # UAX #9, 2.1 to 2.4
_LONG_WORD: Final = re.compile(r"\S{30,}")
_BREAK: Final = "\u200b"  # a place where a line may break, with no width


def typeset(sheet: str, text: Mapping[str, Any], drawing: Mapping[str, Any], at: datetime) -> bytes:
    """The sheet of this name as PDF/A-2a and PDF/UA-1, with people's `text` and our own `drawing` (codes, places).

    Raises Unprintable for characters without a glyph, and for those that turn the direction of writing.
    """
    turning = _characters(text) & _TURNING
    if turning:
        raise Unprintable("".join(sorted(turning)))
    try:
        return _compiled(sheet, _breakable(dict(text)) | dict(drawing), at)
    except typst.TypstError as failed:
        lacking = "".join(each for each in sorted(_characters(text)) if not _has(each, at))
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
        timestamp=at.replace(microsecond=0),  # a PDF has whole seconds
    )


@cache
def _fonts() -> typst.Fonts:
    # The machine's own fonts and typst's would print what ours lacks, on some machines.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def _characters(text: Any) -> set[str]:
    if isinstance(text, str):
        return set(text)
    parts = text.values() if isinstance(text, Mapping) else text if isinstance(text, Iterable) else ()
    return {each for part in parts for each in _characters(part)}


def _breakable(text: Any) -> Any:
    """The same with places to break in words that are longer than a line: nothing runs into the codes."""
    if isinstance(text, str):
        return _LONG_WORD.sub(lambda word: _BREAK.join(word[0]), text)
    if isinstance(text, Mapping):
        return {name: _breakable(part) for name, part in text.items()}
    return [_breakable(part) for part in text] if isinstance(text, list | tuple) else text


def _has(character: str, at: datetime) -> bool:
    """Asked of the typesetter itself, for it alone knows what it composes from what."""
    try:
        _compiled("character", character, at)
    except typst.TypstError:
        return False
    return True
