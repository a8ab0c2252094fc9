"""A real store that speaks S3 and checks signatures: OpenStack Swift with s3api, four processes on loopback.

Started by the test that asks for it and stopped by their own process ids.
"""

import getpass
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import obstore
from obstore.store import S3Store

from tests.serving import PATIENCE, free_port

BIN: Final = Path(sys.executable).parent
REGION: Final = "us-east-1"
KEY: Final = "test:tester"
SECRET: Final = "testing"
BUCKET: Final = "vault"
LISTED: Final = 10  # names in one answer; usually it is 1,000
BACKENDS: Final = ("account", "container", "object")
PIPELINE: Final = "catch_errors cache bulk s3api tempauth copy slo dlo versioned_writes symlink proxy-server"
FILTERS: Final = {
    "s3api": f"location = {REGION}\nmax_bucket_listing = {LISTED}",
    "tempauth": f"user_test_tester = {SECRET} .admin",
    "versioned_writes": "allow_object_versioning = true",
    "cache": "use = egg:swift#memcache\nmemcache_servers = 127.0.0.1:9",  # there is none, and none is needed
}


@dataclass(frozen=True)
class Swift:
    """The server, answering; its bucket is there."""

    url: str

    def environment(self, secret: str = SECRET) -> Mapping[str, str]:
        """How an installation is told to reach it."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": secret,
        }


def impatient(url: str, prefix: str, again: int = 0, secret: str = SECRET, bucket: str = BUCKET) -> S3Store:
    """A client that gives up after a second."""
    return S3Store(
        bucket,
        prefix=prefix,
        endpoint=url,
        region=REGION,
        access_key_id=KEY,
        secret_access_key=secret,
        client_options={
            "allow_http": True,
            "connect_timeout": timedelta(seconds=1),
            "read_timeout": timedelta(seconds=1),
            "timeout": timedelta(seconds=5),
            "pool_max_idle_per_host": "0",  # a connection for each request
        },
        retry_config={"max_retries": again, "retry_timeout": timedelta(seconds=10)},
    )


@contextmanager
def swift(place: Path) -> Iterator[Swift]:
    """In the folder `place`, which is made."""
    etc = place / "etc"
    etc.mkdir(parents=True)
    (place / "devices" / "sdb1").mkdir(parents=True)
    (etc / "swift.conf").write_text(
        "[swift-hash]\nswift_hash_path_suffix = safelight\n[storage-policy:0]\nname = gold\ndefault = yes\n"
    )
    ports = {name: free_port() for name in (*BACKENDS, "proxy")}
    for name in BACKENDS:
        _ring(etc, name, ports[name])
        _configure(
            place,
            name,
            ports[name],
            f"pipeline = {name}-server",
            f"[app:{name}-server]\nuse = egg:swift#{name}\n",
        )
    filters = "".join(_filter(name) for name in PIPELINE.split()[:-1])
    app = "[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n"
    _configure(place, "proxy", ports["proxy"], f"pipeline = {PIPELINE}", filters + app)
    running = [_start(place, name) for name in ports]
    try:
        for port in ports.values():
            _await(port)
        found = Swift(f"http://127.0.0.1:{ports['proxy']}")
        make_bucket(found)
        yield found
    finally:
        for each in running:
            each.terminate()
        for each in running:
            each.wait(timeout=PATIENCE)


def make_bucket(server: Swift, name: str = BUCKET) -> None:
    whole = S3Store(
        name,
        endpoint=server.url,
        region=REGION,
        access_key_id=KEY,
        secret_access_key=SECRET,
        client_options={"allow_http": True},
    )
    address = obstore.sign(whole, "PUT", "", timedelta(minutes=1))
    urllib.request.urlopen(urllib.request.Request(address, method="PUT"), timeout=PATIENCE).close()


def _ring(etc: Path, name: str, port: int) -> None:
    steps = (["create", "8", "1", "1"], ["add", f"r1z1-127.0.0.1:{port}/sdb1", "1"], ["rebalance"])
    for step in steps:
        subprocess.run(
            [BIN / "swift-ring-builder", f"{name}.builder", *step], cwd=etc, check=True, capture_output=True
        )


def _configure(place: Path, name: str, port: int, pipeline: str, parts: str) -> None:
    general = {
        "bind_ip": "127.0.0.1",
        "bind_port": port,
        "workers": 0,  # the process that was started is the one that serves
        "user": getpass.getuser(),
        "swift_dir": place / "etc",
        "devices": place / "devices",
        "mount_check": "false",
        "disable_fallocate": "true",
        "recon_cache_path": place,
    }
    lines = "".join(f"{key} = {value}\n" for key, value in general.items())
    text = f"[DEFAULT]\n{lines}[pipeline:main]\n{pipeline}\n{parts}"
    (place / "etc" / f"{name}-server.conf").write_text(text)


def _filter(name: str) -> str:
    use = "" if name == "cache" else f"use = egg:swift#{name}\n"
    return f"[filter:{name}]\n{use}{FILTERS.get(name, '')}\n"


def _start(place: Path, name: str) -> subprocess.Popen[bytes]:
    with (place / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [BIN / f"swift-{name}-server", place / "etc" / f"{name}-server.conf"],
            env=os.environ | {"SWIFT_DIR": str(place / "etc")},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _await(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert time.monotonic() < end, "the store does not come up"
            time.sleep(0.1)
        else:
            return
