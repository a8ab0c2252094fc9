"""Steps that the journeys of a consent share: asking for photographs, explaining, agreeing, signing by name."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.browser import chromium
from tests.serving import Site, installed


@contextmanager
def hospital(home: Path, scene: str = "gather") -> Iterator[tuple[Site, Browser, str]]:
    """A hospital in which a scene has been played, a browser, and what the scene printed."""
    with installed(home, scene) as site, chromium() as browser:
        site.start()
        yield site, browser, site.told


def ask_for_photographs(page: Page, site: str = "Left elbow") -> None:
    """To the page of the consent, by way of the patient."""
    page.goto("/patients/")
    page.get_by_label("NHS number").fill("999 001 0374")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=re.compile("BARTHOLOMEW, Rose")).first.click()
    page.get_by_role("link", name="Ask for photographs").first.click()
    page.get_by_label("Body site").fill(site)
    page.get_by_label("Reason").fill("Rash before treatment")
    page.get_by_label("Close-up", exact=True).check()
    page.get_by_label("Today").check()
    page.get_by_label("Place").fill("Clinic 4")
    page.get_by_role("button", name="Ask, and go to consent").click()


def sign_by_name(page: Page) -> None:
    """Both type their names."""
    names = page.get_by_label("Or type the full name as a signature")
    names.nth(0).fill("Rose Bartholomew")
    names.nth(1).fill("Dr Okafor")
    page.get_by_role("button", name="I agree and sign").click()
