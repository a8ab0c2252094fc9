"""Every page that says no or that something broke: what happened, what was kept, what to do next.

Never a trace, a name or an address.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from safelight.imaging.limits import MAX_BYTES
from safelight.people import sign_in
from safelight.policy.verdict import Verdict
from safelight.web.verdicts import paragraphs, ways


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of one error page."""

    status: HTTPStatus
    title: str
    happened: str
    kept: str
    next: str


BAD_REQUEST: Final = Explanation(
    HTTPStatus.BAD_REQUEST,
    "This could not be read",
    "What your browser sent was not complete, or not in a form that this page understands.",
    "Nothing was changed.",
    "Go back, reload the page and try again.",
)
OLD_FORM: Final = Explanation(
    HTTPStatus.FORBIDDEN,
    "This form is no longer valid",
    "The page was open for too long, you signed in again since, or your browser blocks cookies.",
    "Nothing was changed.",
    "Go back, reload the page and send the form again.",
)
FORBIDDEN: Final = Explanation(
    HTTPStatus.FORBIDDEN,
    "This is not allowed",
    "Your browser asked for something that is not open to it.",
    "Nothing was changed.",
    "Go to the first page and start again from there.",
)
NOT_FOUND: Final = Explanation(
    HTTPStatus.NOT_FOUND,
    "Page not found",
    "There is no such page, or it is not one that you may open.",
    "Nothing was changed.",
    "Check the address, or go to the first page. If your work needs it, ask information governance.",
)
TOO_LARGE: Final = Explanation(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "This is too large",
    f"What you sent is larger than {MAX_BYTES // 1024**2} MB, the most that is taken in at once. It was not read.",
    "Nothing of it was kept. What was filed before stays filed.",
    "Send fewer photographs at a time. If one alone is too large, save it again as a smaller JPEG.",
)
TOO_MANY: Final = Explanation(
    HTTPStatus.TOO_MANY_REQUESTS,
    "Too many attempts",
    "Signing in has been tried too often from here in a short time.",
    "Nothing was changed.",
    "Wait five minutes and try again. If you have forgotten your password, ask the library's administrator.",
)
NO_STORE: Final = Explanation(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The photographs cannot be reached",
    "The store in which the library keeps its photographs does not answer.",
    "Nothing was changed, and nothing is lost by it.",
    "Try again in a few minutes. If it happens again, tell the library's administrator when it did.",
)
NOT_PREPARED: Final = Explanation(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The photograph could not be prepared",
    "What you asked for would take more time or memory than a photograph may, or the library is too busy.",
    "Nothing was changed. The photograph itself is safe.",
    "Try again in a few minutes. If it happens again, tell the library's administrator when it did.",
)
NOT_SIGNED: Final = Explanation(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The copy cannot be signed",
    "Each copy that leaves carries content credentials, and the library's key for them cannot be used.",
    "No copy has left the library.",
    "Tell the library's administrator: the log says what is wrong with the key.",
)
BROKEN: Final = Explanation(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Something went wrong in the library",
    "It is our fault, and has been written to the log.",
    "What was confirmed before is kept. What you just sent may not be: look before you send it again.",
    "Try again in a few minutes. If it happens again, tell the library's administrator when it did.",
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_large_to_read = isinstance(exception, RequestDataTooBig)
    return answer(request, TOO_LARGE if too_large_to_read else BAD_REQUEST)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    return answer(request, OLD_FORM)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return answer(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The same bytes whatever was asked for: from outside, forbidden and unknown look alike."""
    return answer(request, NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    return answer(request, TOO_LARGE)


def too_many(request: HttpRequest) -> HttpResponse:
    """Only signing in is counted."""
    sign_in.locked(request, {})
    return answer(request, TOO_MANY)


def no_store(request: HttpRequest) -> HttpResponse:
    return answer(request, NO_STORE)


def not_prepared(request: HttpRequest) -> HttpResponse:
    return answer(request, NOT_PREPARED)


def not_signed(request: HttpRequest) -> HttpResponse:
    return answer(request, NOT_SIGNED)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, BROKEN)


def refused(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """The policy said no: its paragraphs, in plain English."""
    status = HTTPStatus.FORBIDDEN
    if wants_page(request):
        shown = {"paragraphs": paragraphs(verdict), "ways": ways(verdict)}
        return render(request, "web/refused.jinja", shown, status=status)
    return _brief(request, status, "Refused", [str(each) for each in verdict.citations])


def wants_page(request: HttpRequest) -> bool:
    """Whether a person is to read the answer: a picture and a script do not name HTML in what they accept."""
    return any(each.main_type == "text" and each.sub_type == "html" for each in request.accepted_types)


def answer(request: HttpRequest, explanation: Explanation) -> HttpResponse:
    """The page of an explanation, or a few words for a script."""
    if wants_page(request):
        return render(request, "web/error.jinja", {"explanation": explanation}, status=explanation.status)
    return _brief(request, explanation.status, f"{explanation.title}. {explanation.next}", [])


def _brief(request: HttpRequest, status: HTTPStatus, message: str, citations: list[str]) -> HttpResponse:
    """For a script: JSON where it asked for it, else a line of text."""
    if any(str(each) == "application/json" for each in request.accepted_types):
        return JsonResponse({"message": message, "citations": citations}, status=status)
    text = f"{message}: {', '.join(citations)}" if citations else message
    return HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
