"""Two photographs of a patient are found along time and compared: locked together, aligned, faded, behind a curtain."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import open_patient
from tests.journeys.browser import DESK, PHONE, faults, signed_in, sticks_out
from tests.journeys.looking import both, place, press, ready, still, tab_to, view
from tests.serving import Site, installed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("compare") / "home", "along_time") as site:
        yield site


@pytest.fixture(scope="module")
def photographs(site: Site) -> list[str]:
    """The patient; three of an elbow, the first time first; one of a chest."""
    told = site.told.split()
    site.start()
    return told


@pytest.fixture(scope="module")
def okafor(site: Site, photographs: list[str], browser: Browser) -> Page:
    return signed_in(browser, site, "okafor", viewport=DESK)


@pytest.fixture
def page(okafor: Page, photographs: list[str]) -> Page:
    """The first and the last of the elbow."""
    page = okafor
    page.set_viewport_size(DESK)
    page.goto(f"/recordings/{photographs[1]}/compare/{photographs[3]}")
    ready(page)
    return page


def test_along_time_the_first_and_the_latest_are_chosen(okafor: Page, photographs: list[str]) -> None:
    """From the patient's page, with the keyboard alone."""
    page = okafor
    open_patient(page, "BARTHOLOMEW, Rose")
    tab_to(page, "Photographs along time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Photographs along time")).to_be_visible()
    elbow = page.get_by_role("region", name="Left elbow")
    expect(elbow.get_by_role("checkbox")).to_have_count(3)
    assert [each.is_checked() for each in elbow.get_by_role("checkbox").all()] == [True, False, True]
    expect(elbow.get_by_text("3 months")).to_have_count(2)
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert sticks_out(page) == 0
    page.set_viewport_size(DESK)
    tab_to(page, "Compare these two")
    page.keyboard.press("Enter")
    ready(page)
    assert page.url.endswith(f"/recordings/{photographs[1]}/compare/{photographs[3]}")
    expect(page.get_by_text("7 months apart")).to_be_visible()


def test_not_two_are_asked_for_again(okafor: Page, photographs: list[str]) -> None:
    page = okafor
    page.goto(f"/patients/{photographs[0]}/timeline")
    elbow = page.get_by_role("region", name="Left elbow")
    elbow.get_by_role("checkbox").nth(1).check()
    elbow.get_by_role("button", name="Compare these two").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose two photographs to compare.")
    assert faults(page) == []


def test_what_is_done_to_the_one_is_done_to_the_other(page: Page) -> None:
    left, right = both(page)
    press(page, "+", "+", "+")
    nearer = both(page)
    assert nearer[0]["zoom"] == pytest.approx(left["zoom"] * 1.5**3, rel=0.01)
    assert nearer[1]["zoom"] / right["zoom"] == pytest.approx(nearer[0]["zoom"] / left["zoom"], rel=1e-6)
    frame = page.locator("[data-tiles]").nth(1).bounding_box()
    assert frame
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y - 30, steps=8)
    page.mouse.up()
    still(page)
    moved = both(page)
    assert moved[1]["x"] > nearer[1]["x"]  # the right one was dragged
    for axis in ("x", "y"):
        assert moved[0][axis] == pytest.approx(moved[1][axis], abs=1e-6)  # and the left one went along
    press(page, "r")
    assert [each["turn"] for each in both(page)] == [90, 90]
    press(page, "0")
    assert [round(each["turn"]) for each in both(page)] == [0, 0]


