"""The vault as it was when it was last read, for information governance and administrators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from safelight.library.models import VaultPart
from safelight.library.rereading import PARTS, State
from safelight.vault.checking import Kind
from safelight.web.components import EmptyState, Tag
from safelight.web.wording import british_date, british_time, file_size, plural

MOST_SHOWN: Final = 500
GRACE: Final = timedelta(days=2)  # a night may be missed, and made up for

WORDS: Final = {
    Kind.ALTERED: "Is not what was stored",
    Kind.KEYLESS: "Has no key",
    Kind.MISSING: "Is missing",
    Kind.UNREADABLE: "Does not open",
    Kind.UNREFERENCED: "Belongs to nothing",
}
REMEDIES: Final = {
    Kind.ALTERED: "Put the object back from a backup under the same name.",
    Kind.KEYLESS: "Restore its row from a backup of the database.",
    Kind.MISSING: "Put the object back from a backup under the same name.",
    Kind.UNREADABLE: "Look at the disk first; then restore its row from a backup of the database.",
    Kind.UNREFERENCED: "Nobody can read it. An administrator may delete it once a backup is known to be sound.",
}
NOTHING: Final = EmptyState(
    "Nothing is wrong",
    "Objects that are missing, altered or belong to nothing are listed here when the vault is next read.",
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One object that is not as it should be."""

    what: str
    name: str
    owner: str
    found: str  # when
    remedy: str


@dataclass(frozen=True, slots=True)
class VaultPage:
    """Whether all is well, figures, and what is wrong."""

    state: str
    tag: Tag
    figures: tuple[tuple[str, str], ...]
    wrong: tuple[Wrong, ...]
    more: int  # that are not shown
    nothing: EmptyState = NOTHING

    @classmethod
    def of(cls, parts: Iterable[VaultPart], state: State, days: int, now: datetime) -> "VaultPage":
        rows = list(parts)
        wrong = tuple(_wrong(each, part.read_at) for part in rows for each in part.findings)
        return cls(
            state=vault_line(state, days, now),
            tag=_tag(state, days, now),
            figures=(
                ("Objects read", f"{sum(each.objects_read for each in rows):,}"),
                ("In all", file_size(sum(each.bytes_read for each in rows))),
                ("Read last", british_time(max(each.read_at for each in rows)) if rows else "Not yet"),
                ("To be read within", plural(days, "day")),
            ),
            wrong=wrong[:MOST_SHOWN],
            more=state.wrong - len(wrong[:MOST_SHOWN]),
        )


def vault_line(state: State, days: int, now: datetime) -> str:
    """Whether the vault is well, in a sentence."""
    if state.wrong:
        verb = "is" if state.wrong == 1 else "are"
        return (
            f"{plural(state.wrong, 'object')} {verb} not as {'it' if state.wrong == 1 else 'they'} should be"
        )
    if state.since is None:
        return f"{state.read} of {len(PARTS)} parts read so far, and nothing is wrong"
    if _late(state, days, now):
        return f"Not read whole since {british_date(state.since)}: is safelight work running?"
    return f"Every object was read since {british_date(state.since)}, and nothing is wrong"


def _tag(state: State, days: int, now: datetime) -> Tag:
    if state.wrong:
        return Tag("Look into it", "red")
    if _late(state, days, now):
        return Tag("Late", "yellow")
    return Tag("Being read", "blue") if state.since is None else Tag("Well", "green")


def _late(state: State, days: int, now: datetime) -> bool:
    return state.since is not None and state.since < now - timedelta(days=days) - GRACE


def _wrong(finding: Sequence[str], read_at: datetime) -> Wrong:
    kind, name, owner = finding
    return Wrong(WORDS[Kind(kind)], name, owner, british_date(read_at), REMEDIES[Kind(kind)])
