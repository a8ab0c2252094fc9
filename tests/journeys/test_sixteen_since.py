"""A mother agreed for her child, who has turned 16 since: the young person is offered to review it, and narrows it."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.asking import sign
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital


def test_the_young_person_answers_for_herself(tmp_path: Path) -> None:
    with hospital(tmp_path / "grown", "grown") as (site, browser, _):
        records, doctor, tutor = (
            signed_in(browser, site, each) for each in ("ferris", "okafor", "lindqvist")
        )
        given_her_photograph_teaches(tutor, 1)
        when_medical_records_offer_it_by_letter(records)
        then_it_waits_for_her_answer(doctor)
        when_she_keeps_it_to_the_record(doctor)
        then_nothing_wants_review_any_more(records)
        given_her_photograph_teaches(tutor, 0)
        for command in (["trail", "verify"], ["check"]):
            assert site.run("safelight", *command).returncode == 0


def given_her_photograph_teaches(page: Page, number: int) -> None:
    page.goto("/collection/")
    expect(page.locator("main img")).to_have_count(number)


def when_medical_records_offer_it_by_letter(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name="Consents to review: 1").click()
    expect(page.locator("main")).to_contain_text("Efua Osei, a parent")
    expect(page.locator("main")).to_contain_text("Turned 16 on")
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("Offer review")).click()
    expect(page.get_by_label("Offered to whom")).to_have_value("Ama Osei")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose how it was offered.")
    assert faults(page) == []
    page.get_by_label("By letter").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Offered to Ama Osei by letter on")
    expect(page.get_by_role("link", name=re.compile("Wait for the answer"))).to_be_visible()


def then_it_waits_for_her_answer(page: Page) -> None:
    page.goto("/reviews/")
    page.get_by_role("link", name=re.compile("Record the answer.*OSEI, Ama")).click()
    expect(page.locator("main")).to_contain_text("The patient decides")
    expect(page.locator("main")).not_to_contain_text("Efua Osei")


def when_she_keeps_it_to_the_record(page: Page) -> None:
    sign(page)


def then_nothing_wants_review_any_more(page: Page) -> None:
    page.goto("/reviews/")
    expect(page.get_by_text("No consent wants review")).to_be_visible()
