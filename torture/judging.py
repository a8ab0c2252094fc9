"""What must hold once it is over, whatever happened: each fault found is a line."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Final

import psycopg
from tests.serving import Site

from safelight.trail.pseudonym import pseudonym
from torture.book import Book

PERMITTED: Final = """
    SELECT mention.recording, count(*) FROM ledger_ledgermention AS mention
    JOIN ledger_ledgerentry AS entry ON entry.index = mention.entry_id
    WHERE entry.event = %s AND entry.verdict = 'permit' GROUP BY mention.recording
"""
NAMED: Final = """
    SELECT object_name, digest FROM library_rendition JOIN library_recording AS r ON r.id = recording_id
    WHERE r.key IS NOT NULL UNION ALL SELECT object_name, digest FROM library_document
"""


def faults(site: Site, book: Book) -> Iterator[str]:
    """All of them."""
    yield from book.wrong
    with site.connect() as database:
        yield from _files(database, book)
        yield from _words(database, book)
        yield from _entries(database, book)
        yield from _journal(site, database)
        yield from _destroyed(site, database, book)
    yield from _commands(site)
    yield from _vault(site)


def _files(database: psycopg.Connection, book: Book) -> Iterator[str]:
    there = Counter(bytes(row[0]).hex() for row in database.execute("SELECT sha256 FROM library_recording"))
    yield from (f"{each} was acknowledged, and is lost" for each in book.filed - there.keys())
    yield from (f"{each} was refused, and is there" for each in book.refused & there.keys())
    yield from (f"{each} is there, and nobody sent it" for each in there.keys() - book.filed - book.broken)
    yield from (f"{each} is there {times} times" for each, times in there.items() if times > 1)
    broken = """
        SELECT count(*) FROM library_recording AS r
        WHERE 4 <> (SELECT count(*) FROM library_rendition
                    WHERE recording_id = r.id AND kind IN ('original', 'screen', 'thumbnail', 'veil'))
    """
    (number,) = next(database.execute(broken))
    if number:
        yield f"{number} recordings are not there in all their forms"


def _words(database: psycopg.Connection, book: Book) -> Iterator[str]:
    there = {str(row[0]) for row in database.execute("SELECT id FROM consent_consent")}
    yield from (f"consent {each} was acknowledged, and is lost" for each in book.consents - there)
    ended = (
        "SELECT only_recording FROM consent_consent WHERE status = 'withdrawn' AND only_recording IS NOT NULL"
    )
    withdrawn = {str(row[0]) for row in database.execute(ended)}
    yield from (
        f"the withdrawal of {each} was acknowledged, and is lost" for each in book.withdrawn - withdrawn
    )
    open_still = "SELECT id FROM library_recording WHERE id = ANY(%s::uuid[]) AND purposes <> '{}'"
    rows = database.execute(open_still, [list(withdrawn)])
    yield from (f"{row[0]} was withdrawn, and serves something" for row in rows)


def _destroyed(site: Site, database: psycopg.Connection, book: Book) -> Iterator[str]:
    """For good: no key, and on the register, which the next start completes."""
    rows = database.execute("SELECT id FROM library_recording WHERE key IS NULL").fetchall()
    gone = {str(row[0]) for row in rows}
    register = site.home / "destroyed"
    said = register.read_text() if register.exists() else ""
    yield from (
        f"the destruction of {each} was acknowledged, and it has its key" for each in book.destroyed - gone
    )
    yield from (f"{each} is destroyed, and not on the register" for each in gone if each not in said)


def _entries(database: psycopg.Connection, book: Book) -> Iterator[str]:
    """At least one for each that was served: one that broke off has an entry too."""
    salts = database.execute("SELECT key, salt FROM ledger_salt WHERE kind = 'recording'").fetchall()
    names = {str(key): pseudonym(bytes(salt), "recording", str(key)) for key, salt in salts}
    for event, served in (("recording:view", book.views), ("copy:download", book.copies)):
        entries = dict(database.execute(PERMITTED, [event]).fetchall())
        for recording, times in served.items():
            found = entries.get(names.get(recording, ""), 0)
            if found < times:
                yield f"{recording} was served {times} times, and {found} entries {event} tell of it"
    kept = Counter(str(row[0]) for row in database.execute("SELECT recording_id FROM release_copy"))
    yield from (
        f"copies of {each} are not all on the register"
        for each, times in book.copies.items()
        if kept[each] < times
    )


def _journal(site: Site, database: psycopg.Connection) -> Iterator[str]:
    """It has every entry, in order, as it is in the trail."""
    bodies = (bytes(row[0]) for row in database.execute("SELECT body FROM ledger_ledgerentry ORDER BY index"))
    lines = (
        line for file in sorted((site.home / "journal").glob("0*")) for line in file.read_bytes().splitlines()
    )
    for index, body in enumerate(bodies):
        line = next(lines, b"{}")
        said = json.loads(line)
        if said.get("index") != index or b'"entry":%b,"index"' % body not in line:
            yield f"entry {index} is not on the journal as it is in the trail"
            return


def _commands(site: Site) -> Iterator[str]:
    for command in (("trail", "verify"), ("check",)):
        done = site.run("safelight", *command)
        if done.returncode != 0:
            yield f"safelight {' '.join(command)}: {(done.stdout + done.stderr)[-400:]}"


def _vault(site: Site) -> Iterator[str]:
    """After the sweep it has what rows name, as it was stored, and nothing else."""
    site.play("sweep")
    vault = site.home / "objects"
    with site.connect() as database:
        rows = database.execute(NAMED).fetchall()
    named = {name: bytes(digest) for name, digest in rows}
    files = {each.name: each for each in vault.rglob("*") if each.is_file()}
    yield from (f"object {each} is lost" for each in named.keys() - files.keys())
    yield from (f"object {each} belongs to nothing" for each in files.keys() - named.keys())
    for name in named.keys() & files.keys():
        if hashlib.sha256(files[name].read_bytes()).digest() != named[name]:
            yield f"object {name} is not as it was stored"
