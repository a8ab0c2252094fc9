"""What several journeys do alike: find a patient, ask for photographs, sign, send a file."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import cast as play
from tests.journeys.browser import faults


def open_patient(page: Page, name: str) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name=re.compile(name)).first.click()


def ask(page: Page, name: str, body_site: str) -> None:
    """Photographs are asked for; the page is the form's."""
    open_patient(page, name)
    page.get_by_role("link", name="Ask for photographs").first.click()
    page.get_by_label("Body site").fill(body_site)
    page.get_by_label("Reason").fill("As found on admission")
    page.get_by_label("Close-up", exact=True).check()
    page.get_by_label("Today").check()
    page.get_by_label("Place").fill("Intensive care, bed 4")
    page.get_by_role("button", name="Ask, and go to consent").click()


def explain(page: Page) -> None:
    """Tick each point of the form, once it is there: a list of boxes does not wait for its page."""
    points = page.get_by_role("group", name="What you have explained").get_by_role("checkbox")
    expect(points).not_to_have_count(0)
    for each in points.all():
        each.check()


def sign(page: Page) -> None:
    """On the form's page: explained, the record alone, both names typed."""
    explain(page)
    page.get_by_label("The medical record only").check()
    page.get_by_role("button", name="Continue to the signature").click()
    for number, name in enumerate(("The signer", "Dr Okafor")):
        page.get_by_label("Or type the full name as a signature").nth(number).fill(name)
    page.get_by_role("button", name="I agree and sign").click()
    expect(page.get_by_role("button", name="Print it for the patient")).to_be_visible()


def take_on(page: Page, body_site: str) -> None:
    """The photographer opens the request."""
    page.goto("/worklist/")
    page.get_by_role("link", name=re.compile(body_site)).first.click()
    assert faults(page) == []
    page.get_by_role("button", name="Open this request").click()


def send(page: Page, folder: Path, seed: int) -> None:
    """One file, on the request that is open."""
    file = folder / f"IMG_{seed:04}.jpg"
    file.write_bytes(play.jpeg(seed))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-summary]")).to_contain_text("1 filed", timeout=90_000)
