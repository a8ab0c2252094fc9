"""The page of a patient."""

from uuid import uuid4

from safelight.ledger.models import LedgerEntry
from safelight.people.models import Patient
from safelight.policy.facts import Level
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _address(patient: Patient) -> str:
    return f"/patients/{patient.pk}/"


def test_shows_who_it_is_about_but_not_in_the_title(cast: Cast) -> None:
    page = browser(cast, "okafor").get(_address(cast.rose))
    assert "BARTHOLOMEW, Rose" in words(page)
    assert "999 001 0374" in words(page)
    assert "<title>Patient " in page.content.decode()


def test_shows_pictures_with_words_that_name_nobody(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = browser(cast, "okafor").get(_address(cast.rose)).content.decode()
    assert f'/{recording.pk}/thumbnail"' in page
    assert 'alt="Left elbow, overview, ' in page


def test_thumbnails_come_through_its_viewing(cast: Cast) -> None:
    play.photographed(cast)
    client = browser(cast, "okafor")
    page = client.get(_address(cast.rose)).content.decode()
    source = page.split('<img src="')[1].split('"')[0]
    answer = client.get(source, headers={"accept": "image/*"})
    assert answer.content.startswith(b"\xff\xd8\xff")


def test_what_is_withdrawn_is_a_card_with_the_paragraph_and_no_picture(cast: Cast) -> None:
    play.photographed(cast)
    play.withdraw(cast, cast.rose)
    page = browser(cast, "okafor").get(_address(cast.rose))
    assert "<img" not in page.content.decode()
    assert "Not opened." in words(page)
    assert "CUH-8.1" in words(page)
    assert "Withdrawn" in words(page)


def test_shows_consents_and_requests_with_where_they_stand(cast: Cast) -> None:
    play.sign(cast, play.ask(cast, cast.rose), Level.RECORDS)
    play.ask(cast, cast.rose, "Scalp")
    page = words(browser(cast, "okafor").get(_address(cast.rose)))
    assert "Medical record only" in page
    assert "Rose Bartholomew, the patient" in page
    assert "Waiting for the studio" in page
    assert "Photographs of one form: Left elbow" in page
    assert "No consent yet" in page
    assert "Take the consent" in page


def test_withdrawal_is_offered_once_something_was_said(cast: Cast) -> None:
    client = browser(cast, "okafor")
    assert "Withdraw consent" not in words(client.get(_address(cast.rose)))
    play.sign(cast, play.ask(cast, cast.rose))
    assert "Withdraw consent" in words(client.get(_address(cast.rose)))


def test_an_empty_timeline_says_what_would_fill_it(cast: Cast) -> None:
    page = words(browser(cast, "okafor").get(_address(cast.rose)))
    assert "No photographs yet" in page
    assert "Ask for photographs" in page


def test_says_how_long_it_is_kept(cast: Cast) -> None:
    play.photographed(cast)
    assert "Kept at least until " in words(browser(cast, "okafor").get(_address(cast.rose)))


def test_opening_it_is_on_the_trail(cast: Cast) -> None:
    browser(cast, "okafor").get(_address(cast.rose))
    assert LedgerEntry.objects.filter(event=Event.PATIENT_OPEN).count() == 1


def test_who_does_not_care_for_the_patient_is_asked_why(cast: Cast) -> None:
    answer = browser(cast, "stranger").get(_address(cast.rose))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/patients/{cast.rose.pk}/reach")
    assert not LedgerEntry.objects.filter(event=Event.PATIENT_OPEN).exists()


def test_others_get_the_answer_of_what_does_not_exist(cast: Cast) -> None:
    missing = browser(cast, "okafor").get(f"/patients/{uuid4()}/")
    for name in ("marques", "lindqvist", "osei", "adeyemi"):
        answer = browser(cast, name).get(_address(cast.rose))
        assert (answer.status_code, answer.content) == (404, missing.content)
