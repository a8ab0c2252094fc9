"""Recorded in error is not withdrawn: another page, another word, and a no only for information governance."""

from uuid import UUID

import pytest
from django.http import HttpResponse

from safelight.consent.models import Consent, Voiding
from safelight.library.models import Recording
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

MISTAKE = {"reason": "Signed on another patient's form", "ours": "on"}


def sent(cast: Cast, consent: UUID, who: str = "okafor", **changed: str) -> HttpResponse:
    return browser(cast, who).post(f"/consents/{consent}/void", MISTAKE | changed)


def test_a_yes_that_was_a_mistake_never_counted(cast: Cast) -> None:
    play.photographed(cast)
    consent = Consent.objects.get()
    page = words(browser(cast, "okafor").get(f"/consents/{consent.id}/void"))
    assert "Not for a change of mind" in page
    assert sent(cast, consent.id).status_code == 302
    assert Voiding.objects.get().consent == consent
    assert Recording.objects.get().standing == "held"
    assert "taken out already" in words(sent(cast, consent.id))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": ""}, "Say what the mistake was"),
        ({"reason": "oops"}, "Say a little more"),
        ({"ours": ""}, "withdraw the consent"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, changed: dict[str, str], says: str) -> None:
    play.photographed(cast)
    assert says in words(sent(cast, Consent.objects.get().id, **changed))
    assert not Voiding.objects.exists()


def test_a_no_is_taken_out_by_information_governance_alone(cast: Cast) -> None:
    play.photographed(cast)
    no = play.withdraw(cast, cast.rose)
    for who in ("okafor", "ferris"):
        assert sent(cast, no.id, who).status_code == 404
    assert "may open photographs that it had closed" in words(
        browser(cast, "osei").get(f"/consents/{no.id}/void")
    )
    assert sent(cast, no.id, "osei").status_code == 302
    assert Recording.objects.get().standing == "available"
