"""Elspeth Hughes has died: the executor decides, a relative is heard, and her known wishes are followed."""

import re

from playwright.sync_api import Browser, Page, expect

from safelight.consent.assessments.assessment import Name
from tests.journeys.asking import ask
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import assess, fill_in, put_on_file, sign
from tests.serving import Site

ELSPETH = "HUGHES, Elspeth"


def test_the_executor_decides_and_a_relative_is_heard(family: Site, browser: Browser) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_executor_and_husband_are_put_on_file(doctor)
    then_the_husband_is_heard_and_his_yes_alone_opens_nothing(doctor)
    and_the_executor_signs(doctor)
    when_it_is_known_that_she_did_not_want_it_that_is_followed(doctor)


def when_executor_and_husband_are_put_on_file(page: Page) -> None:
    ask(page, ELSPETH, "Left hand")
    page.get_by_role("link", name=re.compile("^Who decides")).click()
    page.get_by_role("link", name="Record who speaks for the patient").click()
    put_on_file(page, "Executor", "Owen Hughes", "Grant of probate", "1234-5678")
    page.get_by_role("link", name="Record who speaks for the patient").click()
    put_on_file(page, "Husband, wife or partner", "Alun Hughes")
    assert faults(page) == []


def then_the_husband_is_heard_and_his_yes_alone_opens_nothing(page: Page) -> None:
    page.get_by_role("button", name="To the consent form").click()
    page.get_by_label("Alun Hughes").check()
    fill_in(page)
    expect(page.locator("main")).to_contain_text("You are asked: Alun Hughes, husband, wife or partner")
    sign(page, "Alun Hughes")
    expect(page.locator("main")).to_contain_text("A relative's word alone")


def and_the_executor_signs(page: Page) -> None:
    page.get_by_role("link", name=re.compile("ask again")).click()
    page.get_by_label("Owen Hughes").check()
    fill_in(page)
    expect(page.locator("main")).to_contain_text("Owen Hughes, executor")
    sign(page, "Owen Hughes")


def when_it_is_known_that_she_did_not_want_it_that_is_followed(page: Page) -> None:
    page.get_by_role("link", name="Who decides").click()
    assess(
        page,
        "Record what they are known to have wanted",
        Name.KNOWN_WISHES,
        "They did not want their photographs to be used",
    )
    expect(page.locator("main")).to_contain_text("GMC-47")
    assert faults(page) == []
