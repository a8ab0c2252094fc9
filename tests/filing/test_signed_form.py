"""The signed form: a PDF/A made once, kept in the vault, opened through the door, offered to the records system."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from safelight.consent import actions as consents
from safelight.consent.models import Consent
from safelight.consent.terms import Spoken
from safelight.filing import actions, later
from safelight.filing.models import Offer
from safelight.filing.queries import not_offered, without_signed_form
from safelight.ledger.models import LedgerEntry
from safelight.library import door
from safelight.library.models import Document, DocumentKind
from safelight.policy.facts import Giver, Level
from tests import cast as play
from tests.cast import Cast
from tests.filing.papers import TEACHING, asked
from tests.paper.archival import ensure_archival
from tests.paper.making import words_of


def pdf_of(cast: Cast, consent: Consent) -> bytes:
    document = actions.keep_signed_form(cast.acting("okafor"), consent)
    return door.open_document(cast.acting("okafor"), document.pk).data


def test_it_is_archival_and_says_what_was_signed_and_by_whom(cast: Cast) -> None:
    pdf = pdf_of(cast, play.sign(cast, play.ask(cast, cast.rose)))
    ensure_archival(pdf, "Consent to photographs")
    words = words_of(pdf)
    for line in ("BARTHOLOMEW, Rose", "999 001 0374", "Agreed and signed", "Rose Bartholomew", "Dr Okafor"):
        assert line in words


def test_what_was_only_said_is_not_called_signed(cast: Cast) -> None:
    form, by = asked(cast), cast.acting("okafor")
    spoken = Spoken(by.at, "Nurse Hale", "Both arms are in plaster")
    words = words_of(pdf_of(cast, consents.say(by, form, TEACHING, spoken, form.pk)))
    assert "Agreed by word of mouth: nobody signed" in words
    assert "Heard by Nurse Hale." in words
    assert "Agreed and signed" not in words


def test_a_refusal_is_kept_as_one(cast: Cast) -> None:
    form = asked(cast)
    refused = consents.refuse(cast.acting("okafor"), form, TEACHING, form.pk)
    assert "Refused: nothing of this is agreed to" in words_of(pdf_of(cast, refused))


def test_it_is_made_once(cast: Cast) -> None:
    consent = play.sign(cast, play.ask(cast, cast.rose))
    assert pdf_of(cast, consent) == pdf_of(cast, consent)
    assert Document.objects.filter(kind=DocumentKind.SIGNED_FORM).count() == 1


def test_the_job_that_makes_it_exists_with_the_consent(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    jobs = ProcrastinateJob.objects.filter(task_name="filing.make_signed_forms")
    assert [each.args for each in jobs] == [{"patient": str(cast.rose.pk)}]
    later.make_signed_forms(str(cast.rose.pk))
    assert not without_signed_form().exists()
    later.make_signed_forms(str(cast.rose.pk))
    assert Document.objects.count() == 1


def test_it_lies_in_the_vault_unreadable(cast: Cast, settings: Any) -> None:
    pdf_of(cast, play.sign(cast, play.ask(cast, cast.rose)))
    name = Document.objects.get().object_name
    (stored,) = (each for each in settings.SAFELIGHT_HOME.rglob("*") if each.name.endswith(name[4:]))
    assert b"%PDF" not in stored.read_bytes()


@pytest.mark.parametrize("name", ["stranger", "marques", "lindqvist", "osei", "adeyemi"])
def test_nobody_else_opens_it_and_that_they_asked_is_on_the_trail(cast: Cast, name: str) -> None:
    document = actions.keep_signed_form(cast.acting("okafor"), play.sign(cast, play.ask(cast, cast.rose)))
    with pytest.raises(door.NoSuchThing):
        door.open_document(cast.acting(name), document.pk)
    assert LedgerEntry.objects.latest("index").event == "document:refuse"


def test_medical_records_open_it_and_that_is_on_the_trail(cast: Cast) -> None:
    document = actions.keep_signed_form(cast.acting("okafor"), play.sign(cast, play.ask(cast, cast.rose)))
    door.open_document(cast.acting("ferris"), document.pk)
    assert LedgerEntry.objects.latest("index").event == "document:open"


def test_the_records_system_is_offered_it_once(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.SAFELIGHT_RECORDS_OUTBOX = tmp_path
    consent = play.sign(cast, play.ask(cast, cast.rose))
    later.try_again()
    later.try_again()
    document = Document.objects.get(kind=DocumentKind.SIGNED_FORM)
    assert {each.name for each in tmp_path.iterdir()} == {f"{document.pk}.pdf", f"{document.pk}.json"}
    index = json.loads((tmp_path / f"{document.pk}.json").read_text())
    assert index["patient"]["nhs_number"] == "9990010374"
    assert index["consent"]["id"] == str(consent.id)
    pdf = (tmp_path / index["file"]).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == index["sha256"]
    ensure_archival(pdf, "Consent to photographs")
    assert Offer.objects.count() == 1
    assert LedgerEntry.objects.filter(event="document:offer").count() == 1


def test_what_the_outbox_does_not_take_is_offered_again(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.SAFELIGHT_RECORDS_OUTBOX = tmp_path / "gone"
    play.sign(cast, play.ask(cast, cast.rose))
    later.try_again()
    assert not_offered().count() == 1
    (tmp_path / "gone").mkdir()
    later.try_again()
    assert not_offered().count() == 0
    assert len(list((tmp_path / "gone").iterdir())) == 2


def test_without_an_outbox_it_waits(cast: Cast) -> None:
    play.sign(cast, play.ask(cast, cast.rose))
    later.try_again()
    assert not_offered().count() == 1


def test_a_name_that_the_typeface_lacks_is_listed(cast: Cast) -> None:
    form = asked(cast)
    terms = type(TEACHING)(Giver.PATIENT, "\u5f35 Wei", Level.TEACHING, explained=TEACHING.explained)
    consents.refuse(cast.acting("okafor"), form, terms, form.pk)
    later.try_again()
    assert without_signed_form().count() == 1
