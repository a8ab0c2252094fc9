"""What the clause map says does a clause is there: the page, the command, the record, the part of the code."""

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import URLPattern, URLResolver, get_resolver
from typer.testing import CliRunner

from safelight.cli.main import app
from safelight.policy.clauses import Reference, parse

PROJECT = Path(__file__).parents[2]
NAMES = parse((PROJECT / "docs/policy/CLAUSES.md").read_text("utf-8")).references.values()


def addresses(found: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str | None, str]]:
    for each in found:
        place = before + re.sub(r"<[^>]+>", "…", str(each.pattern))
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, place)
        else:
            yield each.name, place


ADDRESSES = dict(addresses(get_resolver().url_patterns, "/"))


def a_page(name: Reference) -> None:
    """Its name is that of a view, and its place is that view's address."""
    assert ADDRESSES.get(name.subject) == name.where


def a_command(name: Reference) -> None:
    assert name.where == f"safelight {name.subject}"
    assert CliRunner().invoke(app, [*name.subject.split(), "--help"]).exit_code == 0


def a_record(name: Reference) -> None:
    """A model, or a field of one, as `app.Model.field`; its place is the model's file."""
    label, model, *field = name.subject.split(".")
    found = apps.get_model(label, model)
    for each in field:
        found._meta.get_field(each)  # noqa: SLF001 - Django's own name for it
    assert name.where == "src/" + found.__module__.replace(".", "/") + ".py"


def a_part(name: Reference) -> None:
    module = f"safelight.{name.subject}"
    assert find_spec(module) is not None
    place = "src/" + module.replace(".", "/")
    assert name.where in (place, f"{place}.py")
    assert (PROJECT / name.where).exists()


CHECKS: dict[str, Callable[[Reference], None]] = {
    "page": a_page,
    "command": a_command,
    "record": a_record,
    "module": a_part,
}


@pytest.mark.parametrize("name", NAMES, ids=lambda each: each.name)
def test_what_does_a_clause_is_there(name: Reference) -> None:
    CHECKS[name.sort](name)


@pytest.mark.parametrize(
    "name",
    [
        Reference("page:no-such-page", "/patients/…/withdraw", ""),
        Reference("page:withdraw", "/patients/…/withdrawn", ""),
        Reference("command:trail mend", "safelight trail mend", ""),
        Reference("record:consent.Promise", "src/safelight/consent/models.py", ""),
        Reference("record:consent.Consent.colour", "src/safelight/consent/models.py", ""),
        Reference("module:library.window", "src/safelight/library/window.py", ""),
    ],
    ids=lambda each: each.name,
)
def test_what_is_not_there_is_noticed(name: Reference) -> None:
    with pytest.raises((AssertionError, LookupError, FieldDoesNotExist)):
        CHECKS[name.sort](name)
