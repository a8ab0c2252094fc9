"""A site of its own for each module, people at work in it, and its log read at the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest

from tests.serving import Site, installed
from tests.survival.visiting import Visitor, signed_in

# The cast's patients, their numbers, and how every file ends that the tests send.
NEVER_LOGGED: Final = re.compile(
    r"Bartholomew|\bRose\b|Mensah|\bKofi\b|9990010374|9990020744|\.(jpe?g|png)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that a photographer has opened, for a patient who has agreed to teaching."""

    patient: str
    request: str
    form: str

    @property
    def photographs(self) -> str:
        return f"/requests/{self.request}/photographs"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("survival") / "home", "asked") as site:
        yield site


@pytest.fixture(scope="module")
def asked(home: Site) -> Asked:
    return Asked(*home.told.split())


@pytest.fixture(scope="module")
def site(home: Site, asked: Asked) -> Iterator[Site]:
    """Serving. Whatever a module's tests do to it, nobody's name gets into its log."""
    home.start(workers=2)
    yield home
    home.stop()
    said = (home.home / "server.log").read_text()
    assert [line for line in said.splitlines() if NEVER_LOGGED.search(line)] == []


@pytest.fixture(scope="module")
def sessions(site: Site) -> dict[str, Visitor]:
    return {name: signed_in(site, name) for name in ("okafor", "marques", "lindqvist", "stranger")}


@pytest.fixture
def doctor(sessions: dict[str, Visitor]) -> Visitor:
    return sessions["okafor"].again()


@pytest.fixture
def photographer(sessions: dict[str, Visitor]) -> Visitor:
    return sessions["marques"].again()


@pytest.fixture
def second_photographer(sessions: dict[str, Visitor]) -> Visitor:
    return sessions["stranger"].again()


@pytest.fixture
def teacher(sessions: dict[str, Visitor]) -> Visitor:
    return sessions["lindqvist"].again()
