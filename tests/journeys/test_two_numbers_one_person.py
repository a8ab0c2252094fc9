"""Two records turn out to be one person's; a withdrawal on the one closes the other; the merge is undone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("merging") / "home", "photographed") as site:
        site.start()
        yield site


def test_merged_withdrawn_and_undone(site: Site, browser: Browser) -> None:
    office = signed_in(browser, site, "ferris")
    given_the_other_record_is_found(office)
    when_it_is_merged_with_the_first(office)
    and_the_patient_withdraws_at_the_desk(office)
    then_the_photograph_is_closed_on_both(office)
    when_the_merge_is_undone(office)
    then_each_record_speaks_for_itself(office)


def find(page: Page, number: str) -> None:
    page.goto("/patients/")
    page.get_by_label("NHS number").fill(number)
    page.get_by_role("button", name="Find").click()
    page.locator("main").get_by_role("link").first.click()


def given_the_other_record_is_found(page: Page) -> None:
    find(page, "999 002 0744")
    expect(page.get_by_role("heading", name="Your photographs, and what was agreed")).to_be_visible()
    expect(page.locator("main")).to_contain_text("No photographs have been taken")
    assert faults(page) == []


def when_it_is_merged_with_the_first(page: Page) -> None:
    page.get_by_role("link", name="Records of this person").click()
    page.get_by_label("NHS number of the other record").fill("999 001 0375")
    page.get_by_label("How it was found out").fill("The same address, and she says so herself")
    page.get_by_role("button", name="Show both records").click()
    expect(page.get_by_role("alert")).to_contain_text("a digit is missing or mistyped")
    assert faults(page) == []
    page.get_by_label("NHS number of the other record").fill("999 001 0374")
    page.get_by_role("button", name="Show both records").click()
    expect(page.get_by_role("heading", name="Are these one person?")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1 photograph")
    assert faults(page) == []
    page.get_by_role("button", name="They are one person: merge").click()
    expect(page.locator("main")).to_contain_text("was merged into MENSAH, Kofi")
    assert faults(page) == []


def and_the_patient_withdraws_at_the_desk(page: Page) -> None:
    find(page, "999 002 0744")
    expect(page.locator("main")).to_contain_text("Left elbow")
    page.get_by_role("link", name="Withdraw consent").click()
    page.get_by_label("Everything: all photographs").check()
    page.get_by_label("All of it").check()
    page.get_by_role("radio", name="The patient", exact=True).check()
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_text("1 photograph will close")).to_be_visible()
    page.get_by_role("button", name="Withdraw consent now").click()


def then_the_photograph_is_closed_on_both(page: Page) -> None:
    for number in ("999 002 0744", "999 001 0374"):
        find(page, number)
        expect(page.locator("main")).to_contain_text("taken out of use, and shown to nobody")
        assert faults(page) == []


def when_the_merge_is_undone(page: Page) -> None:
    page.get_by_role("link", name="Records of this person").click()
    page.get_by_text("They are two persons after all", exact=True).click()
    page.get_by_label("Why they are two persons").fill("Cousins of the same name at one address")
    page.get_by_role("button", name="Undo this merge").click()
    expect(page.locator("main")).to_contain_text("Undone on")


def then_each_record_speaks_for_itself(page: Page) -> None:
    find(page, "999 001 0374")
    expect(page.locator("main")).to_contain_text("may be used for what was agreed")
    find(page, "999 002 0744")
    expect(page.locator("main")).to_contain_text("took back what was agreed")
