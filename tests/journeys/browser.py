"""A person at a browser: the system's Chromium, or Playwright's own where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import cast as play
from tests.serving import Site

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_STICKS_OUT = """async () => {
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  for (let tries = 0; wider() > 0 && tries < 50; tries++) await new Promise((done) => setTimeout(done, 100))
  return wider()
}"""
CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
]


# Patience, for a machine that has much else to do; nothing here asserts how long anything takes.
expect.set_options(timeout=30_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CALM)
        try:
            yield browser
        finally:
            browser.close()


def signed_in(browser: Browser, site: Site, name: str, **options: Any) -> Page:
    """A member of the cast, signed in, in a window of their own."""
    page = browser.new_context(base_url=site.url, **options).new_page()
    page.goto("/sign-in")
    page.get_by_label("Work email address").fill(f"{name}@stlukes.example")
    page.get_by_role("textbox", name="Password").fill(play.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def sticks_out(page: Page) -> int:
    """How many pixels stick out to the side for good: after a resize the menu folds itself, a moment later."""
    wide: int = page.evaluate(_STICKS_OUT)
    return wide


def faults(page: Page) -> list[str]:
    """What axe finds on the page, once all of it is there: rule and element."""
    page.wait_for_load_state()
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]
