"""What the site answers when it says no, or when something broke."""

import json

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client

from safelight.imaging.unfit import TooMuchWork
from safelight.ledger.acting import Role
from safelight.vault.errors import StoreUnavailable
from safelight.web import errors
from safelight.web.middleware import Refusals

from .people import Asking
from .site import refusal

PAGE = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False, headers=PAGE)


@pytest.mark.django_db
def test_not_found_reads_the_same_whatever_was_asked(browser: Client) -> None:
    answers = {
        browser.get(path).content for path in ("/nowhere", "/patients/7", "/missing", "/nowhere?name=Jane")
    }
    assert len(answers) == 1
    assert b"Page not found" in answers.pop()


def test_not_found_reads_the_same_for_whoever_asks(as_somebody: Asking) -> None:
    answers = {errors.not_found(as_somebody(*roles), Exception()).content for roles in ([], [Role.TEACHER])}
    assert len(answers) == 1


@pytest.mark.django_db
def test_a_failure_tells_nothing_of_its_cause(browser: Client) -> None:
    answer = browser.get("/broken")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Something went wrong in the library" in page
    for secret in ("Jane", "SAMPLE", "943", "RuntimeError", "Traceback", "/broken"):
        assert secret not in page


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True, headers=PAGE).post("/photograph")
    assert answer.status_code == 403
    assert b"This form is no longer valid" in answer.content


@pytest.mark.parametrize(("raised", "status"), [(RequestDataTooBig(), 413), (SuspiciousOperation(), 400)])
def test_what_is_too_large_says_so(as_somebody: Asking, raised: Exception, status: int) -> None:
    answer = errors.bad_request(as_somebody(), raised)
    assert answer.status_code == status
    assert (b"This is too large" in answer.content) is (status == 413)


@pytest.mark.parametrize(
    "explanation",
    [
        errors.BAD_REQUEST,
        errors.OLD_FORM,
        errors.FORBIDDEN,
        errors.NOT_FOUND,
        errors.TOO_LARGE,
        errors.TOO_MANY,
        errors.NO_STORE,
        errors.BROKEN,
    ],
    ids=lambda each: each.status.name,
)
def test_each_page_says_what_happened_what_was_kept_and_what_next(
    as_somebody: Asking, explanation: errors.Explanation
) -> None:
    answer = errors.answer(as_somebody(), explanation)
    page = answer.content.decode().replace("&#39;", "'")
    assert answer.status_code == explanation.status
    for part in (explanation.title, explanation.happened, explanation.kept, explanation.next):
        assert part in page


def test_a_script_is_answered_briefly(as_somebody: Asking) -> None:
    answer = errors.not_found(as_somebody(accept="image/avif,image/webp,*/*"), Exception())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.startswith(b"Page not found.")
    answer = errors.not_found(as_somebody(accept="application/json"), Exception())
    assert json.loads(answer.content)["message"].startswith("Page not found.")


def test_a_refusal_shows_its_paragraphs(as_somebody: Asking) -> None:
    raised = refusal()
    answer = Refusals(lambda _: HttpResponse()).process_exception(as_somebody(Role.TEACHER), raised)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert raised.verdict.citations
    for citation in raised.verdict.citations:
        assert str(citation) in page
    for each in raised.verdict.determinations:
        assert each.reason in page.replace("&#39;", "'")
    assert "signed consent to this use, level teaching" in page


def test_a_refusal_of_bytes_names_its_paragraphs(as_somebody: Asking) -> None:
    raised = refusal()
    cited = [str(each) for each in raised.verdict.citations]
    refusals = Refusals(lambda _: HttpResponse())
    answer = refusals.process_exception(as_somebody(Role.TEACHER, accept="*/*"), raised)
    assert answer.content.decode() == f"Refused: {', '.join(cited)}\n"
    answer = refusals.process_exception(as_somebody(Role.TEACHER, accept="application/json"), raised)
    assert json.loads(answer.content) == {"message": "Refused", "citations": cited}


def test_a_store_that_does_not_answer_is_said_without_an_address(as_somebody: Asking) -> None:
    raised = StoreUnavailable("does not answer at 192.0.2.7")
    answer = Refusals(lambda _: HttpResponse()).process_exception(as_somebody(Role.TEACHER), raised)
    assert answer.status_code == 503
    assert b"Try again in a few minutes" in answer.content
    assert b"192.0.2.7" not in answer.content


def test_a_picture_that_takes_too_much_is_said(as_somebody: Asking) -> None:
    answer = Refusals(lambda _: HttpResponse()).process_exception(as_somebody(Role.TEACHER), TooMuchWork())
    assert answer.status_code == 503
    assert b"The photograph could not be prepared" in answer.content


def test_what_is_no_refusal_is_left_alone(as_somebody: Asking) -> None:
    assert Refusals(lambda _: HttpResponse()).process_exception(as_somebody(), RuntimeError()) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/patients", "/nowhere", "/missing", "/broken", "/gallery", "/sign-in", "/picture/1"]
)
def test_no_answer_is_kept_by_a_browser(browser: Client, path: str) -> None:
    assert browser.get(path)["Cache-Control"] == "no-store"
