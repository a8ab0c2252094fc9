"""What an installation has kept: rows, and every file of the vault, whole or half written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tests.serving import Site

TABLES: Final = ("consent_consent", "consent_form", "library_recording", "library_rendition")


@dataclass(frozen=True, slots=True)
class Kept:
    """Two of these are equal if nothing was kept, and nothing lost, in between."""

    rows: tuple[int, ...]
    files: frozenset[str]


def kept(site: Site) -> Kept:
    vault = site.home / "objects"
    files = (str(each.relative_to(vault)) for each in vault.rglob("*") if not each.is_dir())
    return Kept(tuple(rows(site, table) for table in TABLES), frozenset(files))


def rows(site: Site, table: str) -> int:
    with site.connect() as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return int(number)


def named(site: Site) -> Iterable[str]:
    """The objects that renditions name, where they lie in the vault."""
    with site.connect() as connection:
        names = connection.execute("SELECT object_name FROM library_rendition").fetchall()
    return (f"{name[:2]}/{name[2:4]}/{name}" for (name,) in names)
