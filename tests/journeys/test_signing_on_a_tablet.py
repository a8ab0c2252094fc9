"""A patient signs on the studio's tablet with a finger, the doctor with a pen; it is turned and scrolled between."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, FloatRect, Page, expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import ask_for_photographs, hospital
from tests.serving import Site

UPRIGHT = {"width": 820, "height": 1180}
ON_ITS_SIDE = {"width": 1180, "height": 820}
INK = """pad => {
    const data = pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data;
    return data.filter((value, place) => place % 4 === 3 && value > 0).length;
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Browser]]:
    with hospital(tmp_path_factory.mktemp("tablet") / "home") as (site, browser, _):
        yield site, browser


@pytest.fixture
def tablet(place: tuple[Site, Browser]) -> Page:
    site, browser = place
    return signed_in(browser, site, "okafor", viewport=UPRIGHT, has_touch=True, device_scale_factor=2)


def test_signed_with_a_finger_and_a_pen(tablet: Page) -> None:
    given_what_is_agreed_to_is_on_the_tablet(tablet)
    touch = tablet.context.new_cdp_session(tablet)
    when_the_patient_signs_with_a_finger(tablet, touch)
    and_the_tablet_is_turned_and_scrolled(tablet)
    and_the_doctor_signs_with_a_pen_and_rests_a_palm(tablet, touch)
    then_both_signatures_are_recorded(tablet)


def test_a_signature_before_the_explanation_says_why_it_is_none(tablet: Page) -> None:
    ask_for_photographs(tablet, "Right knee")
    tablet.wait_for_load_state()
    tablet.evaluate(
        """() => {
            const form = document.querySelector('main form');
            form.action = `${location.pathname}sign`;
            const add = (name, value) =>
                form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
            add('giver_typed', 'Rose Bartholomew');
            add('staff_typed', 'Dr Okafor');
            add('answer', 'agree');
            HTMLFormElement.prototype.submit.call(form);
        }"""
    )
    expect(tablet.get_by_role("alert")).to_contain_text("A form is signed once each point has been explained")
    expect(tablet.get_by_role("button", name="Continue to the signature")).to_be_visible()
    assert faults(tablet) == []


def given_what_is_agreed_to_is_on_the_tablet(page: Page) -> None:
    ask_for_photographs(page)
    assert faults(page) == []
    explain(page)
    page.get_by_role("radio", name="The medical record only").tap()
    page.get_by_role("button", name="Continue to the signature").tap()
    page.get_by_role("button", name="I want to change something").tap()
    page.get_by_role("radio", name="The medical record, and teaching").tap()
    page.get_by_role("button", name="Continue to the signature").tap()
    expect(page.get_by_text("They may be used to teach")).to_be_visible()
    assert faults(page) == []


def when_the_patient_signs_with_a_finger(page: Page, touch: CDPSession) -> None:
    box, before = _pad(page, 0), page.evaluate("scrollY")
    _touch(touch, "touchStart", (box["x"] + 30, box["y"] + 40))
    for step in range(1, 12):
        _touch(touch, "touchMove", (box["x"] + 30 + 25 * step, box["y"] + 40 + (step % 3) * 30))
    _touch(touch, "touchEnd")
    assert page.evaluate("scrollY") == before  # a finger on the pad draws, and does not scroll
    assert page.locator("canvas").nth(0).evaluate(INK) > 500


def and_the_tablet_is_turned_and_scrolled(page: Page) -> None:
    drawn = page.locator("[name=giver_strokes]").input_value()
    for turned in (ON_ITS_SIDE, UPRIGHT, ON_ITS_SIDE):
        page.set_viewport_size(turned)  # type: ignore[arg-type]
        page.evaluate("scrollTo(0, 0)")
        page.get_by_role("button", name="I agree and sign").scroll_into_view_if_needed()
        assert page.locator("canvas").nth(0).evaluate(INK) > 500
    assert page.locator("[name=giver_strokes]").input_value() == drawn
    assert faults(page) == []


def and_the_doctor_signs_with_a_pen_and_rests_a_palm(page: Page, touch: CDPSession) -> None:
    box = _pad(page, 1)
    _pen(touch, "mousePressed", box, 0)
    for step in range(1, 6):
        _pen(touch, "mouseMoved", box, step)
    _touch(touch, "touchStart", (box["x"] + 300, box["y"] + 100))
    _touch(touch, "touchEnd")
    for step in range(6, 10):
        _pen(touch, "mouseMoved", box, step)
    _pen(touch, "mouseReleased", box, 10)
    assert (
        page.locator("[name=staff_strokes]").input_value().count("]]") == 1
    )  # one stroke, and no dot of the palm's


def then_both_signatures_are_recorded(page: Page) -> None:
    page.get_by_role("button", name="I agree and sign").tap()
    expect(page.get_by_role("button", name="Print it for the patient")).to_be_visible()
    expect(page.get_by_text("By Rose Bartholomew, the patient. Recorded by Dr Okafor.")).to_be_visible()
    expect(page.locator(".sl-signature__drawn polyline")).to_have_count(2)
    assert faults(page) == []


def _pad(page: Page, number: int) -> FloatRect:
    pad = page.locator("canvas").nth(number)
    pad.scroll_into_view_if_needed()
    page.wait_for_load_state()
    box = pad.bounding_box()
    assert box is not None
    return box


def _touch(session: CDPSession, kind: str, point: tuple[float, float] | None = None) -> None:
    points = [] if point is None else [{"x": point[0], "y": point[1]}]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _pen(session: CDPSession, kind: str, box: FloatRect, step: int) -> None:
    at = {"x": box["x"] + 40 + 20 * step, "y": box["y"] + 60 + (step % 2) * 20}
    pressed = {"button": "left", "buttons": 0 if kind == "mouseReleased" else 1, "clickCount": 1}
    session.send("Input.dispatchMouseEvent", {"type": kind, "pointerType": "pen", **at, **pressed})
