"""What the journeys of who decides do alike: ask, answer an assessment, put somebody on file, sign."""

import re

from playwright.sync_api import Page, expect

from safelight.consent.assessments.assessment import Kind, Name
from safelight.consent.assessments.reading import in_force
from tests.journeys.asking import explain, open_patient
from tests.journeys.browser import faults


def who_decides(page: Page, name: str, body_site: str) -> None:
    """From the patient's page to that of who decides."""
    open_patient(page, name)
    page.get_by_role("link", name=re.compile(f"^Who decides.*{body_site}")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who decides")


def assess(page: Page, link: str, name: Name, concluded: str, **no: str) -> None:
    """On the page of who decides: each question yes, those in `no` as they say; words where words are asked."""
    page.get_by_role("link", name=link).click()
    for each in in_force(name).questions:
        if each.kind is Kind.WORDS:
            page.get_by_label(each.asks).fill(no.get(each.key, "As it was said"))
        else:
            answer = no.get(each.key, "Yes")
            page.get_by_role("group", name=each.asks).get_by_label(answer, exact=True).check()
    page.get_by_label(concluded).check()
    page.get_by_role("button", name="Record it").click()


def put_on_file(page: Page, as_: str, name: str, document: str = "", reference: str = "") -> None:
    """On the page that asks who speaks for the patient."""
    page.get_by_role("radio", name=re.compile(f"^{as_}")).check()
    page.get_by_label("Full name").fill(name)
    if document:
        page.get_by_label(document).check()
        page.get_by_label("Number or reference of the document").fill(reference)
    assert faults(page) == []
    page.get_by_role("button", name="Put on file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who decides")


def fill_in(page: Page, level: str = "The medical record only") -> None:
    """The form, up to the page to sign."""
    explain(page)
    page.get_by_label(level).check()
    page.get_by_role("button", name="Continue to the signature").click()


def sign(page: Page, name: str) -> None:
    """Both type their names."""
    for number, each in enumerate((name, "Dr Okafor")):
        page.get_by_label("Or type the full name as a signature").nth(number).fill(each)
    page.get_by_role("button", name="I agree and sign").click()
    expect(page.get_by_role("button", name="Print it for the patient")).to_be_visible()
