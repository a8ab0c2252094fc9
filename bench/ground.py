"""What the figures are measured on: a PostgreSQL of their own with fsync on, a vault, a hospital with the
tests' cast.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from safelight.config.cluster import cluster_in

if TYPE_CHECKING:
    from tests.cast import Cast


@contextmanager
def ground() -> Iterator[None]:
    """An installation in a folder that is removed again."""
    home = Path(tempfile.mkdtemp(prefix="safelight-bench-"))
    cluster = cluster_in(home)
    cluster.start()
    try:
        os.environ |= {
            "SAFELIGHT_DATABASE_URL": cluster.url,
            "SAFELIGHT_HOME": str(home),
            "SAFELIGHT_SECRET_KEY": secrets.token_urlsafe(48),
            "SAFELIGHT_HOSTS": "127.0.0.1,testserver",
            "SAFELIGHT_HTTPS": "off",
            "SAFELIGHT_TEST_PLACE": str(home),  # where an installation of the tests is prepared
            "DJANGO_SETTINGS_MODULE": "safelight.config.settings",
        }
        import django

        django.setup()
        from safelight.library.preparing import prepare

        prepare()
        yield
    finally:
        cluster.stop()
        shutil.rmtree(home)
        if cluster.user:
            shutil.rmtree(cluster.data.parent)


@cache
def everybody() -> "Cast":
    """The cast, gathered once."""
    from tests.cast import gathered

    return gathered()
