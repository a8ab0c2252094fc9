"""A patient with both arms in plaster agrees by word of mouth, and the page says what that is worth here."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import ask_for_photographs, hospital
from tests.serving import Site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Browser]]:
    with hospital(tmp_path_factory.mktemp("spoken") / "home") as (site, browser, _):
        yield site, browser


def test_agreed_by_word_of_mouth(place: tuple[Site, Browser]) -> None:
    site, browser = place
    doctor = signed_in(browser, site, "okafor")
    given_a_patient_who_cannot_sign(doctor)
    then_the_page_says_that_nothing_rests_on_it(doctor)
    when_the_day_is_in_the_future_nothing_typed_is_lost(doctor)
    and_it_is_recorded_with_who_heard_it(doctor)
    then_the_studio_knows_that_nothing_is_signed(signed_in(browser, site, "marques"))


def given_a_patient_who_cannot_sign(page: Page) -> None:
    ask_for_photographs(page)
    explain(page)
    page.get_by_role("radio", name="The medical record, and teaching").check()
    page.get_by_role("button", name="They agreed by word of mouth").click()


def then_the_page_says_that_nothing_rests_on_it(page: Page) -> None:
    expect(page.get_by_text("By this hospital's rules nothing rests on it")).to_be_visible()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Making the photographs"))
    expect(row).to_contain_text("No")
    expect(row).to_contain_text("CUH-8")
    assert faults(page) == []


def when_the_day_is_in_the_future_nothing_typed_is_lost(page: Page) -> None:
    page.get_by_label("Year").fill("2099")
    page.get_by_label("At what time?").fill("14:30")
    page.get_by_label("Who heard it?").fill("Nurse Tom Hale")
    page.get_by_label("Why is it not in writing?").fill("Both arms are in plaster")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("This is in the future")
    expect(page.get_by_label("Why is it not in writing?")).to_have_value("Both arms are in plaster")
    assert faults(page) == []


def and_it_is_recorded_with_who_heard_it(page: Page) -> None:
    page.get_by_label("Year").fill("2026")
    page.get_by_label("Day").fill("1")
    page.get_by_label("Month").fill("1")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", name="Agreed by word of mouth on 01-Jan-2026 14:30")).to_be_visible()
    expect(page.get_by_text("Heard by Nurse Tom Hale.")).to_be_visible()
    expect(page.get_by_text("Not in writing because: Both arms are in plaster")).to_be_visible()
    assert faults(page) == []


def then_the_studio_knows_that_nothing_is_signed(page: Page) -> None:
    expect(page.get_by_text("By word of mouth, not signed")).to_be_visible()
    page.get_by_role("link", name="Left elbow").click()
    expect(page.get_by_text("They have agreed by word of mouth and signed nothing")).to_be_visible()
    assert faults(page) == []
