"""The site decides by the hospital that it is set up for."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from safelight.ledger.refused import Refused
from safelight.library import door
from safelight.policy.facts import Purpose
from safelight.policy.hospital import parse
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

ST_LUKES = Path(__file__).parents[1] / "policy" / "hospital"


@pytest.fixture
def two_approve_teaching(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """St Luke's, where two people have to approve teaching too."""
    monkeypatch.syspath_prepend(str(ST_LUKES))
    text = (ST_LUKES / "profile.toml").read_text("utf-8")
    more = text.replace('purposes = ["publicity"', 'purposes = ["teaching", "publicity"')
    stack = parse(more)
    with override_settings(SAFELIGHT_STACK=stack):
        yield
    for module in [each for each in sys.modules if each.split(".")[0] == "luke"]:
        del sys.modules[module]


def test_without_it_the_teacher_sees_what_was_agreed_to(cast: Cast) -> None:
    recording = play.photographed(cast)
    assert door.open_one(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING).permitted
    assert Purpose.TEACHING in recording.purposes


def test_the_door_refuses_by_its_paragraph(cast: Cast, two_approve_teaching: None) -> None:
    recording = play.photographed(cast)
    with pytest.raises(Refused) as refused:
        door.open_one(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING)
    assert [str(each) for each in refused.value.verdict.citations] == ["LUKE-2"]
    assert refused.value.verdict.profile.startswith("st-lukes@")


def test_search_goes_by_it(cast: Cast, two_approve_teaching: None) -> None:
    assert play.photographed(cast).purposes == [Purpose.CARE, Purpose.AUDIT]


def test_the_reasons_name_its_packs_and_its_profile(cast: Cast, two_approve_teaching: None) -> None:
    recording = play.photographed(cast)
    page = words(browser(cast, "okafor").get(f"/recordings/{recording.pk}/reasons"))
    assert "gmc@2011.2, cuh@7, luke@3 under the profile st-lukes@" in page
    assert "LUKE, section 2" in page
