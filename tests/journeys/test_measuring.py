"""What is measured against a ruler is what was drawn, within two in a hundred; the scale is set once, for all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import DESK, PHONE, faults, signed_in, sticks_out
from tests.journeys.looking import click, place, press, ready, still, tab_to, view
from tests.rulers import LONG, MARK, PATCH, START
from tests.serving import Site, installed

SCALES = (10, 8, 5)  # pixels a millimetre, of the three elbows


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("measure") / "home", "along_time") as site:
        yield site


@pytest.fixture(scope="module")
def elbows(site: Site) -> list[str]:
    told = site.told.split()
    site.start()
    return told[1:4]


def ruler(pixels_a_millimetre: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """The ends of it."""
    x, y = START
    return (x, y), (x + LONG * pixels_a_millimetre, y)


def patch(pixels_a_millimetre: int) -> list[tuple[float, float]]:
    (x, y), side = PATCH, MARK * pixels_a_millimetre
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


def measured(page: Page) -> list[str]:
    return page.locator("[data-measured] li").all_text_contents()


def number(words: str) -> float:
    return float(words.split(": ")[1].split(maxsplit=1)[0])


def close_up(page: Page, recording: str) -> None:
    page.goto(f"/recordings/{recording}/close-up")
    ready(page)


def test_the_studio_keeps_the_scale_and_measures(site: Site, elbows: list[str], browser: Browser) -> None:
    page = signed_in(browser, site, "marques", viewport=DESK)
    for recording, scale in zip(elbows, SCALES, strict=True):
        close_up(page, recording)
        page.get_by_role("button", name="Length").click()
        expect(page.get_by_text("First the scale.")).to_be_visible()
        for point in ruler(scale):
            click(page, point)
        expect(page.get_by_label("Millimetres between the two points")).to_be_focused()
        assert faults(page) == []
        page.keyboard.type(str(LONG))
        page.keyboard.press("Enter")
        expect(page.get_by_text("Scale kept with the photograph, set by Dr Marques on")).to_be_visible()
        page.get_by_role("button", name="Length").click()
        corners = patch(scale)
        for point in corners[:2]:
            click(page, point)
        assert number(measured(page)[0]) == pytest.approx(MARK, rel=0.02)
        page.get_by_role("button", name="Area").click()
        for point in corners:
            click(page, point)
        page.get_by_role("button", name="Finish").click()
        expect(page.get_by_text("cm²").first).to_be_visible()
        assert number(measured(page)[1]) == pytest.approx(
            MARK * MARK / 100, rel=0.04
        )  # twice that of a length
    assert faults(page) == []
    with site.connect() as owner:
        events = owner.execute(
            "SELECT count(*) FROM ledger_ledgerentry WHERE event = 'recording:scale'"
        ).fetchone()
        kept = owner.execute("SELECT count(*) FROM library_scale").fetchone()
    assert (events, kept) == ((3,), (3,))


def test_who_looks_next_measures_by_it_with_the_keyboard_alone(
    site: Site, elbows: list[str], browser: Browser
) -> None:
    page = signed_in(browser, site, "okafor", viewport=DESK)
    close_up(page, elbows[1])
    expect(page.get_by_text("Scale kept with the photograph, set by Dr Marques on")).to_be_visible()
    press(page, "m")
    corners = patch(SCALES[1])
    for point in corners[:2]:
        _under_the_cross(page, point)
        press(page, "Enter")
    assert number(measured(page)[0]) == pytest.approx(MARK, rel=0.02)
    expect(page.get_by_role("status").filter(has_text="Length 1")).to_be_visible()
    press(page, "Escape", "a")
    for point in corners[:3]:
        _under_the_cross(page, point)
        press(page, "Enter")
    press(page, "f")
    assert number(measured(page)[1]) == pytest.approx(MARK * MARK / 200, rel=0.04)
    press(page, "Backspace")
    assert len(measured(page)) == 1
    assert page.get_by_label("Keep it with the photograph").count() == 0  # that is the studio's


def _under_the_cross(page: Page, point: tuple[float, float]) -> None:
    """Arrow keys move the picture by ten pixels of the screen, with Shift by one."""
    box = page.locator("[data-tiles]").bounding_box()
    assert box
    x, y = place(page, point)
    across, down = round(x - box["x"] - box["width"] / 2), round(y - box["y"] - box["height"] / 2)
    for distance, (less, more) in ((across, ("ArrowLeft", "ArrowRight")), (down, ("ArrowUp", "ArrowDown"))):
        key = more if distance > 0 else less
        for _ in range(abs(distance) // 10):
            page.keyboard.press(key)
        for _ in range(abs(distance) % 10):
            page.keyboard.press(f"Shift+{key}")
    still(page)


def test_measures_turn_and_zoom_with_the_picture(site: Site, elbows: list[str], browser: Browser) -> None:
    page = signed_in(browser, site, "okafor", viewport=DESK)
    close_up(page, elbows[0])
    press(page, "m")
    corners = patch(SCALES[0])
    click(page, corners[0])
    press(page, "r", "+")
    click(page, corners[1])
    assert view(page)["turn"] == 90
    assert number(measured(page)[0]) == pytest.approx(MARK, rel=0.02)
    drawn = page.locator(".sl-measure circle").last.bounding_box()
    x, y = place(page, corners[1])
    assert drawn
    assert (drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2) == pytest.approx((x, y), abs=2)


def test_two_of_different_scale_are_shown_in_one_size(
    site: Site, elbows: list[str], browser: Browser
) -> None:
    """Of ten and of five pixels a millimetre: the second is enlarged until forty millimetres are as long in both."""
    page = signed_in(browser, site, "okafor", viewport=DESK)
    page.goto(f"/recordings/{elbows[0]}/compare/{elbows[2]}")
    ready(page)
    press(page, "m")
    lengths = []
    for side, scale in ((0, SCALES[0]), (1, SCALES[2])):
        corners = patch(scale)
        first, second = (place(page, corner, side) for corner in corners[:2])
        lengths.append(second[0] - first[0])
    assert lengths[0] == pytest.approx(lengths[1], rel=0.02)
    press(page, "+")
    assert view(page, 1)["zoom"] / view(page, 0)["zoom"] == pytest.approx(2, rel=0.02)


def test_a_telephone_measures_under_the_cross(site: Site, elbows: list[str], browser: Browser) -> None:
    """With a finger: the picture is moved, and a button places the point."""
    page = signed_in(browser, site, "okafor", viewport=PHONE, has_touch=True, is_mobile=True)
    close_up(page, elbows[1])
    assert sticks_out(page) == 0
    assert faults(page) == []
    page.get_by_role("button", name="Length").tap()
    page.get_by_role("button", name="Place a point").tap()
    page.get_by_role("button", name="Further").tap()
    still(page)
    before = view(page)["x"]
    page.get_by_role("button", name="Closer").tap()
    box = page.locator("[data-tiles]").bounding_box()
    assert box
    page.evaluate("window.scrollTo(0, document.querySelector('[data-tiles]').offsetTop)")
    _swipe(page, -100)
    still(page)
    assert view(page)["x"] > before
    page.get_by_role("button", name="Place a point").tap()
    assert number(measured(page)[0]) > 1


def _swipe(page: Page, by: float) -> None:
    """One finger, across the middle of the picture."""
    box = page.locator("[data-tiles]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        moved = [{"x": x + by * step / 10, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": moved})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_tabs_reach_everything(site: Site, elbows: list[str], browser: Browser) -> None:
    page = signed_in(browser, site, "okafor", viewport=DESK)
    close_up(page, elbows[0])
    for name in ("Closer", "Turn", "Keys", "Brightness", "Left elbow", "Set the scale", "Take back"):
        tab_to(page, name)


def test_who_looks_is_told_when_the_rest_is_not_handed_over(
    site: Site, elbows: list[str], browser: Browser
) -> None:
    """The last: nobody sees them after it."""
    page = signed_in(browser, site, "okafor", viewport=PHONE)  # so small that most is not there yet
    close_up(page, elbows[0])
    site.play("withdraw")
    press(page, "1")
    expect(page.get_by_text("Part of the picture was not handed over")).to_be_visible()
    page.reload()
    expect(page.locator("[data-tiles]")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("GMC")
