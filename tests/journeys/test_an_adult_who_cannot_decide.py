"""Rose is found unable to decide, and her attorney is asked; for Kofi nobody has authority: best interests."""

import re

from playwright.sync_api import Browser, Page, expect

from safelight.consent.assessments.assessment import Name
from tests.journeys.asking import ask
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import assess, fill_in, put_on_file, sign
from tests.serving import Site

ROSE, KOFI = "BARTHOLOMEW, Rose", "MENSAH, Kofi"
CAPACITY, INTERESTS = "Assess whether they can make this decision", "Decide in the patient's best interests"
LACKS = {"retain": "No", "wait": "No"}
CONSULTED = "Her brother Yaw Mensah: he would have wanted the wound followed"


def test_an_attorney_or_best_interests(family: Site, browser: Browser) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_it_is_found_that_they_cannot_decide(doctor, ROSE, "Right heel")
    then_an_attorney_is_put_on_file_with_the_document(doctor)
    and_signs_as_attorney(doctor)

    when_it_is_found_that_they_cannot_decide(doctor, KOFI, "Sacrum")
    and_nobody_can_be_asked(doctor)
    then_it_is_decided_in_his_best_interests_with_who_was_consulted(doctor)


def when_it_is_found_that_they_cannot_decide(page: Page, name: str, site: str) -> None:
    ask(page, name, site)
    page.get_by_role("link", name=re.compile("^Who decides")).click()
    assess(page, CAPACITY, Name.CAPACITY, "They cannot make this decision", **{**LACKS, "help": "No"})
    expect(page.get_by_role("alert")).to_contain_text("that conclusion cannot stand")
    page.get_by_role("group", name="Was everything practicable done").get_by_label("Yes").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("an attorney, deputy or guardian decides")
    assert faults(page) == []


def then_an_attorney_is_put_on_file_with_the_document(page: Page) -> None:
    page.get_by_role("link", name="Record who speaks for the patient").click()
    page.get_by_role("radio", name=re.compile("^Attorney")).check()
    page.get_by_label("Full name").fill("Ida Bartholomew")
    page.get_by_label("Year").fill("2039")
    page.get_by_role("button", name="Put on file").click()
    expect(page.get_by_role("alert")).to_contain_text("see the document, and choose it here")
    expect(page.get_by_label("Full name")).to_have_value("Ida Bartholomew")
    for part, value in (("Day", "1"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    put_on_file(
        page, "Attorney for health and welfare", "Ida Bartholomew", "Lasting power of attorney", "7000 1234"
    )
    expect(page.locator("main")).to_contain_text("7000 1234, seen on 01-Nov-2026")


def and_signs_as_attorney(page: Page) -> None:
    page.get_by_role("button", name="To the consent form").click()
    fill_in(page)
    expect(page.locator("main")).to_contain_text("Ida Bartholomew, attorney for health and welfare")
    sign(page, "Ida Bartholomew")


def and_nobody_can_be_asked(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("No attorney, deputy or guardian is on file.")


def then_it_is_decided_in_his_best_interests_with_who_was_consulted(page: Page) -> None:
    assess(
        page,
        INTERESTS,
        Name.BEST_INTERESTS,
        "It is in their best interests",
        regain="No",
        consulted=CONSULTED,
    )
    page.get_by_text("Is it in the patient's best interests? Questions and answers").click()
    expect(page.get_by_text(CONSULTED)).to_be_visible()
    expect(page.locator("main")).to_contain_text("What the policy says now")
    assert faults(page) == []
