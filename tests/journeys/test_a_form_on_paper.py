"""A form is printed, signed with a pen, scanned askew, sent in, and filed by its code; what is not certain is read by
a person.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from safelight.paper.layout import BOXES, Box
from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import ask_for_photographs, hospital
from tests.paper.archival import ensure_archival
from tests.paper.scanner import Wear, as_pdf, scanned, sheets, write
from tests.serving import Site

SIGNED = tuple(each for each in BOXES if each not in (Box.REFUSED, Box.CHANGE))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Browser, Path]]:
    folder = tmp_path_factory.mktemp("paper")
    with hospital(folder / "home") as (site, browser, _):
        yield site, browser, folder


def test_signed_on_paper(place: tuple[Site, Browser, Path]) -> None:
    site, browser, folder = place
    doctor, records = signed_in(browser, site, "okafor"), signed_in(browser, site, "ferris")
    paper = given_a_form_that_was_printed(doctor, "Left elbow")
    when_it_comes_back(records, folder / "scan.pdf", scanned_after_signing(paper))
    then_it_was_filed_by_itself(records)
    and_the_same_scan_again_changes_nothing(records, folder / "scan.pdf")
    then_the_consent_is_there_with_its_signed_form(doctor)


def test_read_by_hand(place: tuple[Site, Browser, Path]) -> None:
    site, browser, folder = place
    doctor, records = signed_in(browser, site, "okafor"), signed_in(browser, site, "ferris")
    paper = given_a_form_that_was_printed(doctor, "Right knee")
    when_it_comes_back(
        records, folder / "undated.pdf", scanned_after_signing(paper, leaving_out=Box.GIVER_DATE)
    )
    then_it_waits_with_its_reason(records)
    when_a_person_types_what_cannot_be(records)
    and_then_what_stands_on_it(records)
    then_the_answer_is_recorded(doctor)


def test_a_batch(place: tuple[Site, Browser, Path]) -> None:
    site, browser, folder = place
    doctor, records = signed_in(browser, site, "okafor"), signed_in(browser, site, "ferris")
    papers = [
        scanned_after_signing(given_a_form_that_was_printed(doctor, each)) for each in ("Nose", "Chin", "Ear")
    ]
    when_it_comes_back(records, folder / "batch.pdf", together(papers))
    then_it_waits_to_be_read(records)
    with site.working():
        then_the_page_follows_until_it_is_filed(records)


def given_a_form_that_was_printed(page: Page, site: str) -> bytes:
    ask_for_photographs(page, site)
    explain(page)
    page.get_by_role("radio", name="The medical record, and teaching").check()
    page.get_by_role("button", name="Print it to sign on paper").click()
    expect(page.get_by_role("heading", name="Print the form, to be signed on paper")).to_be_visible()
    assert faults(page) == []
    address = page.get_by_role("button", name="Open the form to print (PDF)").get_attribute("href")
    printed = page.request.get(str(address))
    assert printed.headers["content-type"] == "application/pdf"
    return printed.body()


def scanned_after_signing(pdf: bytes, leaving_out: Box | None = None) -> bytes:
    """Signed, laid askew on a bad scanner, at 150 dots per inch in grey, back to front."""
    chance = Random(7)
    *before, last = sheets(pdf)
    pages = [write(last, [each for each in SIGNED if each is not leaving_out], chance), *before]
    return as_pdf([scanned(page, Wear.of(chance), chance) for page in pages])


def together(pdfs: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as batch:
        for each in pdfs:
            with pikepdf.open(io.BytesIO(each)) as pdf:
                batch.pages.extend(pdf.pages)
        batch.save(out)
    return out.getvalue()


def when_it_comes_back(page: Page, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    page.goto("/scanned-forms/")
    assert faults(page) == []
    page.get_by_label("Scans").set_input_files(file)


def then_it_was_filed_by_itself(page: Page) -> None:
    summary(page, "1 filed")
    expect(page.get_by_text("2 pages. 1 form filed. Nothing is left to do.")).to_be_visible()


def then_it_waits_to_be_read(page: Page) -> None:
    summary(page, "1 being read")
    expect(page.get_by_text("Waiting to be read.")).to_be_visible()
    assert faults(page) == []


def then_the_page_follows_until_it_is_filed(page: Page) -> None:
    """Nobody reloads it."""
    done = "Done: 6 pages. 3 forms filed. Nothing is left to do."
    expect(page.get_by_text(done)).to_be_visible(timeout=180_000)
    assert faults(page) == []


def and_the_same_scan_again_changes_nothing(page: Page, file: Path) -> None:
    page.get_by_label("Scans").set_input_files(file)
    expect(page.get_by_text("The same scan is here already: nothing was changed.")).to_be_visible()


def then_the_consent_is_there_with_its_signed_form(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name="BARTHOLOMEW, Rose").first.click()
    page.get_by_role("link", name="Record and teaching").or_(page.locator(".sl-consents a")).first.click()
    expect(page.get_by_role("heading", name="Agreed on paper")).to_be_visible()
    assert faults(page) == []
    address = page.get_by_role("link", name="Signed form (PDF)").get_attribute("href")
    opened = page.request.get(str(address))
    ensure_archival(opened.body(), "Consent to photographs")


def then_it_waits_with_its_reason(page: Page) -> None:
    summary(page, "1 to be read")
    listed = page.get_by_role("listitem").filter(has_text="There is no date beside the signature.")
    listed.get_by_role("link", name="BARTHOLOMEW, Rose").click()
    pictures = page.get_by_role("img", name="as it was scanned")
    expect(pictures).not_to_have_count(0)
    for picture in pictures.all():
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("image => image.naturalWidth") > 1000
    assert faults(page) == []


def when_a_person_types_what_cannot_be(page: Page) -> None:
    page.get_by_label("NHS number on the paper").fill("999 002 0744")
    page.get_by_label("They agree: both have signed").check()
    dates(page, ["1", "1", "2099"], ["1", "1", "2099"])
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not the number of the patient")
    expect(page.get_by_role("alert")).to_contain_text("This is in the future.")
    expect(page.get_by_label("NHS number on the paper")).to_have_value("999 002 0744")
    assert faults(page) == []


def and_then_what_stands_on_it(page: Page) -> None:
    page.get_by_label("NHS number on the paper").fill("999 001 0374")
    today = page.evaluate("new Date().toLocaleDateString('en-GB', {timeZone: 'Europe/London'})").split("/")
    dates(page, today, today)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("It was read and filed by a person.")).to_be_visible()


def then_the_answer_is_recorded(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name="BARTHOLOMEW, Rose").first.click()
    expect(page.locator(".sl-consents").first).to_contain_text("Right knee")


def dates(page: Page, *typed: Sequence[str]) -> None:
    for number, parts in enumerate(typed):
        for label, part in zip(("Day", "Month", "Year"), parts, strict=True):
            page.get_by_label(label, exact=True).nth(number).fill(part)


def summary(page: Page, text: str) -> None:
    expect(page.locator("[data-summary]")).to_have_text(text, timeout=60_000)
