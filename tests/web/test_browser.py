"""The shared pages in a real Chromium: what axe finds, what the keyboard reaches, what the scripts do."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from safelight.web.signing import strokes_from

from .site import LARGEST

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# What a test itself broke; advice; and NHS.UK's font, which the site's policy keeps from being fetched.
EXPECTED = ("Failed to load resource", "[DOM]", "Loading the font 'https://assets.nhs.uk/")
SIZES = {"desktop": (1280, 800), "phone": (390, 844), "smallest": (320, 640)}


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: what the server answered is what is tested."""


@pytest.fixture
def address() -> Iterator[str]:
    """The small site on a port of its own. No page of it asks the database."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page whose console must stay silent: what the site's policy blocks would be told there."""
    opened = chromium.new_page(base_url=address)
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert [each for each in said if not each.startswith(EXPECTED)] == []


def photograph(name: str, size: int = 1000) -> dict[str, object]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": b"x" * size}


def choose(page: Page, *files: dict[str, object]) -> None:
    page.get_by_label("Photographs", exact=True).set_input_files(list(files))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["/gallery", "/sign-in", "/nowhere", "/refused"])
def test_axe_finds_nothing(page: Page, path: str, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(path)
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_the_first_key_leads_past_the_menu(page: Page) -> None:
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_is_wrong_with_a_form_is_where_one_begins(page: Page) -> None:
    page.goto("/gallery")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Enter a valid date.").click()
    expect(page.get_by_label("Day")).to_be_focused()


def test_photographs_go_one_by_one_and_each_is_answered(page: Page) -> None:
    page.goto("/gallery")
    choose(
        page, photograph("a.jpg"), photograph("b.txt"), photograph("c.jpg", LARGEST + 1), photograph("d.jpg")
    )
    expect(page.get_by_role("status")).to_have_text("2 filed, 2 refused")
    rows = page.locator(".sl-upload")
    assert [" ".join(each.inner_text().split()) for each in rows.all()] == [
        "a.jpg Filed It has 1000 bytes.",
        "b.txt Refused It has 1000 bytes.",
        "c.jpg Refused It is larger than 3 KB, the most that the library takes in.",
        "d.jpg Filed It has 1000 bytes.",
    ]


def test_no_more_than_two_are_sent_at_once(page: Page) -> None:
    page.goto("/gallery")
    held: list[Route] = []
    page.route("**/photograph", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks its handlers
    choose(page, *(photograph(f"{number}.jpg") for number in range(4)))
    expect(page.get_by_text("Waiting")).to_have_count(4)
    page.wait_for_timeout(200)
    assert len(held) == 2
    page.unroute("**/photograph")  # lets the held ones go
    expect(page.get_by_role("status")).to_have_text("4 filed")


def test_a_broken_connection_can_be_tried_again(page: Page) -> None:
    page.goto("/gallery")
    page.route("**/photograph", lambda route: route.abort())
    choose(page, photograph("a.jpg"))
    expect(page.get_by_role("status")).to_have_text("1 not sent")
    page.unroute("**/photograph")
    page.get_by_role("button", name="Try again a.jpg").click()
    expect(page.get_by_role("status")).to_have_text("1 filed")


def test_an_upload_can_be_cancelled(page: Page) -> None:
    page.goto("/gallery")
    page.route("**/photograph", lambda _: None)
    choose(page, photograph("a.jpg"))
    page.get_by_role("button", name="Cancel a.jpg").click()
    expect(page.get_by_role("status")).to_have_text("1 cancelled")


def test_a_file_name_is_text(page: Page) -> None:
    page.goto("/gallery")
    choose(page, photograph("<img src=x onerror=alert(1)>.jpg"))
    expect(page.get_by_role("status")).to_have_text("1 filed")
    expect(page.locator(".sl-upload__name")).to_have_text("<img src=x onerror=alert(1)>.jpg")


def test_a_signature_is_drawn_with_the_mouse_and_cleared(page: Page) -> None:
    page.goto("/gallery")
    value = page.locator("input[name=patient_strokes]")
    pad = page.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.move(box["x"] + box["width"] + 50, box["y"] + box["height"] + 50, steps=5)
    page.mouse.up()
    (stroke,) = strokes_from(value.input_value())
    assert stroke[0] == (0, 0)
    assert stroke[-1] == (10_000, 3_333)
    assert len(stroke) > 5
    page.get_by_role("button", name="Clear").press("Enter")
    assert value.input_value() == ""


def test_without_scripts_the_forms_work(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/gallery")
    expect(page.locator("canvas")).to_be_hidden()
    expect(page.get_by_label("Or type the full name")).to_be_visible()
    choose(page, photograph("a.jpg"))
    page.locator("form[data-uploader]").get_by_role("button", name="Send").click()
    expect(page.locator("body")).to_contain_text("It has 1000 bytes.")
    context.close()
