"""The member of staff's page: who decides, what was explained, what is agreed to; and a no, at once."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse

from safelight.consent.models import Consent, Document
from safelight.consent.terms import EXPLAINED
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Status
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

TYPED = {
    "answer": "agree",
    "explained": list(EXPLAINED),
    "level": "teaching",
}
PUBLICATION = {
    "level": "specified",
    "purposes": ["publication"],
    "named_publication": "Journal of Wounds",
    "told": "on",
}


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, cast.rose)


def _send(cast: Cast, request: PhotographyRequest, **changed: object) -> HttpResponse:
    typed = TYPED | {"key": str(uuid4())} | changed
    return browser(cast, "okafor").post(f"/forms/{request.form_id}/", typed)


def _agreed(page: str) -> str:
    return page.partition("What I agree to")[2].partition("What I do not agree to")[0]


def _not_agreed(page: str) -> str:
    return page.partition("What I do not agree to")[2].partition("What I can do later")[0]


def test_asks_about_the_photographs_of_the_request(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(browser(cast, "okafor").get(f"/forms/{request_.form_id}/"))
    assert "The patient decides." in page
    assert "Left elbow" in page
    assert "They do not agree" in page
    assert "id_giver_name" not in page


def test_level_one_is_read_out(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_, level="records"))
    assert "kept in my medical record" in _agreed(page)
    assert "to teach" not in _agreed(page)
    assert "They may not be used to teach" in _not_agreed(page)
    assert "I can change my mind at any time" in page


def test_level_two_is_read_out(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_))
    assert "They may be used to teach" in _agreed(page)
    assert "They may not be used in a journal or book" in _not_agreed(page)


def test_level_three_is_read_out_by_name(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_, **PUBLICATION))
    assert "They may be used in a journal or book" in _agreed(page)
    assert "Journal of Wounds" in page
    assert "They may not be used to teach" in _not_agreed(page)
    assert "it cannot be taken back" in page


def test_named_uses_count_at_the_third_level_alone(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_, **(PUBLICATION | {"level": "records"})))
    assert "They may not be used in a journal or book" in _not_agreed(page)
    assert "Journal of Wounds" not in page


def test_nothing_is_recorded_before_it_is_signed(cast: Cast, request_: PhotographyRequest) -> None:
    _send(cast, request_)
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says", "leads_to"),
    [
        ({"explained": []}, "Explain each point", "#id_explained"),
        ({"explained": list(EXPLAINED)[1:]}, "a consent stands on all of them", "#id_explained"),
        ({"explained": ["everything"]}, "Select a valid choice", "#id_explained"),
        ({"level": ""}, "Choose what they agree to", "#id_level"),
        ({"level": "all"}, "Select a valid choice", "#id_level"),
        (PUBLICATION | {"purposes": []}, "Choose the uses", "#id_purposes"),
        (PUBLICATION | {"purposes": ["care"]}, "Select a valid choice", "#id_purposes"),
        (PUBLICATION | {"named_publication": ""}, "Which journal or book: write", "#id_named_publication"),
        (PUBLICATION | {"named_publication": "x" * 121}, "at most 120 characters", "#id_named_publication"),
        (PUBLICATION | {"named_publication": "Journals as required"}, "CUH-8.1", "#id_named_publication"),
        (PUBLICATION | {"named_publication": "A medical journal"}, "which one", "#id_named_publication"),
        (
            PUBLICATION | {"purposes": ["publication", "research"]},
            "Which study: write its name",
            "#id_named_research",
        ),
        (PUBLICATION | {"told": ""}, "cannot be taken back, and tick it", "#id_told"),
        (PUBLICATION | {"purposes": ["publicity"], "told": ""}, "and tick it", "#id_told"),
        (PUBLICATION | {"purposes": ["public-media"], "told": ""}, "and tick it", "#id_told"),
    ],
)
def test_says_what_is_wrong(
    cast: Cast, request_: PhotographyRequest, changed: dict[str, object], says: str, leads_to: str
) -> None:
    page = words(_send(cast, request_, **changed))
    assert "There is a problem" in page
    assert says in page
    assert f'href="{leads_to}"' in page
    assert "<title>Error: " in page
    assert not Consent.objects.exists()


@pytest.mark.parametrize("answer", ["agree", "refuse"])
def test_a_broken_key_records_nothing(cast: Cast, request_: PhotographyRequest, answer: str) -> None:
    assert "The page did not come back whole." in words(_send(cast, request_, answer=answer, key="again"))
    assert not Consent.objects.exists()


def test_what_was_typed_is_kept(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_, **(PUBLICATION | {"told": ""})))
    assert 'value="Journal of Wounds"' in page
    assert 'value="publication" checked' in page
    assert 'value="specified" checked' in page


def test_teaching_at_the_third_level_needs_no_name(cast: Cast, request_: PhotographyRequest) -> None:
    page = words(_send(cast, request_, level="specified", purposes=["teaching"]))
    assert "Do you agree?" in page


def test_a_no_is_recorded_at_once(cast: Cast, request_: PhotographyRequest) -> None:
    answer = browser(cast, "okafor").post(
        f"/forms/{request_.form_id}/", {"answer": "refuse", "key": str(uuid4())}
    )
    assert (answer.status_code, answer["Location"]) == (303, f"/forms/{request_.form_id}/")
    consent = Consent.objects.get()
    assert (consent.status, consent.by, consent.giver_name) == (
        Status.REFUSED,
        Giver.PATIENT,
        "Rose Bartholomew",
    )


@pytest.mark.parametrize(
    ("changed", "decides", "speaks_as", "whose"),
    [
        ({"born_on": date(2015, 1, 1)}, "parental responsibility decides", ("mother", None), "my child's"),
        (
            {"died_on": date(2026, 11, 1)},
            "personal representative decides",
            ("executor", Document.WILL),
            "the patient's",
        ),
    ],
)
def test_another_decides_and_is_on_file(
    cast: Cast,
    request_: PhotographyRequest,
    changed: dict[str, date],
    decides: str,
    speaks_as: tuple[str, Document | None],
    whose: str,
) -> None:
    Patient.objects.filter(pk=cast.rose.pk).update(**changed)
    page = words(browser(cast, "okafor").get(f"/forms/{request_.form_id}/"))
    assert decides in page
    assert "Continue to the signature" not in page
    sam = play.speaks_for(cast, request_, "Sam Bartholomew", *speaks_as)
    chosen = {"asked": str(sam.id), "wishes": "willing"}
    assert "Choose who is asked" in words(_send(cast, request_))
    assert "Choose who is asked" in words(_send(cast, request_, answer="refuse"))
    assert f"kept in {whose} medical record" in words(_send(cast, request_, **chosen))
    _send(cast, request_, answer="refuse", **chosen)
    said = Consent.objects.get()
    assert (said.by, said.giver_name, said.spokesperson) == (sam.giver, "Sam Bartholomew", sam)


def test_from_16_on_the_patient_decides(cast: Cast, request_: PhotographyRequest) -> None:
    today = request_.asked_at.date()
    for years, decides in ((15, "parental responsibility"), (17, "The patient decides.")):
        born_on = today.replace(year=today.year - years, day=1)
        Patient.objects.filter(pk=cast.rose.pk).update(born_on=born_on)
        assert decides in words(browser(cast, "okafor").get(f"/forms/{request_.form_id}/"))


def test_to_others_there_is_no_such_form(cast: Cast, request_: PhotographyRequest) -> None:
    for who in ("stranger", "marques", "lindqvist", "osei", "adeyemi"):
        client = browser(cast, who)
        assert client.get(f"/forms/{request_.form_id}/").status_code == 404
        sent = client.post(f"/forms/{request_.form_id}/", {"answer": "refuse", "key": str(uuid4())})
        assert sent.status_code == 404
    assert not Consent.objects.exists()


def test_who_began_it_states_a_reason_when_the_care_has_ended(
    cast: Cast, request_: PhotographyRequest
) -> None:
    cast.rose.care.update(until=request_.asked_at)
    answer = browser(cast, "okafor").get(f"/forms/{request_.form_id}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/patients/{cast.rose.pk}/reach")
