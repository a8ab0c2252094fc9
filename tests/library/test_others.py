"""Another patient in the picture: it serves its own patient's care alone, until that other has agreed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.utils import timezone

from safelight.consent.models import Fact
from safelight.library.models import Recording
from safelight.library.standing import restand
from safelight.policy.facts import MadeFor, Purpose
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words
from tests.studio.test_held_pages import moment


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


def send(cast: Cast, recording: Recording, others: str, who: str = "okafor") -> HttpResponse:
    sent = moment(timezone.now() - timedelta(minutes=1)) | {"others": others, "grounds": "Bed 3"}
    return browser(cast, who).post(f"/recordings/{recording.pk}/others", sent)


def uses(recording: Recording) -> set[str]:
    recording.refresh_from_db()
    return set(recording.purposes)


def test_the_recording_leads_to_it(cast: Cast, recording: Recording) -> None:
    client, page = browser(cast, "okafor"), f"/recordings/{recording.pk}/"
    assert "Another patient can be seen" in words(client.get(page))
    send(cast, recording, "unconsented")
    assert "That patient has consented" in words(client.get(page))


@pytest.mark.parametrize("who", ["okafor", "marques"])
def test_it_leaves_the_teaching_and_comes_back(cast: Cast, recording: Recording, who: str) -> None:
    answer = send(cast, recording, "unconsented", who)
    assert answer["Location"] == f"/recordings/{recording.pk}/reasons"
    assert uses(recording) == {Purpose.CARE, Purpose.AUDIT}
    assert recording.standing == "available"
    send(cast, recording, "consented", who)
    assert Purpose.TEACHING in uses(recording)


def test_what_was_not_made_for_care_is_quarantined(cast: Cast, recording: Recording) -> None:
    recording.made_for = MadeFor.TEACHING
    recording.save(update_fields=["made_for"])
    restand([recording], cast.acting("okafor"))
    send(cast, recording, "unconsented")
    assert uses(recording) == set()
    assert recording.standing == "quarantined"


def test_nothing_chosen(cast: Cast, recording: Recording) -> None:
    page = words(send(cast, recording, ""))
    assert "Choose whether another patient can be seen." in page
    assert "Bed 3" in page
    assert not Fact.objects.exists()


def test_a_second_click(cast: Cast, recording: Recording) -> None:
    sent = moment(timezone.now() - timedelta(minutes=1)) | {"others": "unconsented", "key": str(uuid4())}
    for _ in range(2):
        browser(cast, "okafor").post(f"/recordings/{recording.pk}/others", sent)
    assert Fact.objects.count() == 1
