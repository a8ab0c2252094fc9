"""What the journeys of looking closely read of a viewer, and where its pictures lie on the screen."""

from typing import Any

from playwright.sync_api import Page, expect

_VIEWER = "OpenSeadragon.getViewer(document.querySelectorAll('[data-tiles]')[{number}])"
_VIEW = """() => {
  const { viewport } = VIEWER;
  const { x, y } = viewport.getCenter(true);
  return { x, y, zoom: viewport.getZoom(true), turn: viewport.getRotation(true) };
}"""
_STILL = """async () => {
  const read = () => JSON.stringify([...document.querySelectorAll('[data-tiles]')].map((each) => {
    const { viewport } = OpenSeadragon.getViewer(each);
    return [viewport.getCenter(true), viewport.getZoom(true), viewport.getRotation(true)];
  }));
  for (let before = '', same = 0; same < 10; ) {
    await new Promise((done) => setTimeout(done, 50));
    const now = read();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""
_PLACE = """([x, y]) => {
  const viewer = VIEWER;
  const place = viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(x, y));
  const { left, top } = viewer.element.getBoundingClientRect();
  return [left + place.x, top + place.y];
}"""

_FOCUSED = """() => {
  const { activeElement: here } = document;
  if (here === document.body) return ''; // nothing has the focus yet; the body's text has every name
  const labels = [...(here.labels ?? [])].map((each) => each.textContent);
  return [here.getAttribute('aria-label') ?? '', ...labels, here.textContent].join(' ');
}"""


def ready(page: Page) -> None:
    """All pictures of the page are open, and still."""
    frames = page.locator("[data-tiles]")
    expect(frames).not_to_have_count(0)  # a page that is still on its way has none
    for number in range(frames.count()):
        expect(frames.nth(number)).to_have_attribute("data-ready", "yes")
    still(page)


def still(page: Page) -> None:
    """Nothing moves any more."""
    page.evaluate(_STILL)


def press(page: Page, *keys: str) -> None:
    for each in keys:
        page.keyboard.press(each)
    still(page)


def view(page: Page, number: int = 0) -> dict[str, float]:
    """The centre in widths of the picture, the zoom and the turn of one viewer, as it is drawn now."""
    found: dict[str, float] = page.evaluate(_on(number, _VIEW))
    return found


def both(page: Page) -> tuple[dict[str, float], dict[str, float]]:
    return view(page, 0), view(page, 1)


def place(page: Page, at: tuple[float, float], number: int = 0) -> tuple[float, float]:
    """Where a pixel of the original is on the screen."""
    x, y = page.evaluate(_on(number, _PLACE), list(at))
    return x, y


def click(page: Page, at: tuple[float, float]) -> None:
    """On a pixel of the original."""
    page.mouse.click(*place(page, at))
    still(page)


def tab_to(page: Page, named: str) -> None:
    """With the keyboard alone, to what is called this."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if named in str(_focused(page)):
            return
    raise AssertionError(f"{named} cannot be reached with the keyboard")


def _focused(page: Page) -> Any:
    return page.evaluate(_FOCUSED)


def _on(number: int, script: str) -> str:
    return script.replace("VIEWER", _VIEWER.format(number=number))
