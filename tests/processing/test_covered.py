"""A sensitive photograph is asked for on its own page before anybody processes it or sees what came of it."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from safelight.library.models import Recording
from safelight.policy.facts import Shows
from safelight.studio.actions import BY_THE_STUDIO
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

from .test_pages import address, kept


@pytest.fixture
def recording(cast: Cast) -> Recording:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    return play.photograph(cast, request, making=replace(BY_THE_STUDIO, shows=(Shows.INTIMATE,)))


def uncovered(client: Client, recording: Recording) -> str:
    """The address to go on to from the recording's page, once it was asked for there."""
    page = client.get(f"/recordings/{recording.pk}/").content.decode()
    action = re.search(r'action="(/viewings/[^"]+/unveil)"', page)
    assert action
    sent = client.post(action[1], {"back": f"/recordings/{recording.pk}/"})
    after: str = sent["Location"].partition("#")[0].partition("?")[2]
    return after


def test_it_is_not_processed_covered(cast: Cast, recording: Recording) -> None:
    marques = browser(cast, "marques")
    sent = marques.get(address(recording))
    assert (sent.status_code, sent["Location"]) == (303, f"/recordings/{recording.pk}/")
    after = uncovered(marques, recording)
    own = marques.get(f"/recordings/{recording.pk}/?{after}").content.decode()
    (link,) = re.findall(r'href="([^"]+/processing\?[^"]+)"', own)
    page = marques.get(link)
    assert page.status_code == 200
    assert "/screen" in page.content.decode()


def test_what_came_of_it_is_covered_too(cast: Cast, recording: Recording) -> None:
    marques = browser(cast, "marques")
    after = uncovered(marques, recording)
    made = kept(marques, recording, after=after)
    assert made.status_code == 303
    page = marques.get(made["Location"])
    (picture,) = re.findall(r'src="(/viewings/[^"]+/processed/1/screen)"', page.content.decode())
    assert marques.get(picture).status_code == 200
    okafor = browser(cast, "okafor")
    covered = okafor.get(address(recording, "processed/1"))
    assert (covered.status_code, covered["Location"]) == (303, f"/recordings/{recording.pk}/")
    own = okafor.get(f"/recordings/{recording.pk}/")
    assert "Sensitive, and so covered." in words(own)
    (viewing,) = set(re.findall(r"/viewings/([0-9a-f-]{36})/", own.content.decode()))
    direct = picture.replace(picture.split("/")[2], viewing)
    assert okafor.get(direct).status_code == 404
