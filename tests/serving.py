"""A real installation for tests that need one: its own database, vault and server, on loopback.

Started by the test that asks for it and stopped by its own process id.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

PATTERN = "pattern"
PATIENCE = 60  # seconds until a server that does not answer is given up


@dataclass
class Site:
    """An installation. `url` answers while `serving`."""

    home: Path
    environment: Mapping[str, str]
    database: str
    port: int
    server: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command of this installation: `run("safelight", "trail", "verify")`."""
        program = Path(sys.executable).parent / command[0]
        return subprocess.run(
            [program, *command[1:]],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def play(self, scene: str) -> str:
        """Run a function of tests/scenes.py in this installation; what it prints."""
        done = self.run("python", "-m", "tests.scenes", scene)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def told(self) -> str:
        """What the scene printed that was played when it was installed."""
        return (self.home / "told").read_text()

    def connect(self) -> psycopg.Connection:
        """The database, as its owner."""
        return psycopg.connect(self.database, autocommit=True)

    def start(self, workers: int = 1) -> None:
        command = ["serve", "--port", str(self.port), "--workers", str(workers)]
        self.server = subprocess.Popen(
            [Path(sys.executable).parent / "safelight", *command],
            env=self.environment,
            stdout=(self.home / "server.log").open("ab"),
            stderr=subprocess.STDOUT,
        )
        _await(self.url + "/sign-in", self.server)

    @contextmanager
    def working(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker; killed at the end if it still runs."""
        with (self.home / "worker.log").open("ab") as log:
            worker = subprocess.Popen(
                [Path(sys.executable).parent / "safelight", "work"],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            yield worker
        finally:
            worker.kill()
            worker.wait(timeout=PATIENCE)

    def stop(self) -> None:
        if self.server is not None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=PATIENCE)
            self.server = None


@contextmanager
def installed(home: Path, scene: str = "") -> Iterator[Site]:
    """An installation on the tests' PostgreSQL in which a scene has been played, not serving yet; its database is
    dropped at the end.
    """
    pattern = _played_once(scene)
    name = f"site_{os.getpid()}_{home.name[-8:]}".replace("-", "_")
    shutil.copytree(pattern, home)
    _sql(f"CREATE DATABASE {name} TEMPLATE {pattern.name}")
    site = _site(home, name)
    try:
        yield site
    finally:
        site.stop()
        _sql(f"DROP DATABASE {name} WITH (FORCE)")


def _played_once(scene: str) -> Path:
    """The home of an installation that is prepared, or in which a scene is played, once a run: it is copied for each
    test, with the database of the same name.
    """
    place = Path(os.environ["SAFELIGHT_TEST_PLACE"])
    home = place / f"{PATTERN}_{scene or 'empty'}"
    with (place / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # each parallel worker comes by; the first makes it
        if not home.exists():
            making = place / f"{home.name}.making"
            if scene:
                before = _played_once("" if scene == "gather" else "gather")
                shutil.copytree(before, making)
                _sql(f"CREATE DATABASE {home.name} TEMPLATE {before.name}")
                (making / "told").write_text(_site(making, home.name).play(scene))
            else:
                making.mkdir(mode=0o700)
                _sql(f"CREATE DATABASE {home.name}")
                prepared = _site(making, home.name).run("safelight", "prepare")
                assert prepared.returncode == 0, prepared.stderr
            making.rename(home)
    return home


def _site(home: Path, name: str) -> Site:
    server = conninfo_to_dict(os.environ["SAFELIGHT_DATABASE_URL"])
    environment = os.environ | {
        "SAFELIGHT_DATABASE_URL": f"postgresql://safelight@/{name}?host={server['host']}",
        "SAFELIGHT_HOME": str(home),
        "SAFELIGHT_DEMONSTRATION": "off",
    }
    return Site(home, environment, make_conninfo(**(server | {"dbname": name})), free_port())


def _sql(command: str) -> None:
    with psycopg.connect(os.environ["SAFELIGHT_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the server answers at all."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nothing answers at {url}.")
