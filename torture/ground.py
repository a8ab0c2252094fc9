"""The library that is tortured: a cluster of its own with fsync on, a site, a worker, and whoever starts them again."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil
import psycopg
from psycopg.conninfo import make_conninfo
from tests.serving import PATIENCE, Site, free_port
from tests.survival.workers import listens, workers

from safelight.config.cluster import DATABASE, ROLE, Cluster, ClusterFailed, cluster_in
from torture.clock import Clock
from torture.proxy import Proxy

UNDONE: Final = """
    SELECT count(*) FROM procrastinate_jobs
    WHERE task_name LIKE 'library.finish_destroying%' AND status IN ('todo', 'doing')
"""
SAFELIGHT: Final = Path(sys.executable).parent / "safelight"


@dataclass
class Ground:
    """What can be killed, and is started again."""

    cluster: Cluster
    site: Site
    clock: Clock
    proxy: Proxy
    worker: "subprocess.Popen[bytes]"
    hand: "subprocess.Popen[str] | None" = None
    restarts: int = field(default=0)

    @property
    def postmaster(self) -> psutil.Process:
        return psutil.Process(int((self.cluster.data / "postmaster.pid").read_text().split()[0]))

    def ensure(self) -> None:
        """As a supervisor does: whatever has ended is started again, until somebody answers."""
        end = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < end:
            self._ensure_database()
            if self.site.server is None or self.site.server.poll() is not None:
                self.restarts += 1
                with suppress(TimeoutError):
                    self.site.start(workers=2)
            if self.worker.poll() is not None:
                self.worker = working(self.site)
            with suppress(psutil.Error):  # the server has just given up: it is started again
                if any(_listens(each) for each in workers(self.site).values()):
                    return
            time.sleep(0.05)
        raise TimeoutError("The library does not come back.")

    def _ensure_database(self) -> None:
        for _ in range(20):
            try:
                self.site.connect().close()
            except psycopg.OperationalError:
                with suppress(
                    ClusterFailed
                ):  # it is recovering, or what the last one held is not given back yet
                    self.cluster.start()
                time.sleep(0.1)
            else:
                return

    def destroy(self, recording: str) -> str:
        """What the hand says, nothing where it is killed; another is there for the next."""
        if self.hand is None or self.hand.poll() is not None:
            command = [sys.executable, "-m", "torture.hand"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            self.hand = subprocess.Popen(command, env=self.site.environment, text=True, **pipes)  # type: ignore[call-overload]
        assert self.hand.stdin is not None
        assert self.hand.stdout is not None
        self.hand.stdin.write(f"{recording}\n")
        self.hand.stdin.flush()
        return self.hand.stdout.readline()

    def finish_jobs(self) -> None:
        """Until the worker has done what destructions have left to it; a job that failed is tried again later."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self.site.connect() as database:
                if next(database.execute(UNDONE))[0] == 0:
                    return
            self.ensure()
            time.sleep(0.2)

    def end(self) -> None:
        if self.hand is not None:
            self.hand.kill()
            self.hand.wait(timeout=PATIENCE)
        self.worker.kill()
        self.worker.wait(timeout=PATIENCE)
        self._kill_server()

    def _kill_server(self) -> None:
        """Not told to stop: a worker that has just been begun anew may not hear it, and granian waits for ever."""
        if self.site.server is not None:
            server = psutil.Process(self.site.server.pid)
            for each in (*server.children(recursive=True), server):
                each.kill()
            self.site.server.wait(timeout=PATIENCE)
            self.site.server = None


def _listens(worker: psutil.Process) -> bool:
    try:
        return listens(worker)
    except psutil.Error:
        return False


@contextmanager
def ground() -> Iterator[Ground]:
    """Prepared, with the cast and a request that is open; removed again."""
    home = Path(tempfile.mkdtemp(prefix="safelight-torture-"))
    cluster = cluster_in(home)
    cluster.start("max_connections=200")
    clock = Clock(home / "clock")
    proxy = Proxy(home / "wire", cluster.socket)
    try:
        environment = os.environ | {
            "SAFELIGHT_DATABASE_URL": f"postgresql://{ROLE}@/{DATABASE}?host={proxy.folder}",
            "SAFELIGHT_HOME": str(home),
            "SAFELIGHT_SECRET_KEY": secrets.token_urlsafe(48),
            "SAFELIGHT_HOSTS": "127.0.0.1",
            "SAFELIGHT_HTTPS": "off",
            "SAFELIGHT_DEMONSTRATION": "off",
            **clock.environment,
        }
        database = make_conninfo(dbname=DATABASE, user=ROLE, host=str(cluster.socket))
        site = Site(home, environment, database, free_port())
        prepared = site.run("safelight", "prepare")
        assert prepared.returncode == 0, prepared.stderr
        yield Ground(cluster, site, clock, proxy, working(site))
    finally:
        proxy.close()
        cluster.stop()
        shutil.rmtree(home)
        if cluster.user:
            shutil.rmtree(cluster.data.parent)


def working(site: Site) -> "subprocess.Popen[bytes]":
    with (site.home / "worker.log").open("ab") as log:
        return subprocess.Popen([SAFELIGHT, "work"], env=site.environment, stdout=log, stderr=log)
