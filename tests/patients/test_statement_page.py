"""What is printed for the patient: what was agreed, what exists, what happened since, who looked."""

from uuid import uuid4

from safelight.consent import actions as consents
from safelight.consent.actions.merging import merge
from safelight.consent.models import Consent
from safelight.library import door
from safelight.policy.facts import Purpose
from safelight.release import actions as release
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def read(cast: Cast, who: str = "ferris") -> str:
    return words(browser(cast, who).get(f"/patients/{cast.rose.pk}/agreed"))


def test_tells_the_whole_story_in_order(cast: Cast) -> None:
    recording = play.photographed(cast)
    door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)
    release.download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    before = read(cast)
    assert "Left elbow, asked on" in before
    assert "Rose Bartholomew (the patient) agreed, in writing, with Dr Okafor" in before
    assert "to teach doctors, nurses, other health staff and students" in before
    assert "may be used for what was agreed" in before
    assert "Dr Lindqvist took a copy for teaching" in before
    assert "Dr Okafor, clinician, looked for care of this patient" in before
    play.withdraw(cast, cast.rose)
    after = read(cast)
    assert "took back what was agreed" in after
    assert "taken out of use, and shown to nobody" in after
    assert "It was called back on" in after


def test_what_was_recorded_in_error_says_so(cast: Cast) -> None:
    play.photographed(cast)
    consents.void(cast.acting("okafor"), Consent.objects.get(), "Signed for another patient")
    assert "recorded in error and never counted" in read(cast)


def test_records_that_were_merged_are_told_as_one(cast: Cast) -> None:
    play.sign(cast, play.ask(cast, cast.kofi, "Scalp"))
    assert "Scalp" not in read(cast)
    merge(cast.acting("ferris"), cast.kofi, cast.rose, "Registered twice")
    assert "Scalp" in read(cast)


def test_an_empty_one_says_so(cast: Cast) -> None:
    page = read(cast, "okafor")
    assert "nobody has been asked to agree to any" in page
    assert "Nobody has looked at your photographs" in page


def test_whoever_does_not_care_for_the_patient_is_asked_why_first(cast: Cast) -> None:
    answer = browser(cast, "stranger").get(f"/patients/{cast.rose.pk}/agreed")
    assert (answer.status_code, answer["Location"]) == (302, f"/patients/{cast.rose.pk}/reach")
    assert browser(cast, "osei").get(f"/patients/{uuid4()}/agreed").status_code == 404
