"""The way back from asking to see what is covered: the page that was left, with the viewing on which it was asked."""

from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

AFTER = "after"


def after(request: HttpRequest) -> UUID | None:
    """The viewing that this page comes after: what was asked for on it is not covered here."""
    try:
        return UUID(request.GET.get(AFTER, ""))
    except ValueError:
        return None


def coming_after(address: str, viewing: UUID) -> str:
    """An address of this site, to be opened after a viewing."""
    parts = urlsplit(address)
    asked = [each for each in parse_qsl(parts.query, keep_blank_values=True) if each[0] != AFTER]
    return parts._replace(query=urlencode([*asked, (AFTER, str(viewing))]), fragment="").geturl()


def way_back(sent: str, viewing: UUID, recording: UUID) -> str | None:
    """To the place of a picture on the page that was left; None where that is no page of this site."""
    if not sent.startswith("/") or not url_has_allowed_host_and_scheme(sent, allowed_hosts=None):
        return None
    return f"{coming_after(sent, viewing)}#{place(recording)}"


def place(recording: UUID) -> str:
    """The name of a picture's place on a page."""
    return f"picture-{recording}"
