"""The page on which a doctor begins: patients found, own patients, requests, consents to finish."""

from uuid import uuid4

import pytest
from django.http import HttpResponse

from safelight.consent import actions as consents
from safelight.consent.terms import Terms
from safelight.ledger.models import LedgerEntry
from safelight.people.models import Patient
from safelight.people.queries import MOST_FOUND
from safelight.policy.facts import Giver, Level
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _find(cast: Cast, who: str = "okafor", **typed: str) -> HttpResponse:
    return browser(cast, who).post("/patients/", typed)


def _found(answer: HttpResponse) -> str:
    """The part of the page that lists what was found; own patients stand below it."""
    return words(answer).partition("Look again")[0]


@pytest.mark.parametrize(
    "typed",
    [
        {"nhs_number": "999 001 0374"},
        {"nhs_number": "9990010374"},
        {"family_name": "barth"},
        {"family_name": "Bartholomew", "given_name": "Rose"},
        {"family_name": "Bartholomew", "born_on-day": "12", "born_on-month": "4", "born_on-year": "1961"},
    ],
)
def test_finds_by_what_is_known(cast: Cast, typed: dict[str, str]) -> None:
    page = _found(_find(cast, **typed))
    assert "1 patient found" in page
    assert "BARTHOLOMEW, Rose" in page
    assert f'href="/patients/{cast.rose.pk}/"' in page


@pytest.mark.parametrize(
    ("typed", "says", "leads_to"),
    [
        ({"nhs_number": "999 001 0375"}, "one of its 10 digits is mistyped", "#id_nhs_number"),
        ({"nhs_number": "99900103"}, "has 10 digits and nothing else", "#id_nhs_number"),
        ({"nhs_number": "٩٩٩٠٠١٠٣٧٤"}, "has 10 digits and nothing else", "#id_nhs_number"),
        ({}, "Enter an NHS number", "#id_nhs_number"),
        ({"family_name": "   "}, "Enter an NHS number", "#id_nhs_number"),
        (
            {"born_on-day": "31", "born_on-month": "2", "born_on-year": "1980"},
            "There is no such date",
            "#id_born_on-day",
        ),
        (
            {"born_on-day": "1", "born_on-month": "1", "born_on-year": "2999"},
            "in the future",
            "#id_born_on-day",
        ),
        ({"family_name": "x" * 81}, "at most 80 characters", "#id_family_name"),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(
    cast: Cast, typed: dict[str, str], says: str, leads_to: str
) -> None:
    page = words(_find(cast, **typed))
    assert "There is a problem" in page
    assert says in page
    assert f'href="{leads_to}"' in page
    assert "<title>Error: " in page
    for each in typed.values():
        assert f'value="{each.strip() and each}' in page


def test_a_search_is_on_the_trail_and_what_was_typed_is_not(cast: Cast) -> None:
    _find(cast, family_name="Bartholomew")
    entry = LedgerEntry.objects.filter(event=Event.PATIENT_FIND).get()
    assert b'"found":1' in bytes(entry.body)
    assert b"artholomew" not in bytes(entry.body)


def test_nobody_found_says_what_to_try(cast: Cast) -> None:
    page = _found(_find(cast, family_name="Nemo"))
    assert "Nobody found" in page
    assert "Check the spelling" in page


def test_more_than_can_be_shown_are_cut(cast: Cast) -> None:
    Patient.objects.bulk_create(
        Patient(nhs_number=f"{number}", family_name="Many", given_name=f"{number}", born_on="1980-01-01")
        for number in range(MOST_FOUND + 5)
    )
    page = _found(_find(cast, family_name="Many"))
    assert f"More than {MOST_FOUND} found" in page
    assert page.count("MANY, ") == MOST_FOUND


def test_information_governance_is_led_to_the_log_and_has_no_patients(cast: Cast) -> None:
    page = words(_find(cast, "osei", nhs_number="9990010374"))
    assert f'href="/oversight/patients/{cast.rose.pk}/"' in page
    assert "My patients" not in page
    assert "My requests" not in page


def test_lists_own_patients_and_no_others(cast: Cast) -> None:
    assert "MENSAH, Kofi" in words(browser(cast, "okafor").get("/patients/"))
    strangers = words(browser(cast, "stranger").get("/patients/"))
    assert "MENSAH" not in strangers
    assert "No patients yet" in strangers


def test_the_cursor_is_in_the_first_box(cast: Cast) -> None:
    page = words(browser(cast, "okafor").get("/patients/"))
    assert page.count(" autofocus") == 1
    assert "autofocus" in page.partition('id="id_nhs_number"')[2].partition(">")[0]
    assert "autofocus" not in words(_find(cast, family_name="Mensah"))


def test_a_request_stands_where_it_stands(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    page = words(browser(cast, "okafor").get("/patients/"))
    assert "Waiting for the studio" in page
    assert "No consent yet" in page
    assert f'href="/requests/{request.pk}/"' in page
    play.sign(cast, request)
    play.photograph(cast, request)
    page = words(browser(cast, "okafor").get("/patients/"))
    assert "Record and teaching" in page
    assert "1 photograph" in page


def test_a_consent_is_to_be_finished_until_it_is_answered(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    page = words(browser(cast, "okafor").get("/patients/"))
    assert "Consents that you must finish" in page
    assert f'href="/forms/{request.form_id}/"' in page
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS)
    consents.refuse(cast.acting("okafor"), request.form, terms, uuid4())
    page = words(browser(cast, "okafor").get("/patients/"))
    assert "Consents that you must finish" not in page
    assert "Refused" in page
