"""A photographer on a slow line chooses a file before the page's script has come: it is sent all the same."""

from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests import cast as play
from tests.journeys.asking import ask, sign, take_on
from tests.journeys.browser import signed_in
from tests.serving import Site


def test_what_was_chosen_before_the_script_came_is_sent(
    family: Site, browser: Browser, tmp_path: Path
) -> None:
    doctor, page = (signed_in(browser, family, each) for each in ("okafor", "marques"))
    ask(doctor, "BARTHOLOMEW, Rose", "Right shin")
    sign(doctor)
    held: list[Route] = []
    page.route("**/uploader*.js", partial(list.append, held))
    take_on(page, "Right shin")
    file = tmp_path / "IMG_0001.jpg"
    file.write_bytes(play.jpeg(1))
    page.locator("input[type=file]").set_input_files(file)
    assert held
    expect(page.get_by_role("button", name="Send")).to_be_visible()  # as without scripts
    for each in held:
        each.continue_()
    expect(page.locator("[data-summary]")).to_contain_text("1 filed", timeout=90_000)
    expect(page.get_by_role("button", name="Send")).to_be_hidden()
