"""Two parents say different things, and a child says no to a mother's yes: it stands on a list until it is settled."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import ask, open_patient
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import fill_in, put_on_file, sign, who_decides
from tests.serving import Site

TUNDE, HAND, FOOT = "ABIOLA, Tunde", "Left hand", "Left foot"


def test_it_stands_on_a_list_until_people_settle_it(family: Site, browser: Browser) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_the_mother_agrees(doctor)
    and_the_father_does_not(doctor)
    then_both_see_the_conflict(doctor, signed_in(browser, family, "marques"))
    and_it_is_settled_as_a_refusal(doctor)

    when_the_child_says_no_and_the_mother_agrees(doctor)
    then_the_no_stands_until_it_is_settled(doctor)


def when_the_mother_agrees(page: Page) -> None:
    ask(page, TUNDE, HAND)
    page.get_by_role("link", name=re.compile("^Who decides")).click()
    for as_, name in (("Mother", "Ada Abiola"), ("Father", "Femi Abiola")):
        page.get_by_role("link", name="Record who speaks for the patient").click()
        put_on_file(page, as_, name)
    page.get_by_role("button", name="To the consent form").click()
    page.get_by_label("Ada Abiola").check()
    page.get_by_label("They are willing").check()
    fill_in(page)
    sign(page, "Ada Abiola")


def and_the_father_does_not(page: Page) -> None:
    page.get_by_role("link", name=re.compile("ask again")).click()
    page.get_by_label("Femi Abiola").check()
    page.get_by_role("button", name="They do not agree").click()
    expect(page.locator("main")).to_contain_text("contradict each other")


def then_both_see_the_conflict(page: Page, photographer: Page) -> None:
    photographer.goto("/worklist/")
    expect(photographer.locator("main")).to_contain_text("Conflicting answers")
    open_patient(page, TUNDE)
    expect(page.locator("main")).to_contain_text("Conflicting answers")
    assert faults(page) == []
    page.goto("/patients/")
    page.get_by_role("link", name="Conflicting answers to settle: 1").click()
    assert faults(page) == []
    page.get_by_role("link", name=re.compile(HAND)).click()
    expect(page.get_by_role("heading", name="Ada Abiola, mother")).to_be_visible()
    expect(page.get_by_role("heading", name="Femi Abiola, father")).to_be_visible()
    assert faults(page) == []


def and_it_is_settled_as_a_refusal(page: Page) -> None:
    page.get_by_role("button", name="Record how it was settled").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what settles it.")
    page.get_by_label("The no of Femi Abiola stands").check()
    settle(page)
    expect(page.locator("main")).not_to_contain_text("contradict each other")
    page.goto("/conflicts/")
    expect(page.get_by_text("No answers contradict each other")).to_be_visible()


def when_the_child_says_no_and_the_mother_agrees(page: Page) -> None:
    ask(page, TUNDE, FOOT)
    page.get_by_label("Ada Abiola").check()
    page.get_by_label("They do not want it").check()
    fill_in(page)
    sign(page, "Ada Abiola")


def then_the_no_stands_until_it_is_settled(page: Page) -> None:
    page.goto("/conflicts/")
    page.get_by_role("link", name=re.compile(FOOT)).click()
    expect(page.get_by_role("heading", name="The child")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("The child's no stands").check()
    settle(page)
    who_decides(page, TUNDE, FOOT)
    expect(page.locator("main")).to_contain_text("Settled: the patient's no stands")
    expect(page.locator("main")).to_contain_text("CUH-8.3")
    page.goto("/conflicts/")
    expect(page.get_by_text("No answers contradict each other")).to_be_visible()


def settle(page: Page) -> None:
    page.get_by_label("Who settled it?").fill("Dr Okafor with both parents")
    page.get_by_label("How, and why?").fill("They were heard together and did not agree")
    page.get_by_role("button", name="Record how it was settled").click()
