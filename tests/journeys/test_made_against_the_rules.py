"""A picture of the app, made while a photographer could have come: held, an incident opened and closed with leave."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import ask, open_patient, send, sign, take_on
from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed

ROSE = "BARTHOLOMEW, Rose"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("against") / "home", "gather") as site:
        site.start()
        yield site


def test_taken_in_looked_into_and_released(site: Site, browser: Browser, tmp_path: Path) -> None:
    doctor, photographer = (signed_in(browser, site, each) for each in ("okafor", "marques"))
    given_a_signed_form(doctor)
    when_a_picture_of_the_app_comes_in(photographer, tmp_path)
    then_nobody_sees_it(doctor)
    and_the_doctor_reports_what_she_knows(doctor)

    governance = signed_in(browser, site, "osei")
    then_both_wait_with_their_clock(governance)
    when_it_is_closed_before_the_patient_was_told(governance)
    then_it_is_still_open(governance)
    when_it_is_followed_up(governance)
    and_closed_with_leave(governance)
    then_the_picture_serves_its_consent(doctor)
    and_the_library_agrees_with_itself(site)


def given_a_signed_form(page: Page) -> None:
    ask(page, ROSE, "Left elbow")
    sign(page)


def when_a_picture_of_the_app_comes_in(page: Page, folder: Path) -> None:
    take_on(page, "Left elbow")
    page.get_by_text("Made by others, with something else, or showing more").click()
    page.get_by_label("Other staff, not registered").check()
    page.get_by_label("The approved app").check()
    assert faults(page) == []
    send(page, folder, 1)
    uploads = page.locator("[data-uploads]")
    expect(uploads).to_contain_text("it should not have been made")
    expect(uploads).to_contain_text("CUH-15")
    expect(uploads).to_contain_text("information governance is told")


def then_nobody_sees_it(page: Page) -> None:
    open_patient(page, ROSE)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("CUH-12")
    expect(page.locator("main")).to_contain_text("Information governance decides on the incident")
    page.goto("/held/")
    expect(page.get_by_text("Incident open")).to_be_visible()
    assert faults(page) == []


def and_the_doctor_reports_what_she_knows(page: Page) -> None:
    page.get_by_role("link", name="Report a concern").click()
    assert faults(page) == []
    page.get_by_label("Equipment").check()
    page.get_by_label("What happened").fill("Telephones are used on ward D6 at night")
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("Information governance has it now.")).to_be_visible()
    assert faults(page) == []


def then_both_wait_with_their_clock(page: Page) -> None:
    page.get_by_role("link", name="2 incidents open").click()
    expect(page.get_by_text("7 days left")).to_have_count(2)
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("A recording that should not have been made")).click()
    expect(page.locator("main")).to_contain_text("CUH-15")
    assert faults(page) == []


def when_it_is_closed_before_the_patient_was_told(page: Page) -> None:
    page.get_by_label("The recording may be kept and used").check()
    page.get_by_label("Why").fill("She agrees that it is kept")
    page.get_by_role("button", name="Close the incident").click()


def then_it_is_still_open(page: Page) -> None:
    expect(page.get_by_role("alert")).to_contain_text("Nobody has explained to the patient what happened")
    assert faults(page) == []


def when_it_is_followed_up(page: Page) -> None:
    for step, words in (
        ("It was explained to the patient", "Dr Okafor told her, and apologised"),
        ("Something was put right", "The ward has a camera now"),
        ("It has its number", "W-2041"),
    ):
        page.get_by_label(step).check()
        page.get_by_label("In words").fill(words)
        page.get_by_role("button", name="Record it").click()
        expect(page.locator("main")).to_contain_text(words)


def and_closed_with_leave(page: Page) -> None:
    when_it_is_closed_before_the_patient_was_told(page)
    expect(page.locator("main")).to_contain_text("may be kept and used, within its consent")
    expect(page.get_by_role("button", name="Close the incident")).to_have_count(0)
    assert faults(page) == []


def then_the_picture_serves_its_consent(page: Page) -> None:
    open_patient(page, ROSE)
    expect(page.locator("main img")).to_have_count(1)
    page.goto("/held/")
    expect(page.get_by_text("Nothing is held")).to_be_visible()


def and_the_library_agrees_with_itself(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0
