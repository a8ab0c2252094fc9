"""A photographer whose camera's clock was never set files raw and a scan of three pages; the doctor sees all of it."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.imaging import raws
from tests.imaging.making import paged, quarters
from tests.journeys.asking import ask, open_patient, sign, take_on
from tests.journeys.browser import PHONE, faults, signed_in, sticks_out
from tests.serving import Site

PATIENT = "BARTHOLOMEW, Rose"


def test_all_of_it_is_seen(family: Site, browser: Browser, tmp_path: Path) -> None:
    doctor, photographer = (signed_in(browser, family, each) for each in ("okafor", "marques"))
    ask(doctor, PATIENT, "Left shin")
    sign(doctor)
    when_raw_and_a_scan_are_sent(photographer, tmp_path)
    then_each_is_answered(photographer)
    and_the_page_fits_a_telephone(photographer)
    then_the_doctor_sees_three_pages_in_proportion(doctor)
    and_what_the_camera_counted(doctor)


def when_raw_and_a_scan_are_sent(page: Page, folder: Path) -> None:
    take_on(page, "Left shin")
    files = {
        "DSC_0001.DNG": raws.dng(quarters(600, 400), 6, preview=True),
        "scan.tif": paged(*[quarters(600, 400)] * 3),
        "cut.nef": raws.made_by("NIKON CORPORATION", "NIKON D850", quarters())[:-100],
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    expect(page.get_by_text("TIFF or camera raw (DNG, CR3, NEF, ARW)")).to_be_visible()
    page.locator("input[type=file]").set_input_files([folder / name for name in files])
    expect(page.locator("[data-summary]")).to_have_text("2 filed, 1 refused", timeout=90_000)


def then_each_is_answered(page: Page) -> None:
    told = page.locator("[data-uploads] li")
    expect(told.filter(has_text="DSC_0001.DNG")).to_contain_text(
        re.compile(r"The camera's clock says 23-Nov-2026 08:30: it is at least .+ (slow|fast)\.")
    )
    expect(told.filter(has_text="scan.tif")).not_to_contain_text("clock")
    expect(told.filter(has_text="cut.nef")).to_contain_text("The NEF picture is damaged or incomplete")
    assert faults(page) == []


def and_the_page_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    assert sticks_out(page) == 0


def then_the_doctor_sees_three_pages_in_proportion(page: Page) -> None:
    open_patient(page, PATIENT)
    page.get_by_role("link", name=re.compile("Left shin")).filter(has=page.locator("img")).first.click()
    page.wait_for_load_state()
    if page.get_by_text("3 pages beneath one another").count() == 0:
        page.get_by_role("link", name=re.compile("(Earlier|Later) photograph")).first.click()
    expect(page.get_by_text("3 pages beneath one another, 600 by 1224 pixels")).to_be_visible()
    shown = page.locator("figure img")
    natural = "each => each.decode().then(() => each.naturalWidth / each.naturalHeight)"
    proportion = shown.evaluate(natural)
    box = shown.bounding_box()
    assert box is not None
    assert abs(box["width"] / box["height"] - proportion) < 0.01
    assert faults(page) == []


def and_what_the_camera_counted(page: Page) -> None:
    page.get_by_role("link", name=re.compile("(Earlier|Later) photograph")).first.click()
    expect(page.get_by_text("400 by 600 pixels, 14 bits per channel")).to_be_visible()
    expect(page.get_by_text("It says 23-Nov-2026 08:30; this was filed on")).to_be_visible()
