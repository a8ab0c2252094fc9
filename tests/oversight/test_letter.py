"""Who saw a patient's photographs, for the patient to read and keep."""

import re

import pytest
from django.test import Client

from safelight.ledger.writing import note
from safelight.oversight.presenters.lay import DID, did
from safelight.policy.facts import Purpose
from safelight.release.actions import download
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

# Never about one patient, or done by nobody: a letter to one never has them.
NOT_ABOUT_ONE = {
    Event.ACCOUNT_SIGN_IN,
    Event.ACCOUNT_SIGN_IN_FAILED,
    Event.ACCOUNT_SIGN_OUT,
    Event.BACKUP_KEEP,
    Event.BACKUP_REHEARSE,
    Event.BACKUP_RESTORE,
    Event.BACKUP_TAKE,
    Event.CHECKPOINT_SIGN,
    Event.FORM_ADOPT,
    Event.KEY_FORGET,
    Event.KEY_MAKE,
    Event.KEY_ROTATE,
    Event.PATIENT_FIND,
    Event.POLICY_ADOPT,
    Event.REMINDER_RAISE,
    Event.REMINDER_SEND,
    Event.SCAN_BRING,  # of several patients
    Event.SCAN_GIVE_UP,
    Event.SEARCH_RUN,
    Event.STAFF_END,
    Event.STAFF_ENROL,
    Event.STAFF_GRANT,
    Event.TRAINING_ASK,
    Event.TRAINING_GIVE,
    Event.UNUSUAL_FIND,
    Event.VAULT_CHECK,
}


@pytest.fixture
def osei(cast: Cast) -> Client:
    return browser(cast, "osei")


def letter(osei: Client, cast: Cast) -> str:
    return words(osei.get(f"/oversight/patients/{cast.rose.pk}/letter"))


def test_what_can_be_about_a_patient_has_words_for_them() -> None:
    assert set(DID) == set(Event) - NOT_ABOUT_ONE


@pytest.mark.parametrize("event", sorted(DID))
def test_a_refusal_never_reads_as_if_it_had_happened(event: Event) -> None:
    assert "refused" in did(event, refused=True)


def test_who_looked_what_for_and_what_was_refused(cast: Cast, osei: Client) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    doctor = browser(cast, "okafor")
    for _ in range(2):
        doctor.get(f"/recordings/{recording.pk}/")
    play.withdraw(cast, cast.rose)
    doctor.get(f"/recordings/{recording.pk}/")
    told = letter(osei, cast)
    assert "For Rose Bartholomew." in told
    assert "1 person looked at your photographs, twice in all." in told
    assert "1 copy was taken." in told
    assert "Once, the library refused what was asked." in told
    assert (
        "Dr Okafor (Clinician) looked at a photograph, for your care (left elbow, overview), twice." in told
    )
    assert "Dr Lindqvist (Teacher) took a copy, for teaching (left elbow, overview)." in told
    assert re.search(
        r"asked to look at a photograph, and was refused \((?:[A-Z]+-[0-9.]+, )*CUH-8.1[,)]", told
    ), told
    assert "Trust policy, Illustrative recordings of patients" in told


def test_nobody_looked(cast: Cast, osei: Client) -> None:
    told = letter(osei, cast)
    assert "Nobody has looked at your photographs." in told
    assert "Nobody took a copy." in told
    assert "What the numbers mean" not in told
    assert "Dr Osei (Information governance) read this list, to check it." in told


def test_what_the_library_did_by_itself_is_left_out(cast: Cast, osei: Client) -> None:
    play.photographed(cast)
    assert "put you on the library's list" not in letter(osei, cast)  # at set-up, by nobody


def test_every_word_of_it_has_a_line(cast: Cast, osei: Client) -> None:
    for event in DID:
        note(event, cast.acting("okafor"), patient=cast.rose.pk)
    told = letter(osei, cast)
    assert [text for text in DID.values() if text not in told] == []
