"""Information governance looks into unusual access, follows a person through the trail, and prints a patient's log."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed

NAMESAKE = re.compile("The same family name.*Dr Okafor")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("watching") / "home", "watched_over") as site:
        site.start()
        yield site


@pytest.fixture(scope="module")
def people(site: Site) -> dict[str, str]:
    """The identifiers of Rose and of Okafor."""
    rose, okafor = site.told.split()
    return {"rose": rose, "okafor": okafor}


def test_unusual_access_is_asked_about_and_becomes_an_incident(
    site: Site, people: dict[str, str], browser: Browser
) -> None:
    governance = signed_in(browser, site, "osei")
    given_what_the_library_found(governance)
    when_one_is_opened_with_the_keyboard(governance)
    and_nothing_is_said_about_it(governance)
    then_the_page_says_what_is_missing(governance)
    when_she_is_asked_first(governance)
    then_it_still_waits(governance)
    when_it_was_not_right(governance)
    then_an_incident_is_open(governance)
    and_it_no_longer_waits(governance)
    and_nobody_answers_for_themself(governance)
    and_the_trail_is_whole(site)


def test_one_person_is_followed_through_the_trail(
    site: Site, people: dict[str, str], browser: Browser, tmp_path: Path
) -> None:
    governance = signed_in(browser, site, "osei")
    governance.goto(f"/oversight/staff/{people['okafor']}/")
    expect(governance.get_by_role("heading", name="Unusual access")).to_be_visible()
    governance.get_by_role("link", name="Search these entries").click()
    governance.get_by_label("The library's answer").select_option("Refused")
    governance.get_by_role("button", name="Search").click()
    expect(governance.get_by_role("heading", name="1 entry")).to_be_visible()
    expect(governance.locator("main")).to_contain_text("CUH-8.1")
    assert faults(governance) == []
    with governance.expect_download() as taken:
        governance.get_by_role("link", name="Take all of them away as CSV").click()
    taken.value.save_as(tmp_path / "trail.csv")
    text = (tmp_path / "trail.csv").read_text()
    assert text.count("\n") == 2
    assert "BARTHOLOMEW" not in text.upper()
    governance.get_by_role("link", name="BARTHOLOMEW, Rose").click()
    expect(governance.locator("main")).to_contain_text("called by ward D6")
    governance.get_by_role("link", name="Search the entries about this patient").click()
    expect(governance.locator("main")).to_contain_text("Only entries about BARTHOLOMEW, Rose")
    governance.get_by_role("button", name="Search").click()
    expect(governance.locator("main")).to_contain_text("Joined the care team")
    assert faults(governance) == []


def test_a_patient_takes_home_who_saw_their_photographs(
    site: Site, people: dict[str, str], browser: Browser
) -> None:
    governance = signed_in(browser, site, "osei")
    governance.goto(f"/oversight/patients/{people['rose']}/")
    governance.get_by_role("button", name="To read and print for the patient").click()
    letter = governance.locator("main")
    expect(letter).to_contain_text("1 person looked at your photographs, twice in all.")
    expect(letter).to_contain_text("asked to look at a photograph, and was refused")
    assert faults(governance) == []
    governance.emulate_media(media="print")
    expect(governance.get_by_role("button", name="Print it for the patient")).to_be_hidden()
    expect(governance.get_by_role("link", name="Oversight")).to_be_hidden()
    expect(letter).to_contain_text("If something here surprises you")


def given_what_the_library_found(page: Page) -> None:
    page.get_by_role("link", name=re.compile("to be looked into")).click()
    expect(page.get_by_role("link", name=NAMESAKE)).to_be_visible()
    assert faults(page) == []


def when_one_is_opened_with_the_keyboard(page: Page) -> None:
    page.get_by_role("link", name=NAMESAKE).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("OKAFOR, Grace").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("had stated no reason")
    assert faults(page) == []


def and_nothing_is_said_about_it(page: Page) -> None:
    page.get_by_role("button", name="Record it").focus()
    page.keyboard.press("Enter")


def then_the_page_says_what_is_missing(page: Page) -> None:
    expect(page.get_by_role("alert")).to_contain_text("Choose what came of it.")
    assert faults(page) == []


def when_she_is_asked_first(page: Page) -> None:
    page.get_by_label("The person is to be asked").check()
    page.get_by_label("In words").fill("Written to her on the ward's address")
    page.get_by_role("button", name="Record it").click()


def then_it_still_waits(page: Page) -> None:
    expect(page.get_by_role("listitem").filter(has_text="OKAFOR, Grace")).to_contain_text("To be asked")
    assert faults(page) == []


def when_it_was_not_right(page: Page) -> None:
    page.get_by_role("link", name=NAMESAKE).click()
    expect(page.locator("main")).to_contain_text("Written to her on the ward's address")
    page.get_by_label("It was not right").check()
    page.get_by_label("In words").fill("She wanted to know how her cousin was")
    page.get_by_role("button", name="Record it").click()


def then_an_incident_is_open(page: Page) -> None:
    expect(page.get_by_role("heading", name="Incident: confidentiality")).to_be_visible()
    expect(page.locator("main")).to_contain_text("She wanted to know how her cousin was")
    page.get_by_label("It was passed on").check()
    page.get_by_label("In words").fill("To the Caldicott Guardian")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Passed on")
    page.get_by_role("link", name="All incidents").click()
    page.get_by_text("Month by month", exact=True).click()
    assert faults(page) == []


def and_it_no_longer_waits(page: Page) -> None:
    page.goto("/oversight/unusual/")
    looked_into = page.get_by_role("region", name="Looked into", exact=True)
    expect(looked_into).to_contain_text("OKAFOR, Grace")
    expect(looked_into).to_contain_text("Incident opened")


def and_nobody_answers_for_themself(page: Page) -> None:
    page.get_by_role("link", name=re.compile("The same family name.*Dr Osei")).click()
    expect(page.locator("main")).to_contain_text("This is about you.")
    expect(page.get_by_role("button", name="Record it")).to_have_count(0)
    assert faults(page) == []


def and_the_trail_is_whole(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
