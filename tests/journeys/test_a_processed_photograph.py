"""A photographer crops and brightens a photograph and keeps what comes of it; a doctor sees it beside the original; a
teacher takes a copy, whose credentials say what was done.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from c2pa import Context, Reader
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from safelight.credentials.keeping import PUBLIC
from safelight.credentials.signing import settings as told
from tests.journeys.browser import DESK, PHONE, faults, signed_in, sticks_out
from tests.serving import Site, installed

DONE = "cropped, brightness +12 %, contrast +20 % to bring out a finding, mirrored, left for right"
LABEL = f"Processed: {DONE}. Dr Marques"
LOADED = """async (selector) => {
  const picture = document.querySelector(selector);
  await picture.decode();
  return [picture.naturalWidth, picture.naturalHeight];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("processing") / "home", "photographed") as site:
        site.start()
        yield site


def test_from_the_studio_to_the_lecture(site: Site, browser: Browser, tmp_path: Path) -> None:
    recording, _, _ = site.told.split()
    photographer = signed_in(browser, site, "marques", viewport=DESK)
    given_the_page_of_a_photograph(photographer, recording)
    when_its_frame_is_drawn(photographer)
    and_its_light_changed_with_the_keyboard(photographer)
    then_exactly_what_comes_of_it_is_shown(photographer)
    when_it_is_changed_and_kept(photographer)
    then_the_label_says_what_was_done(photographer)
    and_the_original_is_one_click_away(photographer)
    doctor = signed_in(browser, site, "okafor", viewport=DESK)
    then_a_doctor_sees_both(doctor, recording)
    teacher = signed_in(browser, site, "lindqvist", viewport=DESK)
    when_a_teacher_takes_a_copy(teacher, recording, tmp_path / "copy.jpg")
    then_its_credentials_say_what_was_done(site, tmp_path / "copy.jpg")
    when_it_is_put_out_of_use(photographer)
    then_it_is_not_handed_out_any_more(teacher, recording)
    and_the_trail_is_whole(site)


def given_the_page_of_a_photograph(page: Page, recording: str) -> None:
    page.goto(f"/recordings/{recording}/")
    page.get_by_role("button", name="Process this photograph").click()
    expect(page.get_by_role("heading", name="Process a photograph")).to_be_visible()
    expect(page.get_by_text("Cover the eyes")).to_be_visible()
    assert sound(page) == []


def when_its_frame_is_drawn(page: Page) -> None:
    page.get_by_label("Crop to a frame").check()
    page.locator("[data-stage]").scroll_into_view_if_needed()
    place = page.locator("[data-picture]").bounding_box()
    assert place
    begin, end = 0.25, 0.75
    page.mouse.move(place["x"] + place["width"] * begin, place["y"] + place["height"] * begin)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * end, place["y"] + place["height"] * end, steps=4)
    page.mouse.up()
    drawn = [
        int(page.locator(f"[name='crop-{side}']").input_value())
        for side in ("left", "top", "width", "height")
    ]
    assert all(abs(found - wanted) <= 3 for found, wanted in zip(drawn, (80, 80, 160, 160), strict=True))
    page.get_by_label("Width").first.fill("150")


def and_its_light_changed_with_the_keyboard(page: Page) -> None:
    for name, presses in (("Brightness", 12), ("Contrast", 10)):
        page.get_by_role("slider", name=name).focus()
        for _ in range(presses):
            page.keyboard.press("ArrowRight")
    expect(page.get_by_text("12 %", exact=True)).to_be_visible()
    page.get_by_label("Turn it round, left for right").check()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="See exactly what comes of it")).to_be_focused()
    page.keyboard.press("Enter")


def then_exactly_what_comes_of_it_is_shown(page: Page) -> None:
    expect(page.get_by_role("heading", name="Look before you keep it")).to_be_visible()
    width, height = page.evaluate(LOADED, "[data-side=result] img")
    assert (width, height > 160) == (320, True)  # as wide as its label needs, and the label beneath it
    assert sound(page) == []


