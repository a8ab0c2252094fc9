"""A doctor wants a photograph, taken for the record and teaching, in a journal: a form of its own, and its end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital, sign_by_name
from tests.serving import Site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Browser, str]]:
    with hospital(tmp_path_factory.mktemp("later") / "home", "photographed") as (site, browser, told):
        yield site, browser, f"/recordings/{told.split()[0]}/"


def test_a_further_use_is_asked_for_agreed_to_and_refused(place: tuple[Site, Browser, str]) -> None:
    site, browser, recording = place
    doctor = signed_in(browser, site, "okafor")
    given_it_may_not_be_published(doctor, recording)
    when_a_further_use_is_asked_for(doctor)
    and_the_patient_signs_for_one_journal(doctor)
    then_it_may_be_published(doctor, recording)
    when_the_patient_says_no_to_that_use(doctor)
    then_that_use_alone_has_ended(doctor, recording)


def given_it_may_not_be_published(page: Page, recording: str) -> None:
    page.goto(recording)
    expect(_answer(page, "Publication in a journal or book")).to_contain_text("No")
    expect(_answer(page, "Teaching")).to_contain_text("Yes")


def when_a_further_use_is_asked_for(page: Page) -> None:
    page.get_by_role("button", name="Ask for a further use").click()
    expect(page.get_by_role("radio", name="This photograph alone")).to_be_checked()
    assert faults(page) == []
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("heading", name="Consent to a further use")).to_be_visible()
    expect(page.get_by_text("One photograph: Overview")).to_be_visible()
    assert faults(page) == []


def and_the_patient_signs_for_one_journal(page: Page) -> None:
    explain(page)
    page.get_by_role("checkbox", name="Publication in a journal or book").check()
    page.get_by_label("Which journal or book").fill("Journal of Wounds")
    page.get_by_role("checkbox", name="They have been told").check()
    page.get_by_role("button", name="Continue to the signature").click()
    expect(page.get_by_text("They may also be used in a journal or book")).to_be_visible()
    expect(page.get_by_text("cannot be taken back")).to_be_visible()
    assert faults(page) == []
    sign_by_name(page)
    expect(page.get_by_text("It covers: a further use of this photograph.")).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"Runs out on \d\d-\w{3}-\d{4}: from that day on it is over"))
    ).to_be_visible()
    assert faults(page) == []


def then_it_may_be_published(page: Page, recording: str) -> None:
    form = page.url
    page.goto(recording)
    expect(_answer(page, "Publication in a journal or book")).to_contain_text("Yes")
    expect(_answer(page, "Teaching")).to_contain_text("Yes")
    expect(page.get_by_text("A further use of one photograph")).to_be_visible()
    assert faults(page) == []
    page.goto(form)


def when_the_patient_says_no_to_that_use(page: Page) -> None:
    page.get_by_role("link", name="Change what was agreed, or ask again").click()
    expect(page.get_by_role("checkbox", name="Publication in a journal or book")).to_be_checked()
    page.get_by_role("button", name="They do not agree").click()
    expect(page.get_by_role("heading", name=re.compile("Refused on"))).to_be_visible()
    assert faults(page) == []


def then_that_use_alone_has_ended(page: Page, recording: str) -> None:
    page.goto(recording)
    expect(_answer(page, "Publication in a journal or book")).to_contain_text("No")
    for still in ("Care of this patient", "Teaching"):
        expect(_answer(page, still)).to_contain_text("Yes")


def _answer(page: Page, purpose: str):  # noqa: ANN202 - Playwright's locator
    return page.locator(".sl-verdict__purpose").filter(has_text=purpose)
