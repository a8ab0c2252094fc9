"""A visitor signs a release for a picture of the hospital's work; it is printed, and taken back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital


def test_a_visitor_agrees_and_changes_her_mind(tmp_path: Path) -> None:
    with hospital(tmp_path / "release") as (site, browser, _):
        page = signed_in(browser, site, "marques")
        when_a_visitor_is_asked(page)
        and_reads_and_signs(page)
        then_it_stands_in_the_register(page)
        when_she_takes_it_back(page)
        then_the_register_says_so(page)
        assert site.run("safelight", "trail", "verify").returncode == 0


def when_a_visitor_is_asked(page: Page) -> None:
    page.get_by_role("link", name="Model releases").click()
    assert faults(page) == []
    page.get_by_role("link", name="Ask somebody for a release").click()
    page.get_by_label("Full name of the person in the picture").fill("Vera Lund")
    page.get_by_label("What is recorded, when and where").fill("Opening of the day unit, 4 December")
    explain(page)
    page.get_by_label("Publicity for the hospital").check()
    page.get_by_role("button", name="Continue to the signature").click()
    expect(page.get_by_role("alert")).to_contain_text("write its name")
    assert faults(page) == []
    page.get_by_label("Which site, leaflet or display").fill("Day unit pages of the hospital's site")
    page.get_by_label("They have been told that what is published cannot be taken back").check()
    page.get_by_role("button", name="Continue to the signature").click()


def and_reads_and_signs(page: Page) -> None:
    expect(page.locator("main")).to_contain_text(
        "They may be used to show the hospital's own work to the public."
    )
    expect(page.locator("main")).to_contain_text("They may not be used on television")
    assert faults(page) == []
    for number, name in enumerate(("Vera Lund", "Dr Marques")):
        page.get_by_label("Or type the full name as a signature").nth(number).fill(name)
    page.get_by_role("button", name="I agree and sign").click()
    expect(page.get_by_role("button", name="Print it for them")).to_be_visible()
    assert faults(page) == []


def then_it_stands_in_the_register(page: Page) -> None:
    page.get_by_role("link", name="All releases").click()
    expect(page.get_by_role("row", name=re.compile("Vera Lund.*Stands"))).to_be_visible()


def when_she_takes_it_back(page: Page) -> None:
    page.get_by_role("link", name="Release 1").click()
    page.get_by_label("Reason, if they gave one").fill("She does not want to be seen there")
    page.get_by_role("button", name="Record that it was taken back").click()
    expect(page.locator("h1")).to_contain_text("Taken back")


def then_the_register_says_so(page: Page) -> None:
    page.get_by_role("link", name="All releases").click()
    expect(page.get_by_role("row", name=re.compile("Vera Lund.*Taken back"))).to_be_visible()
    assert faults(page) == []
