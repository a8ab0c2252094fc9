"""A television crew wants to film a patient: not before the contract and the permissions are on file."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.asking import take_on
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital

CREW = "A crew from outside, for public media"


def test_no_crew_without_its_contract(tmp_path: Path) -> None:
    with hospital(tmp_path / "crew", "to_be_filmed") as (site, browser, _):
        page = signed_in(browser, site, "marques")
        given_the_request_is_open(page)
        then_the_crew_may(page, "No")
        when_it_is_recorded(page, "The communications manager permits it", "Letter CM 12")
        then_the_crew_may(page, "No")
        for each in (
            "The hospital agrees that a crew from outside",
            "The crew has a contract",
            "The contract waives",
        ):
            page.get_by_label(each).check()
        when_it_is_recorded(page, "The crew has a contract", "Contract 2026/14")
        then_the_crew_may(page, "Yes")
        assert faults(page) == []
        when_it_is_recorded(page, "The crew has a contract", "Letter CM 15", ended=True)
        then_the_crew_may(page, "No")
        assert site.run("safelight", "trail", "verify").returncode == 0


def given_the_request_is_open(page: Page) -> None:
    take_on(page, "Left elbow")
    page.get_by_role("link", name="For publicity or public media, or by a crew from outside").click()
    expect(page.get_by_text("No approval is recorded")).to_be_visible()
    assert faults(page) == []


def when_it_is_recorded(page: Page, what: str, document: str, *, ended: bool = False) -> None:
    page.get_by_label(what).check()
    if ended:
        page.get_by_label("It has ended, or was taken back").check()
    page.get_by_label("Who says so").fill("Jo Lane, communications manager")
    page.get_by_label("Document", exact=True).fill(document)
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text(document)


def then_the_crew_may(page: Page, answer: str) -> None:
    expect(page.get_by_role("heading", name=CREW)).to_contain_text(answer)
