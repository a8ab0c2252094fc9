"""One request: opened, seen by those who may know of it, completed."""

from uuid import uuid4

from safelight.consent import actions as consents
from safelight.consent.terms import Terms
from safelight.ledger.acting import Role
from safelight.ledger.models import LedgerEntry
from safelight.people import actions as people
from safelight.policy.facts import Giver, Level
from safelight.studio.models import PhotographyRequest
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _page(cast: Cast, who: str, request: PhotographyRequest) -> str:
    return words(browser(cast, who).get(f"/requests/{request.pk}/"))


def test_the_photographer_opens_uploads_and_completes(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    client = browser(cast, "marques")
    assert "Open this request" in _page(cast, "marques", request)
    assert "data-uploader" not in _page(cast, "marques", request)
    assert client.post(f"/requests/{request.pk}/open")["Location"] == f"/requests/{request.pk}/"
    page = _page(cast, "marques", request)
    assert "by Dr Marques" in page
    assert "data-uploader" in page
    assert '<option value="Overview">' in page
    assert client.post(f"/requests/{request.pk}/complete").status_code == 303
    page = _page(cast, "marques", request)
    assert "data-uploader" not in page
    assert "Completed" in page


def test_who_opened_it_first_keeps_it(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    people.grant(cast.acting("adeyemi"), cast.staff["stranger"], Role.CLINICAL_PHOTOGRAPHER)
    for who in ("marques", "stranger"):
        browser(cast, who).post(f"/requests/{request.pk}/open")
    request.refresh_from_db()
    assert request.opened_by == cast.staff["marques"]


def test_photographs_are_shown_through_one_viewing(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    recordings = [play.photograph(cast, request, seed) for seed in range(2)]
    client = browser(cast, "okafor")
    page = client.get(f"/requests/{request.pk}/").content.decode()
    assert all(f"/{each.pk}/thumbnail" in page for each in recordings)
    assert LedgerEntry.objects.filter(event=Event.VIEWING_OPEN).count() == 1
    source = page.split('<img src="')[1].split('"')[0]
    assert client.get(source, headers={"accept": "image/*"}).content.startswith(b"\xff\xd8\xff")


def test_without_photographs_nothing_is_viewed(cast: Cast) -> None:
    assert "No photographs yet" in _page(cast, "okafor", play.ask(cast, cast.rose))
    assert not LedgerEntry.objects.filter(event=Event.VIEWING_OPEN).exists()


def test_what_is_withdrawn_is_a_card_with_the_paragraph_and_no_picture(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.photograph(cast, request)
    play.withdraw(cast, cast.rose)
    page = _page(cast, "marques", request)
    assert "<img" not in page
    assert "Quarantined" in page
    assert "CUH-8.1" in page
    assert "do not photograph" in page


def test_a_refusal_tells_the_photographer_not_to(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS)
    consents.refuse(cast.acting("okafor"), request.form, terms, uuid4())
    assert "Consent was refused: do not photograph." in _page(cast, "marques", request)


def test_without_consent_the_photographer_is_told(cast: Cast) -> None:
    assert "held until there is consent" in _page(cast, "marques", play.ask(cast, cast.rose))


def test_the_asker_sees_it_and_is_led_to_the_consent(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    page = _page(cast, "okafor", request)
    assert f'href="/forms/{request.form_id}/"' in page
    assert "Open this request" not in page
    assert "Rose" not in page.partition("<title>")[2].partition("</title>")[0]


def test_to_others_there_is_no_such_request(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    for who in ("stranger", "lindqvist", "osei", "adeyemi"):
        assert browser(cast, who).get(f"/requests/{request.pk}/").status_code == 404


def test_who_asked_still_knows_of_it_when_the_care_has_ended(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.photograph(cast, request)
    cast.rose.care.update(until=request.asked_at)
    page = _page(cast, "okafor", request)
    assert "Rash before treatment" in page
    assert "<img" not in page


def test_the_pictures_of_a_requester_lead_nowhere_closed(cast: Cast) -> None:
    people.end(cast.acting("adeyemi"), cast.staff["okafor"], Role.CLINICIAN)
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.photograph(cast, request)
    client = browser(cast, "okafor")
    page = client.get(f"/requests/{request.pk}/").content.decode()
    href = page.split('class="sl-figure__link" href="')[1].split('"')[0]
    assert client.get(href).status_code == 200


def test_opening_what_is_not_there(cast: Cast) -> None:
    client = browser(cast, "marques")
    for act in ("open", "complete", "photographs"):
        assert client.post(f"/requests/{uuid4()}/{act}").status_code == 404
