"""About the site: who may open what without signing in, and what is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from typer.testing import CliRunner

from safelight.cli.main import app
from safelight.trail.events import Event

PROJECT = Path(__file__).parents[2]
WITHOUT_SIGNING_IN = {"account_login", "account_logout"}
WITHOUT_A_ROLE = {"account_login", "account_logout", "start"}


def patterns() -> Iterator[URLPattern]:
    def walk(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
        for each in found:
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns)
            else:
                yield each

    return walk(get_resolver().url_patterns)


@pytest.mark.parametrize("pattern", list(patterns()), ids=lambda each: each.name)
def test_a_view_asks_who_you_are(pattern: URLPattern) -> None:
    open_to_all = not getattr(pattern.callback, "login_required", True)
    assert open_to_all == (pattern.name in WITHOUT_SIGNING_IN)
    assert bool(getattr(pattern.callback, "roles", ())) != (pattern.name in WITHOUT_A_ROLE)


OF_A_PICTURE = {"kind", "level", "number", "column", "row"}  # which of its forms, and what part


@pytest.mark.parametrize("pattern", list(patterns()), ids=lambda each: each.name)
def test_an_address_holds_identifiers_only(pattern: URLPattern) -> None:
    kinds = {
        type(each).__name__ for name, each in pattern.pattern.converters.items() if name not in OF_A_PICTURE
    }
    assert kinds <= {"UUIDConverter"}


@pytest.mark.parametrize("event", Event, ids=str)
def test_an_event_is_written_and_documented(event: Event) -> None:
    source = "".join(each.read_text() for each in (PROJECT / "src").rglob("*.py"))
    assert f"Event.{event.name}" in source
    assert f"`{event}`" in (PROJECT / "docs" / "trail-events.md").read_text()


def test_every_setting_is_documented() -> None:
    environment = (PROJECT / "src/safelight/config/environment.py").read_text()
    told = (PROJECT / "docs/running.md").read_text()
    assert [
        each for each in set(re.findall(r"SAFELIGHT_[A-Z_]+", environment)) if f"`{each}`" not in told
    ] == []


def test_the_readmes_commands_are_there() -> None:
    readme = (PROJECT / "README.md").read_text()
    for command in re.findall(r"`safelight ((?:[a-z-]+ ?)+)", readme):
        answer = CliRunner().invoke(app, [*command.split(), "--help"])
        assert answer.exit_code == 0, command
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", readme, re.MULTILINE)) <= targets
