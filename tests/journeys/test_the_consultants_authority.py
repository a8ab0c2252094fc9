"""A consultant has a child photographed on suspected abuse, and learns that an able adult's consent is not replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import ask, open_patient, send, take_on
from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed

CHILD, ADULT = "ABIOLA, Tunde", "BARTHOLOMEW, Rose"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("authority") / "home", "nursery") as site:
        site.start()
        yield site


def test_for_a_child_and_not_for_an_able_adult(site: Site, browser: Browser, tmp_path: Path) -> None:
    consultant, photographer = (signed_in(browser, site, each) for each in ("bello", "marques"))
    given_a_child_whose_parents_will_not_agree(consultant)
    when_the_consultant_says_why(consultant, "A child may have been injured on purpose")
    then_the_policy_says_yes_for_the_record_alone(consultant)
    and_it_is_recorded(consultant)
    when_the_studio_photographs(photographer, tmp_path)
    then_it_serves_care_and_nothing_else(consultant)

    ask(consultant, ADULT, "Left elbow")
    when_the_consultant_says_why(consultant, "They may protect the hospital in a court of law")
    then_the_policy_says_no(consultant)


def given_a_child_whose_parents_will_not_agree(page: Page) -> None:
    ask(page, CHILD, "Back")


def when_the_consultant_says_why(page: Page, ground: str) -> None:
    page.get_by_role("link", name="A consultant authorises it without consent").click()
    assert faults(page) == []
    expect(page.get_by_label("The consultant in charge of the patient's case")).to_have_value(
        page.get_by_role("option", name="Dr Bello, Consultant").get_attribute("value") or "none"
    )
    page.get_by_label(ground).check()
    page.get_by_role("button", name="Show what the policy says").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the consultant's reasons.")
    page.get_by_label("The consultant's reasons").fill("Bruises of different ages")
    page.get_by_role("button", name="Show what the policy says").click()


def then_the_policy_says_yes_for_the_record_alone(page: Page) -> None:
    answer = page.get_by_role("status")
    expect(answer).to_contain_text("Yes Photographs on this authority")
    expect(answer).to_contain_text("Confine access to use in the medical record.")
    expect(answer).to_contain_text("Restricted")
    assert faults(page) == []


def and_it_is_recorded(page: Page) -> None:
    page.get_by_role("button", name="Record this authority").click()
    expect(page.get_by_role("heading", name="Consent to photographs")).to_be_visible()


def when_the_studio_photographs(page: Page, folder: Path) -> None:
    take_on(page, "Back")
    send(page, folder, 1)
    expect(page.locator("[data-uploads]")).to_contain_text("Restricted.")


def then_it_serves_care_and_nothing_else(page: Page) -> None:
    open_patient(page, CHILD)
    page.get_by_role(
        "button", name="Show it"
    ).first.click()  # suspected abuse is covered until it is asked for
    page.locator("a:has(img)").first.click()
    expect(page.get_by_role("heading", name="Yes Care of this patient")).to_be_visible()
    expect(page.get_by_role("heading", name="No Teaching")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("Restricted")
    assert faults(page) == []


def then_the_policy_says_no(page: Page) -> None:
    answer = page.get_by_role("status")
    expect(answer).to_contain_text("No Photographs on this authority")
    expect(answer).to_contain_text("GMC-13")
    expect(answer).to_contain_text("Nothing was recorded.")
    expect(page.get_by_role("button", name="Record this authority")).to_have_count(0)
    assert faults(page) == []
