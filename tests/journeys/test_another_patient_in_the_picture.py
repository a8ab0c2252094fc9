"""Somebody in the next bed can be seen in a photograph: it leaves the teaching, and returns once they have agreed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.asking import open_patient
from tests.journeys.browser import faults, signed_in
from tests.journeys.consenting import hospital


def test_it_teaches_only_once_they_have_agreed(tmp_path: Path) -> None:
    with hospital(tmp_path / "beside", "photographed") as (site, browser, told):
        recording = f"/recordings/{told.split()[0]}/"
        doctor, tutor = (signed_in(browser, site, each) for each in ("okafor", "lindqvist"))
        given_it_teaches(tutor)
        when_the_doctor_sees_somebody_else_in_it(doctor, recording)
        then_it_serves_its_own_patient_alone(doctor, tutor, recording)
        when_their_consent_has_no_number(doctor, recording)
        and_it_has_one(doctor)
        given_it_teaches(tutor)
        for command in (["trail", "verify"], ["check"]):
            assert site.run("safelight", *command).returncode == 0


def given_it_teaches(page: Page) -> None:
    page.goto("/collection/")
    expect(page.locator("main img")).to_have_count(1)


def when_the_doctor_sees_somebody_else_in_it(page: Page, recording: str) -> None:
    page.goto(recording)
    page.get_by_role("button", name="Another patient can be seen").click()
    page.get_by_label("Another patient can be seen, who has not consented").check()
    assert faults(page) == []
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Teaching: no")).to_be_visible()


def then_it_serves_its_own_patient_alone(doctor: Page, tutor: Page, recording: str) -> None:
    tutor.goto("/collection/")
    expect(tutor.locator("main img")).to_have_count(0)
    answer = tutor.goto(recording)
    assert answer is not None
    assert answer.status != 200
    open_patient(doctor, "BARTHOLOMEW, Rose")
    expect(doctor.locator("main img")).to_have_count(1)


def when_their_consent_has_no_number(page: Page, recording: str) -> None:
    page.goto(recording)
    page.get_by_role("button", name="That patient has consented").click()
    page.get_by_label("Another patient can be seen, and has consented in writing").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("alert")).to_contain_text("number of their release")
    assert faults(page) == []


def and_it_has_one(page: Page) -> None:
    page.get_by_label("Note").fill("Release 12, in the studio's folder")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Teaching: yes")).to_be_visible()
