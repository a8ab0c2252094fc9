"""A photographer on a line that is slow, and breaks: what was chosen is not lost, and what is filed not called lost."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from safelight.config.front import TOO_SLOW
from tests import cast as play
from tests.between import Between, between
from tests.journeys.asking import ask, sign, take_on
from tests.journeys.browser import signed_in
from tests.serving import Site

WAIT = 90_000  # milliseconds: an upload is checked meanwhile


@pytest.fixture
def line(family: Site) -> Iterator[Between]:
    with between(family.url) as line:
        yield line


@pytest.fixture
def photographer(family: Site, line: Between, browser: Browser) -> Iterator[Page]:
    """At the end of the line; on the worklist there is a request for the right shin."""
    doctor = signed_in(browser, family, "okafor")
    ask(doctor, "PRICE, Owen", "Right shin")
    sign(doctor)
    page = signed_in(browser, replace(family, port=urlsplit(line.url).port), "marques")
    yield page
    page.context.close()


def test_nothing_is_lost_and_nothing_called_lost(photographer: Page, line: Between, tmp_path: Path) -> None:
    page, held = photographer, list[Route]()
    page.route("**/uploader*.js", partial(list.append, held))
    take_on(page, "Right shin")
    when_a_file_is_chosen_before_the_script_has_come(page, tmp_path, held)
    then_it_is_sent_when_the_script_comes(page, held)
    when_the_answer_to_a_file_is_lost(page, line, tmp_path)
    then_the_page_does_not_say_that_it_was_not_kept(page)
    and_trying_again_files_it_once(page, line)
    when_the_line_breaks_before_a_file_is_sent(page, tmp_path)
    then_nothing_of_it_was_kept_and_it_can_be_sent_again(page)
    when_the_server_has_waited_too_long_for_a_file(page, tmp_path)
    then_nothing_of_it_was_kept_and_it_can_be_sent_again(page)


def when_a_file_is_chosen_before_the_script_has_come(page: Page, folder: Path, held: list[Route]) -> None:
    choose(page, folder, 1)
    assert held
    expect(page.get_by_role("button", name="Send")).to_be_visible()  # as without scripts


def then_it_is_sent_when_the_script_comes(page: Page, held: list[Route]) -> None:
    for each in held:
        each.continue_()
    expect(page.locator("[data-summary]")).to_have_text("1 filed", timeout=WAIT)
    expect(page.get_by_role("button", name="Send")).to_be_hidden()


def when_the_answer_to_a_file_is_lost(page: Page, line: Between, folder: Path) -> None:
    line.swallowing = True
    choose(page, folder, 2)


def then_the_page_does_not_say_that_it_was_not_kept(page: Page) -> None:
    expect(last(page)).to_contain_text("Not answered It may be filed, or not.", timeout=WAIT)


def and_trying_again_files_it_once(page: Page, line: Between) -> None:
    line.swallowing = False
    last(page).get_by_role("button", name="Try again").click()
    expect(last(page)).to_contain_text("Already here", timeout=WAIT)
    expect(last(page).get_by_role("link", name="See it")).to_be_visible()
    expect(page.locator("[data-filed] img")).to_have_count(2)


def when_the_line_breaks_before_a_file_is_sent(page: Page, folder: Path) -> None:
    page.context.set_offline(True)
    choose(page, folder, 3)


def then_nothing_of_it_was_kept_and_it_can_be_sent_again(page: Page) -> None:
    expect(last(page)).to_contain_text("Not sent The connection broke. Nothing of it was kept.", timeout=WAIT)
    page.context.set_offline(False)
    page.unroute("**/photographs")
    last(page).get_by_role("button", name="Try again").click()
    expect(last(page)).to_contain_text("Filed", timeout=WAIT)


def when_the_server_has_waited_too_long_for_a_file(page: Page, folder: Path) -> None:
    """Its answer alone: the server's own takes half a minute (tests/web/test_front.py has the waiting)."""
    page.route("**/photographs", lambda route: route.fulfill(status=408, body=TOO_SLOW))
    choose(page, folder, 4)


def last(page: Page) -> Locator:
    """What is said of the file that was chosen last."""
    return page.locator("[data-uploads] > li").last


def choose(page: Page, folder: Path, seed: int) -> None:
    file = folder / f"IMG_{seed:04}.jpg"
    file.write_bytes(play.jpeg(seed))
    page.locator("input[type=file]").set_input_files(file)