def test_unlocked_one_is_aligned_and_locked_again_it_stays_so(page: Page) -> None:
    """With the keyboard alone: the right one is turned by a few degrees, brought nearer and moved."""
    press(page, "l")
    expect(page.get_by_role("button", name="Locked together")).to_have_attribute("aria-pressed", "false")
    before = view(page, 0)
    tab_to(page, "Left elbow")  # the left picture
    tab_to(page, "Left elbow")  # the right one
    press(page, ".", ".", ".", "+")
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(300)
    page.keyboard.up("ArrowRight")
    still(page)
    left, right = both(page)
    assert left == before
    assert (right["turn"], right["zoom"] > left["zoom"], right["x"] > left["x"]) == (3, True, True)
    press(page, "l", "+")
    nearer = both(page)
    assert nearer[1]["turn"] - nearer[0]["turn"] == pytest.approx(3)
    assert nearer[1]["zoom"] / nearer[0]["zoom"] == pytest.approx(right["zoom"] / left["zoom"])
    assert nearer[0]["zoom"] == pytest.approx(left["zoom"] * 1.5, rel=0.01)


def test_what_lies_under_a_point_stays_under_it(page: Page) -> None:
    """Aligned with a turn between them, both move by as much on the screen."""
    press(page, "o", "l", ".", ".", ".", ".", ".", "l", "+", "+")
    marks = [(600.0, 450.0), (600.0, 450.0)]
    before = [place(page, mark, number) for number, mark in enumerate(marks)]
    box = page.locator("[data-tiles]").nth(0).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 40, steps=8)
    page.mouse.up()
    still(page)
    after = [place(page, mark, number) for number, mark in enumerate(marks)]
    moved = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(before, after, strict=True)]
    assert abs(moved[0][0]) > 40
    assert moved[0] == pytest.approx(moved[1], abs=0.5)


def test_a_curtain_is_drawn_by_key_slider_and_hand(page: Page) -> None:
    top = page.locator("[data-tiles]").nth(1)
    press(page, "c")
    expect(page.get_by_role("button", name="Curtain")).to_have_attribute("aria-pressed", "true")
    assert _clip(page) == pytest.approx(50)
    press(page, "]", "]")
    assert _clip(page) == pytest.approx(60)
    slider = page.get_by_label("Where the curtain is")
    slider.focus()
    press(page, "Home")
    assert _clip(page) == pytest.approx(0)
    slider.fill("50")
    edge, box = page.locator("[data-edge]").bounding_box(), top.bounding_box()
    assert edge
    assert box
    page.mouse.move(edge["x"] + edge["width"] / 2, edge["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, edge["y"] + 30, steps=5)
    page.mouse.up()
    assert _clip(page) == pytest.approx(25, abs=1)
    lower = page.locator("[data-tiles]").nth(0).bounding_box()
    assert lower == box  # they lie over each other
    assert faults(page) == []


def _clip(page: Page) -> float:
    """How much of the one on top is cut off, in hundredths of its width."""
    cut: str = page.evaluate("getComputedStyle(document.querySelectorAll('[data-tiles]')[1]).clipPath")
    return float(cut.rsplit(maxsplit=1)[-1].removesuffix("%)").removesuffix("px)"))


def test_the_one_on_top_is_faded(page: Page) -> None:
    press(page, "o")
    top = page.locator("[data-tiles]").nth(1)
    assert float(top.evaluate("each => getComputedStyle(each).opacity")) == 0.5
    press(page, "[", "[", "[", "[")
    assert float(top.evaluate("each => getComputedStyle(each).opacity")) == pytest.approx(0.3)
    left, right = both(page)
    assert (left["x"], left["y"]) == pytest.approx((right["x"], right["y"]))
    assert faults(page) == []


def test_the_keys_are_listed_and_a_phone_shows_all_of_it(page: Page) -> None:
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    assert faults(page) == []
    press(page, "+")  # is for the list, not for the pictures behind it
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.set_viewport_size(PHONE)
    for mode in ("s", "o", "c"):
        press(page, mode)
        assert sticks_out(page) == 0
    assert faults(page) == []


def test_brightness_is_each_ones_own(page: Page) -> None:
    sliders = page.get_by_label("Brightness")
    sliders.nth(1).fill("140")
    filters = page.locator("[data-tiles] canvas").evaluate_all("all => all.map((each) => each.style.filter)")
    assert [each for each in filters if each] == ["brightness(140%)"]
