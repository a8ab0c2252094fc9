"""A photograph is asked for, consented to, taken in, seen, and withdrawn: each step as the right person, in
a browser.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import cast as play
from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.serving import Site, installed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("journey") / "home", "gather") as site:
        site.start()
        yield site


def test_asked_consented_taken_in_seen_and_withdrawn(site: Site, browser: Browser, tmp_path: Path) -> None:
    doctor = signed_in(browser, site, "okafor")
    given_a_doctor_finds_the_patient(doctor)
    when_photographs_are_asked_for(doctor)
    and_the_patient_signs_at_the_teaching_level(doctor)

    photographer = signed_in(browser, site, "marques")
    when_the_photographer_opens_the_request(photographer)
    and_uploads_good_and_bad_files(photographer, tmp_path)

    recording = then_the_doctor_reads_what_it_may_be_used_for(doctor)
    teacher = signed_in(browser, site, "lindqvist")
    and_the_teacher_finds_it_and_takes_a_copy(teacher)
    pictures = {doctor: pictures_on(doctor), teacher: pictures_on(teacher)}

    when_the_patient_withdraws(doctor)
    then_everything_refuses_with_the_paragraph(doctor, teacher, recording, pictures)
    and_information_governance_sees_who_saw_it(signed_in(browser, site, "osei"))
    and_the_trail_is_whole(site)


def given_a_doctor_finds_the_patient(page: Page) -> None:
    page.get_by_label("NHS number").fill("999 001 0375")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("alert")).to_contain_text("one of its 10 digits is mistyped")
    page.get_by_label("NHS number").fill("999 001 0374")
    page.get_by_role("button", name="Find").click()
    assert "9990010374" not in page.url
    page.get_by_role("link", name=re.compile("BARTHOLOMEW, Rose")).first.click()
    expect(page.get_by_text("999 001 0374")).to_be_visible()
    assert faults(page) == []


def when_photographs_are_asked_for(page: Page) -> None:
    page.get_by_role("link", name="Ask for photographs").first.click()
    page.get_by_label("Body site").fill("Left elbow")
    page.get_by_label("Reason").fill("Rash before treatment")
    page.get_by_label("Close-up", exact=True).check()
    page.get_by_label("Today").check()
    page.get_by_label("Place").fill("Clinic 4")
    assert faults(page) == []
    page.get_by_role("button", name="Ask, and go to consent").click()


def and_the_patient_signs_at_the_teaching_level(page: Page) -> None:
    explain(page)
    page.get_by_label("teaching").first.check()
    assert faults(page) == []
    page.get_by_role("button", name="Continue to the signature").click()
    page.get_by_role("button", name="I agree and sign").click()
    expect(page.get_by_role("alert")).to_be_visible()  # nobody has signed yet
    draw(page, 0)
    page.get_by_label("Or type the full name as a signature").nth(1).fill("Dr Okafor")
    assert faults(page) == []
    page.get_by_role("button", name="I agree and sign").click()
    expect(page.get_by_role("button", name="Print it for the patient")).to_be_visible()
    assert faults(page) == []


def draw(page: Page, number: int) -> None:
    """A stroke on a signature pad."""
    page.wait_for_load_state()
    pad = page.locator("canvas").nth(number)
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 10):
        page.mouse.move(box["x"] + 20 + step * 20, box["y"] + 40 + (step % 3) * 20)
    page.mouse.up()


def when_the_photographer_opens_the_request(page: Page) -> None:
    expect(page.get_by_text("Clinic 4").first).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("Left elbow")).first.click()
    page.get_by_role("button", name="Open this request").click()


def and_uploads_good_and_bad_files(page: Page, folder: Path) -> None:
    files = {
        "IMG_0001.jpg": play.jpeg(1),
        "IMG_0002.jpg": play.jpeg(2),
        "IMG_0003.jpg": play.jpeg(3)[:3000],
        "notes.jpg": b"Dear colleague",
        "IMG_0004.jpg": play.jpeg(1),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    page.locator("input[type=file]").set_input_files([folder / name for name in files])
    expect(page.locator("[data-summary]")).to_contain_text("2 filed", timeout=90_000)
    list_of = page.locator("[data-uploads]")
    expect(list_of).to_contain_text("damaged or incomplete")
    expect(list_of).to_contain_text("not what its name says")
    assert faults(page) == []
    expect(list_of.locator("img")).to_have_count(2)  # each beside its name
    expect(page.locator("[data-filed] img")).to_have_count(2)  # shown without a reload
    page.get_by_role("button", name="Complete this request").click()


def then_the_doctor_reads_what_it_may_be_used_for(page: Page) -> str:
    page.goto("/patients/")
    page.get_by_role("link", name=re.compile("BARTHOLOMEW, Rose")).first.click()
    expect(page.locator("img")).to_have_count(2)
    assert faults(page) == []
    page.locator("a:has(img)").first.click()
    expect(page.get_by_role("heading", name="What this may be used for")).to_be_visible()
    expect(page.locator("main")).to_contain_text("CUH-8.1")
    picture = page.locator("main img").first
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert faults(page) == []
    return page.url


def and_the_teacher_finds_it_and_takes_a_copy(page: Page) -> None:
    expect(page.locator("img")).to_have_count(2)
    expect(page.locator("body")).not_to_contain_text("BARTHOLOMEW")
    assert faults(page) == []
    page.locator("a:has(img)").first.click()
    assert faults(page) == []
    page.get_by_role("button", name="Download a copy").click()
    page.wait_for_url("**/download")
    page.get_by_label("I answer for this copy").check()
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    copy = Path(download.value.path()).read_bytes()
    assert copy.startswith(b"\xff\xd8\xff")
    assert re.fullmatch(r"recording-[0-9a-f]{8}\.jpg", download.value.suggested_filename)


def pictures_on(page: Page) -> list[str]:
    return page.locator("img").evaluate_all("images => images.map(each => each.src)")


def when_the_patient_withdraws(page: Page) -> None:
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_label("Everything: all photographs").check()
    page.get_by_label("All of it").check()
    page.get_by_role("radio", name="The patient", exact=True).check()
    assert faults(page) == []
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_text("2 photographs will close")).to_be_visible()
    expect(page.get_by_text("1 copy will be recalled")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Withdraw consent now").click()
    expect(page.get_by_text("It is in force now")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Quarantined")


def then_everything_refuses_with_the_paragraph(
    doctor: Page, teacher: Page, recording: str, pictures: dict[Page, list[str]]
) -> None:
    for page in (doctor, teacher):
        answer = page.goto(recording)
        assert answer is not None
        assert answer.status == 403
        expect(page.locator("main")).to_contain_text("CUH-8.1")
        assert faults(page) == []
    for page, shown in pictures.items():
        assert shown
        for picture in shown:  # each on the viewing of whoever saw it
            refused = page.request.get(picture)
            assert refused.status == 403, picture
            assert "CUH-8.1" in refused.text()
    answer = teacher.goto(recording + "download")
    assert answer is not None
    assert answer.status == 403
    teacher.goto("/collection/")
    expect(teacher.locator("img")).to_have_count(0)
    expect(teacher.locator("main")).not_to_contain_text("Left elbow")


def and_information_governance_sees_who_saw_it(page: Page) -> None:
    assert faults(page) == []
    page.goto("/patients/")
    page.get_by_label("NHS number").fill("9990010374")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=re.compile("BARTHOLOMEW, Rose")).first.click()
    log = page.locator("main")
    for name in ("Dr Okafor", "Dr Lindqvist", "Dr Marques"):
        expect(log).to_contain_text(name)
    assert faults(page) == []


def and_the_trail_is_whole(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0
