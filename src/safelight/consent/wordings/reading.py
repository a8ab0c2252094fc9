"""From the text of a form's file to its wording, checked against what the rules ask of every form (docs/forms.md)."""

import re
import tomllib
from functools import lru_cache
from typing import Final

from safelight.consent.kinds import OF_PATIENTS, FormKind
from safelight.consent.terms import EXPLAINED
from safelight.consent.wordings.table import Table, WordingRefused
from safelight.consent.wordings.wording import Caution, LevelWords, Point, SignerWords, UseWords, Wording
from safelight.policy.facts import Level, Purpose, Signatory
from safelight.policy.voice import RECORD

PATIENT: Final = ("whose", "whom")  # "my" and "me", "my child's" and "my child" ...
USES: Final = tuple(each for each in Purpose if each not in RECORD)
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}")


@lru_cache(maxsize=64)
def parse(text: str) -> Wording:
    """The wording in a TOML text. Raises `WordingRefused`, which names the key and what is allowed there."""
    try:
        top = Table(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise WordingRefused(f"the file is no TOML: {error}") from error
    kind = top.word("kind", tuple(FormKind))
    wording = Wording(
        kind=kind,
        version=_version(top),
        title=top.text("title"),
        signatures=top.words("signatures", tuple(Signatory)),
        points=_points(top, kind),
        levels=_levels(top, kind),
        uses=_uses(top, kind),
        caution=_caution(top),
        signer=_signer(top),
    )
    top.done()
    return wording


def _version(top: Table) -> str:
    version = top.text("version")
    if not VERSION.fullmatch(version):
        raise WordingRefused(f"version is {version!r}; allowed are 1 to 20 letters, digits, dots and dashes")
    return version


def _points(top: Table, kind: FormKind) -> tuple[Point, ...]:
    points = []
    for key, table in top.tables("points").items():
        points.append(Point(key, table.text("staff"), table.text("signer", PATIENT)))
        table.done()
    missing = [each for each in EXPLAINED if each not in {point.key for point in points}]
    if kind in OF_PATIENTS and missing:
        raise WordingRefused(f"points.{missing[0]} is missing: {EXPLAINED[missing[0]]} must be explained")
    if not points:
        raise WordingRefused("points is empty: something must be explained before anybody signs")
    return tuple(points)


def _levels(top: Table, kind: FormKind) -> dict[Level, LevelWords]:
    """A form for photographs has the three levels (CUH-8.1), every other the third alone."""
    asked = tuple(Level) if kind is FormKind.PHOTOGRAPHS else (Level.SPECIFIED,)
    under = top.table("levels")
    levels = {}
    for level in asked:
        table = under.table(level)
        levels[level] = LevelWords(table.text("staff"), table.text("hint"), table.months("months"))
        table.done()
    under.done()
    return levels


def _uses(top: Table, kind: FormKind) -> tuple[UseWords, ...]:
    """Whoever signs reads of every use whether it is agreed to: a form for patients words them all."""
    under = top.table("uses")
    asked = USES if kind in OF_PATIENTS else [each for each in USES if under.has(each)]
    uses = []
    for purpose in asked:
        table = under.table(purpose)
        name = table.text("name", otherwise="")
        uses.append(
            UseWords(purpose, table.text("staff"), table.text("signer"), table.switch("offered"), name)
        )
        table.done()
    under.done()
    if not any(each.offered for each in uses):
        raise WordingRefused("uses offers nothing: set offered = true for at least one use")
    return tuple(uses)


def _caution(top: Table) -> Caution:
    table = top.table("caution")
    caution = Caution(table.text("staff"), table.text("signer"), frozenset(table.words("uses", USES)))
    table.done()
    return caution


def _signer(top: Table) -> SignerWords:
    table = top.table("signer")
    words = SignerWords(
        always=table.texts("always", PATIENT),
        may=table.text("may", ("use",)),
        may_not=table.text("may_not", ("use",)),
        named=table.text("named"),
        rights=table.texts("rights", PATIENT),
    )
    table.done()
    return words
