"""A consent that runs out in ten days is listed before it does; the patient is asked again and keeps it going."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.asking import explain
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital, sign_by_name


def test_asked_again_in_time(tmp_path: Path) -> None:
    with hospital(tmp_path / "out", "expiring") as (site, browser, _):
        doctor = signed_in(browser, site, "okafor")
        given_notice_of_it(doctor)
        when_the_patient_is_asked_again(doctor)
        and_agrees_to_teaching_as_before(doctor)
        then_nothing_runs_out_soon(doctor)
        assert site.run("safelight", "check").returncode == 0


def given_notice_of_it(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name="Consents to review: 1").click()
    expect(page.locator("main")).to_contain_text("Running out")
    expect(page.locator("main")).to_contain_text("Rose Bartholomew, the patient")
    assert faults(page) == []


def when_the_patient_is_asked_again(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Ask again, or let it run out")).click()
    expect(page.locator("main")).to_contain_text("serve the medical record and nothing more")
    assert faults(page) == []
    page.get_by_label("They were offered to look at it again").check()
    page.get_by_label("In person").check()
    page.get_by_role("button", name="Record it").click()
    page.goto("/reviews/")
    page.get_by_role("link", name=re.compile("Record the answer")).click()


def and_agrees_to_teaching_as_before(page: Page) -> None:
    explain(page)
    page.get_by_label("teaching").first.check()
    page.get_by_role("button", name="Continue to the signature").click()
    sign_by_name(page)


def then_nothing_runs_out_soon(page: Page) -> None:
    expect(page.get_by_role("button", name="Print it for the patient")).to_be_visible()
    page.goto("/reviews/")
    expect(page.get_by_text("No consent wants review")).to_be_visible()
