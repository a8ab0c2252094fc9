"""A withdrawal in part: by level, by purpose; and the letter that tells the patient."""

from uuid import uuid4

import pytest

from safelight.consent.models import Consent
from safelight.library.models import Recording
from safelight.policy.facts import Level, Purpose, Scope
from safelight.release.actions import download, give_up, publish
from safelight.release.models import Copy, End
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words
from tests.release.test_registers import JOURNAL

CARE = ["care", "audit"]


def withdrawn(cast: Cast, who: str = "ferris", **said: object) -> str:
    """Both clicks at a desk; the page that says what has happened."""
    address = f"/patients/{cast.rose.pk}/withdraw"
    client = browser(cast, who)
    form = {"covers": "all", "extent": "all", "giver": "patient", "key": str(uuid4()), **said}
    shown = client.post(address, form).content.decode()
    sealed = shown.split('name="intent" value="')[1].split('"')[0]
    return words(client.get(client.post(address, {"intent": sealed})["Location"]))


def purposes() -> list[str]:
    return Recording.objects.get().purposes


def test_everything_beyond_the_record_ends_and_care_goes_on(cast: Cast) -> None:
    play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.TEACHING, Purpose.PUBLICATION))
    page = withdrawn(cast, extent="beyond")
    assert "every use beyond the medical record" in page
    assert purposes() == CARE
    assert Consent.objects.latest("number").to == Scope.USE


def test_one_use_ends_and_the_others_stand(cast: Cast) -> None:
    play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.TEACHING, Purpose.PUBLICATION))
    page = withdrawn(cast, extent="named", purposes=["publication"])
    assert "publication in a journal or book" in page
    assert purposes() == [*CARE, "teaching"]


def test_the_uses_that_end_must_be_ticked(cast: Cast) -> None:
    play.photographed(cast)
    form = {"covers": "all", "extent": "named", "giver": "patient", "key": str(uuid4())}
    answer = browser(cast, "ferris").post(f"/patients/{cast.rose.pk}/withdraw", form)
    assert "Tick the uses that end." in words(answer)


@pytest.mark.parametrize("who", ["okafor", "ferris", "marques", "osei"])
def test_any_desk_will_do(cast: Cast, who: str) -> None:
    play.photographed(cast)
    assert "It is in force now" in withdrawn(cast, who)
    assert purposes() == []


def test_a_copy_for_a_use_that_ends_is_recalled_and_others_are_not(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.TEACHING, Purpose.PUBLICATION))
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    withdrawn(cast, extent="named", purposes=["publication"])
    assert Copy.objects.get().recalled_at is None
    assert "Dr Lindqvist" in withdrawn(cast, extent="named", purposes=["teaching"])
    assert Copy.objects.get().recalled_at is not None


def test_the_letter_says_what_was_done_and_what_nobody_can_take_back(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.TEACHING, Purpose.PUBLICATION))
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    publish(cast.acting("marques"), recording, JOURNAL)
    page = withdrawn(cast)
    assert "Beyond recall" in page
    consent = Consent.objects.latest("number")
    address = f"/patients/{cast.rose.pk}/withdrawals/{consent.id}/letter"
    letter = words(browser(cast, "ferris").get(address))
    assert "Dear Rose Bartholomew" in letter
    assert "has been taken out of use, and is shown to nobody" in letter
    assert "it has been called back, and we are seeing to it" in letter
    assert "What cannot be taken back" in letter
    assert "Journal of Illustrated Dermatology 12(3), 20-Nov-2026" in letter
    give_up(cast.acting("lindqvist"), Copy.objects.get(), End.DESTROYED)
    assert "it has been destroyed" in words(browser(cast, "ferris").get(address))
