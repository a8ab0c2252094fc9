"""What browsers are told of every answer, and of the cookies that carry a session."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.cast import PASSWORD, Cast


@pytest.mark.parametrize("path", ["/sign-in", "/no-such-page"])
def test_no_code_but_ours_runs_and_nobody_frames_us(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"} <= set(
        policy
    )
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_script_reads_a_session_and_no_other_site_sends_it(cast: Cast, client: Client) -> None:
    client.post("/sign-in", {"login": cast.staff["okafor"].email, "password": PASSWORD})
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert client.cookies["sessionid"]["expires"] == ""  # it ends with the browser


def test_where_there_is_https_cookies_travel_by_it_alone() -> None:
    code = (
        "from safelight.config.settings import *;"
        "print(SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SECURE_SSL_REDIRECT, SECURE_HSTS_SECONDS > 10**7)"
    )
    environment = os.environ | {"SAFELIGHT_HTTPS": "on"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["True"] * 4
