"""A girl of 14 is assessed, found able to decide, and consents alone; assessed again later, she is not asked alone."""

from playwright.sync_api import Browser, Page, expect

from safelight.consent.assessments.assessment import Name
from tests.journeys.asking import ask, take_on
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import assess, fill_in, sign, who_decides
from tests.serving import Site

AMINA, SITE = "DIALLO, Amina", "Left forearm"
ASSESS = "Assess whether they can decide for themself"


def test_assessed_and_alone(family: Site, browser: Browser, tmp_path: object) -> None:
    doctor = signed_in(browser, family, "okafor")
    when_photographs_are_asked_for_nobody_can_answer_yet(doctor)
    then_an_answer_at_odds_with_the_conclusion_is_refused_and_nothing_typed_is_lost(doctor)
    when_she_is_found_able_to_decide(doctor)
    then_she_signs_alone(doctor)
    and_the_studio_may_photograph(signed_in(browser, family, "marques"))
    when_she_is_assessed_again(doctor)
    then_both_assessments_stand_there_and_a_parent_is_asked(doctor)


def when_photographs_are_asked_for_nobody_can_answer_yet(page: Page) -> None:
    ask(page, AMINA, SITE)
    expect(page.locator("main")).to_contain_text("a person with parental responsibility decides")
    expect(page.get_by_role("button", name="Continue to the signature")).to_have_count(0)
    assert faults(page) == []
    page.get_by_role("link", name="Who decides").first.click()
    assert faults(page) == []


def then_an_answer_at_odds_with_the_conclusion_is_refused_and_nothing_typed_is_lost(page: Page) -> None:
    assess(
        page,
        ASSESS,
        Name.MATURITY,
        "They can decide this for themself",
        own="No",
        said="She looked at her father",
    )
    expect(page.get_by_role("alert")).to_contain_text("that conclusion cannot stand")
    expect(page.get_by_label("What did you ask, and what did they say?")).to_have_value(
        "She looked at her father"
    )
    assert faults(page) == []


def when_she_is_found_able_to_decide(page: Page) -> None:
    page.get_by_role("group", name="Is it their own choice").get_by_label("Yes").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("The young person decides.")
    assert faults(page) == []


def then_she_signs_alone(page: Page) -> None:
    page.get_by_role("link", name="To the consent form").or_(
        page.get_by_role("button", name="To the consent form")
    ).click()
    fill_in(page)
    expect(page.locator("main")).to_contain_text("You decide for yourself: Amina Diallo.")
    sign(page, "Amina Diallo")


def and_the_studio_may_photograph(page: Page) -> None:
    take_on(page, SITE)
    expect(page.locator("main")).to_contain_text("involve the")


def when_she_is_assessed_again(page: Page) -> None:
    who_decides(page, AMINA, SITE)
    assess(page, ASSESS, Name.MATURITY, "They cannot decide this for themself yet", weighs="No")


def then_both_assessments_stand_there_and_a_parent_is_asked(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("a person with parental responsibility decides")
    expect(page.get_by_text("They can decide this for themself", exact=True)).to_be_visible()
    page.get_by_text("Can the young person decide this for themself? Questions and answers").first.click()
    expect(page.get_by_text("Can they weigh what speaks for it").first).to_be_visible()
