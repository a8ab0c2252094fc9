"""A patient takes back one use, then everything; copies come back, what is public stays so, and the letter says it.

And a consent that was recorded on the wrong form is taken out, which is not a withdrawal.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("minds") / "home", "published") as site:
        site.start()
        yield site


def test_taken_back_in_part_then_whole_and_a_mistake_taken_out(site: Site, browser: Browser) -> None:
    recording = site.told.strip()
    studio = signed_in(browser, site, "marques")
    given_the_photograph_has_been_published(studio, recording)
    office = signed_in(browser, site, "ferris")
    when_the_patient_takes_back_teaching(office)
    then_the_teacher_is_told_to_give_the_copy_up(signed_in(browser, site, "lindqvist"))
    and_the_recall_is_worked_off(studio)
    when_the_patient_takes_back_everything(office)
    then_the_letter_says_what_nobody_can_take_back(office)
    governance = signed_in(browser, site, "osei")
    when_the_withdrawal_turns_out_to_be_another_patients(governance)
    then_what_it_closed_is_open_again(office)


def at_the_desk(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_label("NHS number").fill("999 001 0374")
    page.get_by_role("button", name="Find").click()
    page.locator("main").get_by_role("link").first.click()


def given_the_photograph_has_been_published(page: Page, recording: str) -> None:
    page.goto(f"/recordings/{recording}/")
    page.get_by_role("button", name="Record a publication").click()
    page.get_by_label("Publication in a journal or book").check()
    page.get_by_label("Which journal, book, site or programme?").fill(
        "Journal of Illustrated Dermatology 12(3)"
    )
    for part, value in (("Day", "31"), ("Month", "12"), ("Year", "2099")):
        page.get_by_label(part).fill(value)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("still to come")
    assert faults(page) == []
    page.get_by_label("Year").fill("2025")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Published already")


def when_the_patient_takes_back_teaching(page: Page) -> None:
    at_the_desk(page)
    page.get_by_role("link", name="Withdraw consent").click()
    page.get_by_label("Everything: all photographs").check()
    page.get_by_label("Only the uses ticked below").check()
    page.get_by_role("radio", name="The patient", exact=True).check()
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the uses that end")
    page.get_by_label("Teaching", exact=True).check()
    assert faults(page) == []
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_text("1 copy will be recalled")).to_be_visible()
    page.get_by_role("button", name="Withdraw consent now").click()
    expect(page.get_by_text("It is in force now")).to_be_visible()
    assert faults(page) == []


def then_the_teacher_is_told_to_give_the_copy_up(page: Page) -> None:
    page.get_by_role("link", name="Copies I hold").click()
    expect(page.locator("main")).to_contain_text("Give it up")
    assert faults(page) == []


def and_the_recall_is_worked_off(page: Page) -> None:
    page.get_by_role("link", name="Recalls").click()
    expect(page.locator("main")).to_contain_text("Dr Lindqvist took it for teaching")
    page.get_by_role("link", name="Say what became of it").click()
    page.get_by_label("It cannot be found").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("what was done to find it")
    page.get_by_label("It is destroyed").check()
    assert faults(page) == []
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Nothing is outstanding")
    expect(page.locator("main")).to_contain_text("destroyed on")
    assert faults(page) == []


def when_the_patient_takes_back_everything(page: Page) -> None:
    at_the_desk(page)
    page.get_by_role("link", name="Withdraw consent").click()
    page.get_by_label("Everything: all photographs").check()
    page.get_by_label("All of it").check()
    page.get_by_role("radio", name="The patient", exact=True).check()
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_text("Cannot be called back")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Withdraw consent now").click()
    expect(page.locator("main")).to_contain_text("Beyond recall")


def then_the_letter_says_what_nobody_can_take_back(page: Page) -> None:
    page.get_by_role("link", name="A letter for the patient").click()
    expect(page.get_by_text("Dear Rose Bartholomew")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Journal of Illustrated Dermatology 12(3)")
    assert faults(page) == []


def when_the_withdrawal_turns_out_to_be_another_patients(page: Page) -> None:
    at_the_desk(page)
    page.get_by_role("link", name="What was agreed").click()
    page.get_by_role("link", name="Recorded in error?").last.click()
    page.get_by_label("What the mistake was").fill("Another Rose had said so at the desk")
    page.get_by_role("button", name="Take it out of what counts").click()
    expect(page.get_by_role("alert")).to_contain_text("withdraw the consent")
    assert faults(page) == []
    page.get_by_label("It was a mistake of ours").check()
    page.get_by_role("button", name="Take it out of what counts").click()
    expect(page.locator("main")).to_contain_text("recorded in error and never counted")


def then_what_it_closed_is_open_again(page: Page) -> None:
    at_the_desk(page)
    expect(page.locator("main")).to_contain_text("may be used for what was agreed")
