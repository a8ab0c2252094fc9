"""What the tests of the shared pages have in common: a small site on top of them, and somebody signed in."""

from typing import TYPE_CHECKING

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

if TYPE_CHECKING:  # conftests are read before Django is set up
    from safelight.ledger.acting import Role

    from .people import Asking


@pytest.fixture(autouse=True)
def small_site(settings: Settings) -> None:
    """`site.py` in place of the real one, and static files without the digests of a collected site."""
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": storage}}
    settings.ROOT_URLCONF = f"{__package__}.site"


@pytest.fixture
def as_somebody() -> "Asking":
    """A request by a person with these roles, from a browser unless `accept` says otherwise."""
    from .people import somebody

    def request(*roles: "Role", path: str = "/patients", accept: str = "text/html") -> HttpRequest:
        made = RequestFactory().get(path, headers={"accept": accept})
        made.user = somebody(*roles)
        return made

    return request
