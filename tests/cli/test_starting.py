"""Commands with wrong or missing settings: a sentence that says what to do, and exit 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAFELIGHT = Path(sys.executable).parent / "safelight"
SECRET = "x" * 50


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "SAFELIGHT_HOME is not set"),
        ({"SAFELIGHT_HOME": "{home}"}, "SAFELIGHT_SECRET_KEY is not set"),
        ({"SAFELIGHT_HOME": "{home}", "SAFELIGHT_SECRET_KEY": "short"}, "is too short"),
        ({"SAFELIGHT_HOME": "{home}", "SAFELIGHT_SECRET_KEY": SECRET}, "SAFELIGHT_DATABASE_URL is not set"),
        (
            {
                "SAFELIGHT_HOME": "{home}",
                "SAFELIGHT_SECRET_KEY": SECRET,
                "SAFELIGHT_HOSTS": "localhost",
                "SAFELIGHT_DATABASE_URL": "postgresql://nobody:hidden@/none?host=/nowhere",
            },
            "does not answer",
        ),
        (
            {
                "SAFELIGHT_HOME": "{home}",
                "SAFELIGHT_SECRET_KEY": SECRET,
                "SAFELIGHT_HOSTS": "localhost",
                "SAFELIGHT_DATABASE_URL": "postgresql://nobody@/none",
                "SAFELIGHT_FORMS": "/nowhere/forms",
            },
            "SAFELIGHT_FORMS is /nowhere/forms, which is no folder",
        ),
        (
            {
                "SAFELIGHT_HOME": "{open}",
                "SAFELIGHT_SECRET_KEY": SECRET,
                "SAFELIGHT_HOSTS": "localhost",
                "SAFELIGHT_DATABASE_URL": os.environ.get("SAFELIGHT_DATABASE_URL", ""),
            },
            "run chmod 700",
        ),
    ],
)
@pytest.mark.parametrize("command", [["prepare"], ["serve"], ["check"], ["trail", "verify"]], ids=" ".join)
def test_says_what_is_missing(
    tmp_path: Path, command: list[str], settings: dict[str, str], said: str
) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir(mode=0o755)
    told = {name: each.format(home=tmp_path / "home", open=open_to_all) for name, each in settings.items()}
    done = run("check", **told)
    assert said in done.stderr
    assert "hidden" not in done.stderr


@pytest.mark.parametrize("command", ["prepare", "serve", "trail verify", "trail checkpoint"])
def test_every_command_says_it(command: str) -> None:
    assert "SAFELIGHT_HOME is not set" in run(*command.split()).stderr


def run(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **settings}
    done = subprocess.run([SAFELIGHT, *command], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done


def test_the_demonstrations_folder_of_photographs_must_be_one() -> None:
    done = subprocess.run(
        [SAFELIGHT, "demo", "--photos", "/nowhere"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "/nowhere is not a folder" in done.stderr
