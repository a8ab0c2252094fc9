"""One of the cast at a browser, and what is read there."""

from html import unescape

from django.http import HttpResponse
from django.test import Client

from tests.cast import PASSWORD, Cast

BROWSER = "text/html,application/xhtml+xml"


def browser(cast: Cast, name: str) -> Client:
    """A browser in which this member of staff is signed in."""
    client = Client(headers={"accept": BROWSER})
    sent = {"login": cast.staff[name].email, "password": PASSWORD}
    assert client.post("/sign-in", sent).status_code == 302
    return client


def words(answer: HttpResponse) -> str:
    """A page's text, white space made one."""
    return " ".join(unescape(answer.content.decode()).split())