def when_it_is_changed_and_kept(page: Page) -> None:
    page.get_by_role("link", name="Change what is done").click()
    expect(page.get_by_label("Crop to a frame")).to_be_checked()
    expect(page.get_by_label("Width").first).to_have_value("150")
    page.get_by_role("slider", name="Contrast").fill("20")
    page.get_by_label("The contrast is to bring out a finding").check()
    page.get_by_role("button", name="See exactly what comes of it").click()
    page.get_by_role("button", name="Keep it beside the original").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what the processed photograph is for.")
    page.get_by_label("What is it for?").fill("To show the edge in a lecture")
    page.get_by_role("button", name="Keep it beside the original").click()


def then_the_label_says_what_was_done(page: Page) -> None:
    expect(page.get_by_role("heading", name="What was done")).to_be_visible()
    expect(page.locator("main")).to_contain_text(LABEL)
    expect(page.locator("main")).to_contain_text("To show the edge in a lecture")
    assert sound(page) == []


def and_the_original_is_one_click_away(page: Page) -> None:
    processed, original = (page.locator(f"[data-side={side}] img") for side in ("result", "original"))
    expect(processed).to_be_visible()
    page.get_by_role("button", name="As it was taken").click()
    expect(original).to_be_visible()
    expect(processed).to_be_hidden()
    page.get_by_role("button", name="Processed").click()
    expect(original).to_be_hidden()


def then_a_doctor_sees_both(page: Page, recording: str) -> None:
    page.goto(f"/recordings/{recording}/")
    assert sound(page) == []
    page.get_by_role("link", name="1. Cropped, brightness +12 %").click()
    for side in ("result", "original"):
        expect(page.locator(f"[data-side={side}] img")).to_be_visible()
        assert page.evaluate(LOADED, f"[data-side={side}] img")[0] > 0
    expect(page.get_by_role("heading", name="Put it out of use")).to_have_count(0)
    assert sound(page) == []


def when_a_teacher_takes_a_copy(page: Page, recording: str, file: Path) -> None:
    page.goto(f"/recordings/{recording}/processed/1")
    page.get_by_role("button", name="Download a copy").click()
    expect(page.locator("main")).to_contain_text(LABEL)
    page.get_by_label("I answer for this copy").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download").click()
    taken.value.save_as(file)


def then_its_credentials_say_what_was_done(site: Site, file: Path) -> None:
    data = file.read_bytes()
    anchor = (site.home / "credentials" / PUBLIC).read_text()
    trusting = told() | {"trust": {"user_anchors": anchor}, "verify": {"verify_trust": True}}
    read = Reader("image/jpeg", io.BytesIO(data), context=Context.from_dict(trusting))
    assert read.get_validation_state() == "Trusted"
    manifest = read.get_active_manifest()
    assert manifest
    said = {each["label"]: each["data"] for each in manifest["assertions"]}
    done = [each["action"] for each in said["c2pa.actions.v2"]["actions"]]
    assert done[:3] == ["c2pa.created", "c2pa.cropped", "c2pa.color_adjustments"]
    assert said["safelight.permitted-use"]["purpose"] == "teaching"
    assert said["safelight.permitted-use"]["label"].startswith(LABEL)
    assert Image.open(file).size[0] == 320
    assert all(word not in data for word in (b"Bartholomew", b"BARTHOLOMEW", b"9990010374", b"elbow"))


def when_it_is_put_out_of_use(page: Page) -> None:
    page.get_by_label("Why is it not to be used?").fill("The scale is missing")
    page.get_by_role("button", name="It is not to be used").click()
    expect(page.locator("main")).to_contain_text("Put out of use by Dr Marques")
    assert sound(page) == []


def then_it_is_not_handed_out_any_more(page: Page, recording: str) -> None:
    page.goto(f"/recordings/{recording}/processed/1")
    expect(page.locator("h1")).to_contain_text("Not to be used")
    expect(page.get_by_role("button", name="Download a copy")).to_have_count(0)
    page.goto(f"/recordings/{recording}/download?processed=1")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def and_the_trail_is_whole(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "policy", "replay").returncode == 0


def sound(page: Page) -> list[str]:
    """What axe finds, and what sticks out to the side on a telephone."""
    found = faults(page)
    page.set_viewport_size(PHONE)
    wide = sticks_out(page)
    page.set_viewport_size(DESK)
    return [*found, *([f"{wide} pixels stick out"] if wide > 0 else [])]
