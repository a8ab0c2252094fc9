"""No process that knows a key, a database or a session can decode what somebody has sent: it has no decoder."""

import subprocess
import sys

DECODERS = {"pyvips", "pi_heif", "rawpy", "pypdfium2", "zxingcpp", "cv2"}

# Whatever serves a page or does a job, all of it loaded; nothing decoded.
LOADED = """
import sys, django
django.setup()
from procrastinate.contrib.django import app
import safelight.config.urls, safelight.config.asgi
print(*sorted(set(sys.modules)))
"""


def test_what_serves_and_works_holds_no_decoder() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert {"safelight.studio.views.session", "safelight.filing.jobs", "safelight.imaging.decoded"} <= loaded
    # It counts the pages of what we have printed ourselves.
    assert loaded & DECODERS <= {"pypdfium2"}


def test_what_decodes_does() -> None:
    code = "import sys, safelight.imaging.altering, safelight.paper.decoding; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) >= DECODERS
    assert not any(each.startswith(("django", "psycopg", "safelight.vault")) for each in run.stdout.split())
