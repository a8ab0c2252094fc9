"""PostgreSQL's own pg_dump and pg_restore, of the server's major version: those on the PATH, else the wheel's.

What they say of a failure is not shown: it may quote a row.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from django.db import connection

# Whoever was signed in signs in again. An intake that was under way may have been filed since: its objects
# are not to be swept away by a database that does not know of it.
_LEFT_OUT: Final = ("django_session", "counters", "library_unfinishedintake")
_MAJOR: Final = 10_000  # of server_version_num


class ToolMissing(Exception):
    """There is none of the server's version."""

    def __init__(self, name: str, major: int) -> None:
        super().__init__(
            f"{name} of PostgreSQL {major} is not on the PATH: install the client tools of the server's version."
        )


class ToolFailed(Exception):
    """It ended without having done what it was to do."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} failed. Is the database still there, and its disk not full? Its log says more."
        )


def server_major() -> int:
    """Of the database that this process is configured for."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // _MAJOR


@contextmanager
def dumping(wheel: Path, snapshot: str) -> Iterator[IO[bytes]]:
    """The database as of a snapshot, to be read to its end. Raises `ToolMissing` or `ToolFailed`."""
    without = [f"--exclude-table-data={each}" for each in _LEFT_OUT]
    options = ["-Fc", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", *without]
    command = [_tool("pg_dump", wheel), *options]
    with subprocess.Popen(  # noqa: S603 - PostgreSQL's own, no shell
        command,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield _piped(process.stdout)
        except BaseException:
            process.kill()
            raise
        if process.wait() != 0:
            raise ToolFailed("pg_dump")


def load(wheel: Path, parts: Iterable[bytes]) -> None:
    """All of a dump, or nothing. Raises `ToolMissing`, `ToolFailed`, and what `parts` raises."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    command = [_tool("pg_restore", wheel), *options, "-d", connection.settings_dict["NAME"]]
    with subprocess.Popen(  # noqa: S603 - the same
        command,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        into = _piped(process.stdin)
        try:
            for part in parts:
                into.write(part)
            into.close()
        except BrokenPipeError:
            process.kill()
            raise ToolFailed("pg_restore") from None
        except BaseException:
            process.kill()  # before its input ends: what it has loaded is undone
            raise
        if process.wait() != 0:
            raise ToolFailed("pg_restore")


def _tool(name: str, wheel: Path) -> str:
    major = server_major()
    for candidate in filter(None, (shutil.which(name), str(wheel / name))):
        said = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - the same
        found = re.search(r"\) (\d+)", said)
        if found and int(found[1]) == major:
            return candidate
    raise ToolMissing(name, major)


def _environment() -> Mapping[str, str]:
    """The database's address and password: on a command line everybody could read them."""
    told = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    given = {name: str(told[key]) for name, key in names.items() if told.get(key)}
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", **given}


def _piped(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise AssertionError("a pipe was asked for")
    return end
