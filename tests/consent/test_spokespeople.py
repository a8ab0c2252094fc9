"""Who speaks for a patient: on file with the document, refused where it cannot be, ended by a further row."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from safelight.consent import actions as consents
from safelight.consent.assessments.assessment import Name
from safelight.consent.established import NO
from safelight.consent.models import Consent, Document, Spokesperson
from safelight.consent.speaking_for import speaks_as
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.consent.whom_to_ask import deciding, spokespeople_of
from safelight.ledger.models import LedgerEntry
from safelight.policy.facts import Giver, Level, Signatory
from safelight.studio.models import PhotographyRequest
from safelight.trail.entry import parse
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

POWER = Document.LASTING_POWER_OF_ATTORNEY
ATTORNEY = {
    "speaks_as": "attorney",
    "name": "Ida Poe",
    "document": POWER,
    "reference": "7000 1234",
    "seen_on-day": "1",
    "seen_on-month": "11",
    "seen_on-year": "2026",
}


@pytest.fixture
def small(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, play.child(cast, 5))


@pytest.fixture
def doctor(cast: Cast) -> Client:
    return browser(cast, "okafor")


def put(client: Client, request: PhotographyRequest, **typed: str) -> str:
    sent = {"key": str(uuid4())} | typed
    return words(client.post(f"/forms/{request.form_id}/spokespeople/new", sent, follow=True))


def test_on_file_with_an_entry(cast: Cast, small: PhotographyRequest) -> None:
    mother = play.speaks_for(cast, small, "Bisi Abiola")
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert (entry.event, entry.detail["adds"]) == (Event.SPOKESPERSON_NAME, (f"spokesperson:{mother.id}",))
    assert [each.name for each in deciding(small.form, play.now().date()).candidates] == ["Bisi Abiola"]


def test_the_document_is_kept(cast: Cast, doctor: Client) -> None:
    page = put(doctor, play.ask(cast, cast.rose), **ATTORNEY)
    assert (
        "Lasting power of attorney for health and welfare, registered, 7000 1234, seen on 01-Nov-2026" in page
    )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"document": ""}, "see the document, and choose it here"),
        ({"document": Document.DEPUTYSHIP_ORDER}, "see the document, and choose it here"),
        ({"reference": ""}, "Enter the number or reference"),
        ({"seen_on-year": ""}, "There is no such date"),
        ({"seen_on-day": "", "seen_on-month": "", "seen_on-year": ""}, "Enter the day on which the document"),
        ({"seen_on-year": "2039"}, "This is in the future"),
        ({"speaks_as": "mother"}, "From 16 on everybody decides for themself"),
        ({"speaks_as": "executor"}, "From 16 on everybody decides for themself"),
        ({"speaks_as": ""}, "Choose in what capacity"),
        ({"name": ""}, "Enter their full name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    cast: Cast, doctor: Client, changed: dict[str, str], says: str
) -> None:
    page = put(doctor, play.ask(cast, cast.rose), **(ATTORNEY | changed))
    assert "There is a problem" in page
    assert says in page
    assert "7000 1234" in page or "reference" in changed
    assert not Spokesperson.objects.exists()


def test_nobody_is_a_parent_of_someone_who_is_16(cast: Cast) -> None:
    request = play.ask(cast, play.child(cast, 16))
    with pytest.raises(consents.NotForThisPatient):
        play.speaks_for(cast, request, "Bisi Abiola")
    play.assess(cast, request, Name.CAPACITY, "lacks", wait=NO, retain=NO)
    play.assess(cast, request, Name.BEST_INTERESTS, "yes", regain=NO)
    play.speaks_for(cast, request, "Bisi Abiola")


def test_the_wrong_document_or_none_opens_nothing(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    for document in (None, Document.WILL):
        with pytest.raises(consents.NotSeen):
            play.speaks_for(cast, request, "Ida Poe", "attorney", document)


def test_a_document_seen_tomorrow(cast: Cast) -> None:
    by, request = cast.acting("okafor"), play.ask(cast, cast.rose)
    seen = consents.Seen(POWER, "1", by.at.date() + timedelta(days=2))
    with pytest.raises(consents.NotYet):
        consents.name(by, request.form, consents.Speaker("Ida Poe", speaks_as("attorney"), seen, uuid4()))


def test_two_of_one_name_are_told_apart(cast: Cast, small: PhotographyRequest, doctor: Client) -> None:
    play.speaks_for(cast, small, "Bisi Abiola")
    page = put(doctor, small, speaks_as="mother", name="bisi  ABIOLA")
    assert "on file already" in page
    assert "ABIOLA" in page
    assert Spokesperson.objects.count() == 1


def test_a_second_click_adds_nothing(cast: Cast, small: PhotographyRequest, doctor: Client) -> None:
    key = str(uuid4())
    for _ in range(2):
        put(doctor, small, speaks_as="mother", name="Bisi Abiola", key=key)
    mother = Spokesperson.objects.get()
    for _ in range(2):
        doctor.post(f"/forms/{small.form_id}/spokespeople/{mother.id}/end")
    assert Spokesperson.objects.count() == 2
    assert spokespeople_of(small.patient_id) == []


def test_nobody_answers_for_another_patient_or_after_they_were_ended(
    cast: Cast, small: PhotographyRequest
) -> None:
    mother = play.speaks_for(cast, small, "Bisi Abiola")
    theirs = Terms(
        Giver.PARENT, mother.name, Level.RECORDS, spokesperson=mother.id, explained=tuple(EXPLAINED)
    )
    with pytest.raises(consents.NotTheirs):
        play.signed(cast, play.ask(cast, cast.rose), theirs)
    consents.end(cast.acting("okafor"), mother)
    with pytest.raises(consents.NotTheirs):
        play.signed(cast, small, theirs)
    assert not Consent.objects.exists()


def test_two_forms_signed_in_the_same_second(cast: Cast, small: PhotographyRequest) -> None:
    """Both are kept; the second, which did not know of the first, is told of it before it counts."""
    by = cast.acting("okafor")
    names = [
        play.speaks_for(cast, small, "Bisi Abiola"),
        play.speaks_for(cast, small, "Femi Abiola", "father"),
    ]
    terms = [
        Terms(Giver.PARENT, each.name, Level.RECORDS, spokesperson=each.id, explained=tuple(EXPLAINED))
        for each in names
    ]
    signed = (Signed(Signatory.GIVER, "x"), Signed(Signatory.STAFF, "y"))
    first = consents.give(by, small.form, terms[0], signed, uuid4(), 0)
    with pytest.raises(consents.AnsweredSince):
        consents.give(by, small.form, terms[1], signed, uuid4(), 0)
    second = consents.give(by, small.form, terms[1], signed, uuid4(), first.number)
    assert (first.at, first.number < second.number) == (second.at, True)
