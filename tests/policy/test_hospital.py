"""A second hospital, with a pack and a profile of its own: loaded as any other, through the same door."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from safelight.config.environment import Misconfigured, read
from safelight.policy.cases.loading import load
from safelight.policy.cases.running import run
from safelight.policy.citation import cite
from safelight.policy.facts import Consent, Facts, Giver, Level, Purpose
from safelight.policy.hospital import open_profile
from safelight.policy.profile import ProfileError
from safelight.policy.questions import Use
from safelight.policy.stack import Stack

HERE = Path(__file__).parent / "hospital"
CASES = sorted((HERE / "cases").glob("*.yaml"))
SAFELIGHT = Path(sys.executable).parent / "safelight"
SETTINGS = {
    "SAFELIGHT_HOME": "/nowhere",
    "SAFELIGHT_SECRET_KEY": "x" * 50,
    "SAFELIGHT_DATABASE_URL": "postgresql://nobody@/none",
    "SAFELIGHT_HOSTS": "localhost",
}


@pytest.fixture(autouse=True)
def as_in_a_new_process() -> Iterator[None]:
    """No test sees the pack that another has loaded."""
    yield
    for module in [each for each in sys.modules if each.split(".")[0] == "luke"]:
        del sys.modules[module]


@pytest.fixture
def luke(monkeypatch: pytest.MonkeyPatch) -> Stack:
    monkeypatch.syspath_prepend(str(HERE))
    return open_profile(HERE / "profile.toml")


def test_its_cases_pass(luke: Stack) -> None:
    results = run(load(CASES, (pack.name for pack in luke.packs)), luke)
    assert {result.case.id: result.shortfalls for result in results if result.shortfalls} == {}
    assert len(results) == 10


def test_its_verdicts_name_its_packs_and_its_profile(luke: Stack) -> None:
    verdict = luke.decide(Facts(), Use(Purpose.PUBLICITY))
    assert verdict.packs == ("gmc@2011.2", "cuh@7", "luke@3")
    assert verdict.profile == str(luke.profile)
    assert verdict.profile.startswith("st-lukes@")
    assert cite("LUKE-2") in verdict.citations


def test_it_is_stricter_and_never_laxer(luke: Stack) -> None:
    """What the pack asks for comes on top; the baseline's answer is not changed by it."""
    consents = (Consent(Giver.PATIENT, level=Level.SPECIFIED, purposes=frozenset({Purpose.PUBLICITY})),)
    signed = Facts(consents=consents)
    assert luke.of(["gmc", "cuh"]).decide(signed, Use(Purpose.PUBLICITY)).permitted
    assert not luke.decide(signed, Use(Purpose.PUBLICITY)).permitted
    assert luke.of(["luke"]).decide(Facts(), Use(Purpose.TEACHING)).permitted
    assert not luke.decide(Facts(), Use(Purpose.TEACHING)).permitted


def test_an_installation_is_told_by_its_environment(luke: Stack) -> None:
    told = read({**SETTINGS, "SAFELIGHT_PROFILE": str(HERE / "profile.toml")})
    assert str(told.stack.profile) == str(luke.profile)
    assert str(read(SETTINGS).stack.profile).startswith("cuh@")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ('name = "st-lukes"\npacks = ["cuh"]\n', 'packs lacks "gmc"'),
        ('name = "st-lukes"\npacks = ["gmc"]\nage = 16\n', "age is no key that anything reads"),
    ],
)
def test_an_installation_does_not_start_under_a_profile_with_a_mistake(
    tmp_path: Path, text: str | None, said: str
) -> None:
    path = tmp_path / "profile.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(Misconfigured, match="SAFELIGHT_PROFILE cannot be followed") as caught:
        read({**SETTINGS, "SAFELIGHT_PROFILE": str(path)})
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def safelight(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    told = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, **environment}
    return subprocess.run([SAFELIGHT, *command], env=told, capture_output=True, text=True, check=False)


def test_its_cases_are_checked_from_outside() -> None:
    told = safelight("policy", "check", "--profile", HERE / "profile.toml", *CASES)
    assert told.stdout == "10 passed, 0 failed\n"
    by_environment = safelight("policy", "check", *CASES, SAFELIGHT_PROFILE=str(HERE / "profile.toml"))
    assert by_environment.stdout == told.stdout
    without = safelight("policy", "check", *CASES)
    assert without.returncode == 1
    assert "one-person-approved\n  expected deny, got permit" in without.stdout


def test_its_paragraphs_are_written_down(tmp_path: Path) -> None:
    options = ["--clause-map", HERE / "CLAUSES.md", "--cases", HERE / "cases", "--into", tmp_path]
    told = safelight("policy", "clauses", "--profile", HERE / "profile.toml", *options)
    assert told.returncode == 0, told.stderr
    page = (tmp_path / "luke.md").read_text("utf-8")
    assert page.startswith("# St Luke's, Pictures of patients, version 3\n")
    assert "| `luke.public.two_people_approve` requires |" in page


def test_every_process_gives_a_profile_the_same_digest(luke: Stack) -> None:
    told = safelight("policy", "explain", "--profile", HERE / "profile.toml", CASES[0], PYTHONHASHSEED="7")
    assert f"under the profile {luke.profile} on" in told.stdout


def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text((HERE / "profile.toml").read_text("utf-8").replace("luke:PACK", "lucas:PACK"), "utf-8")
    told = safelight("policy", "check", "--profile", path, *CASES)
    assert told.returncode == 2
    assert "packs has 'lucas:PACK': No module named 'lucas'" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("public.py", '@requires("LUKE-2"', '@requires("CUH-2"', "cites another document: CUH-2"),
        ("public.py", '    """Pictures of children are not', '    # """Pictures', "lacks a docstring"),
        (
            "scope.py",
            "import USE,",
            "import RECORD_USE as USE,",
            "would refuse every question of: assessment",
        ),
        ("choices.py", "class Choices:", "class Choice:", "cannot import name 'Choices'"),
        ("scope.py", "return True", "return (True", "was never closed"),
    ],
)
def test_a_pack_with_a_mistake_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, said: str
) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    changed = tmp_path / "luke" / file
    assert old in changed.read_text("utf-8")
    changed.write_text(changed.read_text("utf-8").replace(old, new, 1), "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ProfileError, match=f"'luke:PACK', which .*{said}"):
        open_profile(tmp_path / "profile.toml")
