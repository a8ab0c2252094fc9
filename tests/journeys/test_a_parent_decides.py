"""For a child of five the mother is put on file, the child is heard, and she signs as mother."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import ask
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import fill_in, put_on_file, sign
from tests.serving import Site

TUNDE = "ABIOLA, Tunde"


def test_the_mother_signs_and_the_child_is_heard(family: Site, browser: Browser) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_the_mother_is_put_on_file(doctor)
    then_nobody_signs_before_the_child_is_heard(doctor)
    and_she_signs_as_mother(doctor)


def when_the_mother_is_put_on_file(page: Page) -> None:
    ask(page, TUNDE, "Left ear")
    page.get_by_role("button", name="Record who speaks for the patient").click()
    assert faults(page) == []
    put_on_file(page, "Mother", "Bisi Abiola")
    expect(page.locator("main")).to_contain_text("Bisi Abiola, mother, with parental responsibility")
    assert faults(page) == []
    page.get_by_role("button", name="To the consent form").click()


def then_nobody_signs_before_the_child_is_heard(page: Page) -> None:
    page.get_by_label("Bisi Abiola, mother").check()
    fill_in(page)
    expect(page.get_by_role("alert")).to_contain_text("Ask the child, and choose what they say.")
    assert faults(page) == []
    page.get_by_label("They are willing").check()


def and_she_signs_as_mother(page: Page) -> None:
    fill_in(page)
    expect(page.locator("main")).to_contain_text("You decide for the patient: Bisi Abiola, mother")
    expect(page.get_by_text("Parent's signature").first).to_be_visible()
    sign(page, "Bisi Abiola")
    expect(page.locator("main")).to_contain_text("Bisi Abiola, mother")
