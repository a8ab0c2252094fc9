"""A third level "as required" is no consent: the page says why, keeps what was typed, and takes a name."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import ask_for_photographs, hospital, sign_by_name


def test_a_purpose_is_named_or_refused(tmp_path: Path) -> None:
    with hospital(tmp_path / "home") as (site, browser, _):
        page = signed_in(browser, site, "okafor")
        ask_for_photographs(page)
        explain(page)
        page.get_by_role("radio", name="The medical record, and named uses").check()
        page.get_by_role("checkbox", name="Publication in a journal or book").check()
        page.get_by_role("checkbox", name="They have been told").check()
        named = page.get_by_label("Which journal or book")
        for wording in ("Publication as required", "ANY  PURPOSE", "a medical journal"):
            named.fill(wording)
            page.get_by_role("button", name="Continue to the signature").click()
            expect(page.get_by_role("alert")).to_contain_text("CUH-8.1")
            expect(named).to_have_value(wording)
        assert faults(page) == []
        named.fill("Journal of Wounds")
        page.get_by_role("button", name="Continue to the signature").click()
        expect(page.get_by_text("Journal of Wounds")).to_be_visible()
        sign_by_name(page)
        expect(page.get_by_text("Runs out on")).to_be_visible()
        assert faults(page) == []
