"""What holds for every answer: browsers keep no page, and a refusal is answered with its paragraph."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from safelight.credentials.certificates import UnfitCertificate
from safelight.credentials.signing import NotSigned
from safelight.imaging.limits import MAX_BYTES
from safelight.imaging.unfit import Unfit
from safelight.ledger.refused import Refused
from safelight.library.door import NoSuchThing
from safelight.vault.errors import StoreUnavailable
from safelight.web import errors

Answer = Callable[[HttpRequest], HttpResponseBase]
LARGEST_BODY: Final = MAX_BYTES + 1024 * 1024  # one still and the form around it
NOT_STORED: Final = "no-store"


class BodyLimit:
    """Answers a body that is too large before any of it is read, and before anything else looks at it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return errors.too_large(request) if _length(request) > LARGEST_BODY else self._answer(request)


class Workstation:
    """Whose address a request is said to come from, behind a proxy: the last that is named, for that one the proxy has
    added. Without it everybody would sit where the proxy does.
    """

    def __init__(self, answer: Answer) -> None:
        if not settings.SAFELIGHT_BEHIND_PROXY:
            raise MiddlewareNotUsed
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        with suppress(ValueError):
            request.META["REMOTE_ADDR"] = str(ip_address(last))
        return self._answer(request)


def _length(request: HttpRequest) -> int:
    """What the request says of its body's length; a body of unknown length is taken for too large."""
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return LARGEST_BODY + 1
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdigit() else LARGEST_BODY + 1


class NeverStored:
    """Browsers and proxies keep nothing that a view has answered. Static files are answered before this."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._answer(request)
        response["Cache-Control"] = NOT_STORED
        return response


class Refusals:
    """Turns what a use case raises into an answer: this is the one place that knows their HTTP status."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        if isinstance(raised, Refused):
            return errors.refused(request, raised.verdict)
        if isinstance(raised, NoSuchThing):
            return errors.not_found(request, Http404())
        if isinstance(raised, StoreUnavailable):
            return errors.no_store(request)
        if isinstance(raised, Unfit):
            return errors.not_prepared(request)
        if isinstance(raised, UnfitCertificate | NotSigned):
            return errors.not_signed(request)
        return None
