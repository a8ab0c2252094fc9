"""Withdrawing a consent: what will happen is said before the click, and has happened after it."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from safelight.consent.models import Consent
from safelight.ledger.acting import Role
from safelight.policy.facts import Giver, Level, Purpose, Status
from safelight.release import intent
from safelight.release.actions import download, publish
from safelight.release.models import Copy
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words
from tests.release.test_registers import JOURNAL


def _address(cast: Cast, query: str = "") -> str:
    return f"/patients/{cast.rose.pk}/withdraw{query}"


def _said(covers: str = "all", **more: str) -> dict[str, str]:
    return {
        "covers": covers,
        "extent": "all",
        "giver": Giver.PATIENT,
        "giver_name": "",
        "reason": "",
        "key": str(uuid4()),
        **more,
    }


def _sealed(page: HttpResponse) -> str:
    return page.content.decode().split('name="intent" value="')[1].split('"')[0]


def _withdraw(client: Client, cast: Cast, covers: str = "all") -> HttpResponse:
    """Both clicks; the answer to the second."""
    return client.post(_address(cast), {"intent": _sealed(client.post(_address(cast), _said(covers)))})


def test_offers_everything_and_each_form_by_site_and_date(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = words(browser(cast, "okafor").get(_address(cast)))
    assert "Everything: all photographs of this patient" in page
    assert "Left elbow, asked for on " in page
    assert f'value="form-{recording.form_id}"' in page
    assert "This photograph alone" not in page


def test_comes_from_a_recording_with_it_chosen(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = browser(cast, "okafor").get(_address(cast, f"?recording={recording.pk}")).content.decode()
    choice = page.split(f'value="recording-{recording.pk}"')[1].split(">")[0]
    assert "checked" in choice


@pytest.mark.parametrize("asked", ["not-a-uuid", "9b2f3c1e-0000-4000-8000-000000000001"])
def test_a_recording_that_is_none_of_the_patients_is_not_offered(cast: Cast, asked: str) -> None:
    page = browser(cast, "okafor").get(_address(cast, f"?recording={asked}"))
    assert page.status_code == 200
    assert "This photograph alone" not in words(page)


@pytest.mark.parametrize(
    ("changed", "message", "at"),
    [
        ({"covers": ""}, "Choose what is withdrawn.", "#id_covers"),
        ({"covers": "form-" + str(uuid4())}, "Select a valid choice", "#id_covers"),
        ({"giver": ""}, "Choose who says so.", "#id_giver"),
        ({"giver": "police"}, "Select a valid choice", "#id_giver"),
        ({"giver": "parent"}, "Enter the name of whoever speaks for the patient.", "#id_giver_name"),
        ({"giver_name": "x" * 161}, "at most 160 characters", "#id_giver_name"),
        ({"reason": "x" * 401}, "at most 400 characters", "#id_reason"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(
    cast: Cast, changed: dict[str, str], message: str, at: str
) -> None:
    page = browser(cast, "okafor").post(_address(cast), _said(**changed))
    assert message in words(page)
    assert f'href="{at}"' in page.content.decode()
    assert not Consent.objects.exists()


def test_what_was_typed_is_kept(cast: Cast) -> None:
    page = browser(cast, "okafor").post(_address(cast), _said(covers="", reason="Told me on the ward"))
    assert "Told me on the ward" in words(page)


def test_says_what_will_happen_and_changes_nothing(cast: Cast) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    page = words(browser(cast, "okafor").post(_address(cast), _said()))
    assert "1 photograph will close" in page
    assert "Quarantined" in page
    assert "1 copy will be recalled" in page
    assert "Dr Lindqvist, for teaching" in page
    assert not Consent.objects.filter(status=Status.WITHDRAWN).exists()
    assert not Copy.objects.exclude(recalled_at=None).exists()


def test_says_what_cannot_be_called_back(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.PUBLICATION,))
    publish(cast.acting("marques"), recording, JOURNAL)
    page = words(browser(cast, "okafor").post(_address(cast), _said()))
    assert "Cannot be called back" in page
    assert JOURNAL.named in page


def test_says_when_a_word_changes_nothing(cast: Cast) -> None:
    play.photographed(cast)
    page = words(
        browser(cast, "okafor").post(_address(cast), _said(giver="parent", giver_name="Ann Bartholomew"))
    )
    assert "will close" not in page
    assert "1 photograph will stay as now" in page


def test_what_was_said_has_happened(cast: Cast) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    client = browser(cast, "okafor")
    answer = _withdraw(client, cast)
    assert answer.status_code == 303
    page = words(client.get(answer.headers["Location"]))
    assert "Consent withdrawn" in page
    assert "Dr Lindqvist, for teaching" in page
    assert client.get(f"/recordings/{recording.pk}/").status_code == 403
    said = Consent.objects.get(status=Status.WITHDRAWN)
    assert (said.by, said.level, said.giver_name) == (Giver.PATIENT, Level.TEACHING, "Rose Bartholomew")
    assert Copy.objects.get().recalled_at == said.at


def test_a_second_click_does_nothing_more(cast: Cast) -> None:
    play.photographed(cast)
    client = browser(cast, "okafor")
    sealed = _sealed(client.post(_address(cast), _said()))
    first, second = (client.post(_address(cast), {"intent": sealed}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Consent.objects.filter(status=Status.WITHDRAWN).count() == 1


def test_one_form_closes_and_the_other_stays(cast: Cast) -> None:
    closes, stays = play.photographed(cast, seed=1), play.photographed(cast, seed=2)
    client = browser(cast, "okafor")
    _withdraw(client, cast, f"form-{closes.form_id}")
    assert client.get(f"/recordings/{closes.pk}/").status_code == 403
    assert client.get(f"/recordings/{stays.pk}/").status_code == 200


def test_one_recording_closes_and_the_others_stay(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    closes, stays = (play.photograph(cast, request, seed) for seed in (1, 2))
    client = browser(cast, "okafor")
    address = _address(cast, f"?recording={closes.pk}")
    client.post(address, {"intent": _sealed(client.post(address, _said(f"recording-{closes.pk}")))})
    assert client.get(f"/recordings/{closes.pk}/").status_code == 403
    assert client.get(f"/recordings/{stays.pk}/").status_code == 200


@pytest.mark.parametrize("sealed", ["", "tampered", "a:b:c"])
def test_an_intent_that_the_library_did_not_write_changes_nothing(cast: Cast, sealed: str) -> None:
    page = browser(cast, "okafor").post(_address(cast), {"intent": sealed})
    assert "Nothing was changed" in words(page)
    assert not Consent.objects.exists()


def test_an_intent_for_another_patient_changes_nothing(cast: Cast) -> None:
    client = browser(cast, "okafor")
    sealed = _sealed(client.post(f"/patients/{cast.kofi.pk}/withdraw", _said()))
    assert "Nothing was changed" in words(client.post(_address(cast), {"intent": sealed}))
    assert not Consent.objects.exists()


def test_an_old_intent_changes_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(cast, "okafor")
    sealed = _sealed(client.post(_address(cast), _said()))
    monkeypatch.setattr(intent, "LASTS", -1)
    assert "open for too long" in words(client.post(_address(cast), {"intent": sealed}))
    assert not Consent.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "9b2f3c1e-0000-4000-8000-000000000001"])
def test_a_withdrawal_that_was_not_made_has_no_page(cast: Cast, key: str) -> None:
    assert browser(cast, "okafor").get(_address(cast, f"?done={key}")).status_code == 404


def test_who_does_not_care_for_the_patient_is_asked_why(cast: Cast) -> None:
    client = browser(cast, "stranger")
    for answer in (client.get(_address(cast)), client.post(_address(cast), _said())):
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/patients/{cast.rose.pk}/reach")


def test_is_for_the_desks_at_which_patients_are_seen(cast: Cast) -> None:
    for name in ("lindqvist", "adeyemi"):
        assert browser(cast, name).get(_address(cast)).status_code == 404
    assert browser(cast, "okafor").get(f"/patients/{uuid4()}/withdraw").status_code == 404
    assert Role.CLINICIAN in cast.staff["okafor"].roles
