"""No parent can be asked: a social worker with an interim care order consents, and the parents are told."""

import re

from playwright.sync_api import Browser, Page, expect

from safelight.consent.assessments.assessment import Name
from tests.journeys.asking import ask, take_on
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import assess, fill_in, put_on_file, sign
from tests.serving import Site

TUNDE, SITE = "ABIOLA, Tunde", "Upper back"
CASE = "It is a child protection case"


def test_a_social_worker_consents(family: Site, browser: Browser) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_no_parent_can_be_asked(doctor)
    and_a_social_worker_shows_who_they_are(doctor)
    then_the_social_worker_signs(doctor)
    and_the_studio_is_told_to_inform_the_parents(signed_in(browser, family, "marques"))


def when_no_parent_can_be_asked(page: Page) -> None:
    ask(page, TUNDE, SITE)
    page.get_by_role("link", name=re.compile("^Who decides")).click()
    concluded = "It is a child protection case, and no parent can be asked"
    assess(page, CASE, Name.PROTECTION, concluded, order="No", interests="No")
    expect(page.get_by_role("alert")).to_contain_text("one of these must be answered yes")
    page.get_by_role("group", name="Is there an interim care order").get_by_label("Yes").check()
    page.get_by_role("button", name="Record it").click()
    assert faults(page) == []


def and_a_social_worker_shows_who_they_are(page: Page) -> None:
    page.get_by_role("link", name="Record who speaks for the patient").click()
    put_on_file(page, "Social worker", "Jo Marsh", "Identity card of the local authority", "CB 4711")


def then_the_social_worker_signs(page: Page) -> None:
    page.get_by_role("button", name="To the consent form").click()
    page.get_by_label("Jo Marsh").check()
    page.get_by_label("They are too young or too ill to say").check()
    fill_in(page)
    expect(page.get_by_text("Social worker's signature").first).to_be_visible()
    sign(page, "Jo Marsh")


def and_the_studio_is_told_to_inform_the_parents(page: Page) -> None:
    take_on(page, SITE)
    expect(page.locator("main")).to_contain_text("Tell the parents")
