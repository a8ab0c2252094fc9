"""Each person's pages before axe, and no wider than a phone; and the way in with the keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import cast as play
from tests.journeys.browser import faults, signed_in, sticks_out
from tests.serving import Site, installed

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PAGES = {
    "okafor": [
        "/patients/",
        "{patient}",
        "{patient}requests/new",
        "{patient}withdraw",
        "{patient}further-use",
        "{patient}timeline",
        "{recording}",
        "{recording}close-up",
        "{recording}compare/{other}",
        "{recording}reasons",
        "{recording}others",
        "{recording}concern",
        "{patient}concern",
        "/held/",
        "/conflicts/",
        "{form}deciding",
        "{form}assess/capacity",
        "{form}spokespeople/new",
        "/reviews/",
        "/scanned-forms/",
        "/my-photographs/",
    ],
    "stranger": ["/patients/", "{patient}reach"],
    "marques": [
        "/worklist/",
        "{recording}",
        "/assessments/",
        "/my-photographs/",
        "{recording}processing",
        "/releases/",
        "/releases/new",
        "/releases/new?kind=staff-release",
    ],
    "lindqvist": [
        "/collection/",
        "/collection/?q=knee",
        "{recording}",
        "{recording}close-up",
        "{recording}download",
    ],
    "osei": [
        "/oversight/",
        "{log}",
        "{log}letter",
        "/oversight/search/",
        "/oversight/search/?since-day=&event=recording:take-in",
        "/oversight/staff/{staff}/",
        "/oversight/unusual/",
        "/vault/",
        "/patients/",
        "/incidents/",
        "/held/",
    ],
    "adeyemi": [
        "/staff/",
        "/vault/",
        "/concerns/new",
        "/concerns/sent",
        "/sign-out",
        "/there-is-no-such-page",
    ],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("pages") / "home", "photographed_twice") as site:
        site.start()
        yield site


@pytest.fixture(scope="module")
def places(site: Site) -> dict[str, str]:
    recording, patient, form, other = site.told.split()
    with site.connect() as owner:
        found = owner.execute("SELECT id FROM people_staff WHERE email LIKE 'okafor@%'").fetchone()
    return {
        "patient": f"/patients/{patient}/",
        "form": f"/forms/{form}/",
        "recording": f"/recordings/{recording}/",
        "other": other,
        "log": f"/oversight/patients/{patient}/",
        "staff": str(found and found[0]),
    }


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    site: Site, places: dict[str, str], browser: Browser, name: str
) -> None:
    page = signed_in(browser, site, name, viewport=DESK)
    found = {}
    for address in PAGES[name]:
        page.set_viewport_size(DESK)
        page.goto(address.format(**places))
        found[address] = [*faults(page), *_sideways(page)]
        page.set_viewport_size(PHONE)
        found[address] += _sideways(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_the_way_in_needs_no_mouse(site: Site, places: dict[str, str], browser: Browser) -> None:
    page = browser.new_context(base_url=site.url).new_page()
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    _tab_to(page, "login")
    page.keyboard.type("okafor@stlukes.example")
    page.keyboard.press("Tab")
    page.keyboard.type(play.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("NHS number")).to_be_focused()  # the cursor is in the box
    page.keyboard.type("9990010374")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="BARTHOLOMEW, Rose").first).to_be_visible()


def _tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached with the keyboard")


def _sideways(page: Page) -> list[str]:
    """What sticks out for good: after a resize the menu folds itself, a moment later."""
    wide = sticks_out(page)
    return [f"{wide} pixels stick out to the side"] if wide > 0 else []
