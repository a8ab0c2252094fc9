"""Three patients are photographed while they cannot be asked: one agrees afterwards, one refuses, one dies unasked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.asking import ask, open_patient, send, sign, take_on
from tests.journeys.browser import faults, signed_in
from tests.journeys.deciding import put_on_file
from tests.serving import Site, installed

AGREES, REFUSES, DIES = ("BARTHOLOMEW, Rose", "MENSAH, Kofi", "ABIOLA, Grace")
SITES = {AGREES: "Left elbow", REFUSES: "Right knee", DIES: "Scalp"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("unconscious") / "home", "ward") as site:
        site.start()
        yield site


def test_held_until_they_can_answer(site: Site, browser: Browser, tmp_path: Path) -> None:
    doctor, photographer = (signed_in(browser, site, each) for each in ("okafor", "marques"))
    given_nothing_is_held(doctor)
    for seed, name in enumerate(SITES):
        when_photographs_are_asked_for_and_the_patient_cannot_be_asked(doctor, name)
        and_the_studio_photographs_and_holds(photographer, SITES[name], tmp_path, seed)
    then_they_wait_on_the_list(doctor)
    then_nobody_sees_them(doctor)

    when_one_wakes_is_told_and_asked(doctor, AGREES)
    and_agrees(doctor)
    then_the_picture_is_there(doctor)

    when_one_wakes_is_told_and_asked(doctor, REFUSES)
    and_refuses(doctor)
    then_it_is_out_of_the_record(doctor)

    when_one_dies(doctor)
    then_the_representative_is_asked_and_agrees(doctor)
    and_nothing_is_held_any_more(doctor)
    and_the_library_agrees_with_itself(site)


def given_nothing_is_held(page: Page) -> None:
    page.goto("/held/")
    expect(page.get_by_text("Nothing is held")).to_be_visible()
    assert faults(page) == []


def when_photographs_are_asked_for_and_the_patient_cannot_be_asked(page: Page, name: str) -> None:
    ask(page, name, SITES[name])
    page.get_by_role("link", name="The patient cannot be asked now").click()
    assert faults(page) == []
    page.get_by_role("button", name="Record that they cannot be asked").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose why they cannot be asked.")
    page.get_by_label("They are unconscious").check()
    page.get_by_label("The photographs are part of treatment that cannot wait").check()
    page.get_by_role("button", name="Record that they cannot be asked").click()
    expect(page.locator("main")).to_contain_text("Release nothing until consent has been given.")
    assert faults(page) == []


def and_the_studio_photographs_and_holds(page: Page, body_site: str, folder: Path, seed: int) -> None:
    take_on(page, body_site)
    expect(page.get_by_text("Hold until consent")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Tell the patient that recordings were taken.")
    send(page, folder, seed)
    expect(page.locator("[data-uploads]")).to_contain_text("released to nobody before there is consent")
    expect(page.locator("main img")).to_have_count(0)


def then_they_wait_on_the_list(page: Page) -> None:
    page.goto("/patients/")
    page.get_by_role("link", name="Held recordings of my patients: 3").click()
    expect(page.get_by_role("link", name=re.compile("Wait until the patient can be asked"))).to_have_count(3)
    assert faults(page) == []


def then_nobody_sees_them(page: Page) -> None:
    open_patient(page, AGREES)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("held since today")
    assert faults(page) == []


def when_one_wakes_is_told_and_asked(page: Page, name: str) -> None:
    open_patient(page, name)
    page.get_by_role("link", name=re.compile("Wait until the patient can be asked")).click()
    for step in ("The patient can be asked again", "The patient was told", "Consent was asked for"):
        page.get_by_label(step).check()
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_role("alert")).to_have_count(0)
        assert faults(page) == []
    page.goto("/held/")
    page.get_by_role("link", name=re.compile(f"Record the answer.*{name}")).click()


def and_agrees(page: Page) -> None:
    sign(page)


def then_the_picture_is_there(page: Page) -> None:
    open_patient(page, AGREES)
    expect(page.locator("main img")).to_have_count(1)


def and_refuses(page: Page) -> None:
    page.get_by_role("button", name="They do not agree").click()
    expect(page.locator("main")).to_contain_text("Refused")


def then_it_is_out_of_the_record(page: Page) -> None:
    open_patient(page, REFUSES)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Quarantined")
    expect(page.locator("main")).to_contain_text("CUH-8.4")


def when_one_dies(page: Page) -> None:
    page.goto("/held/")
    page.get_by_role("link", name=re.compile("Wait until the patient can be asked")).click()
    page.get_by_label("The patient has died").check()
    page.get_by_label("Note").fill("Her sister was consulted, and agrees")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Her sister was consulted, and agrees")
    assert faults(page) == []


def then_the_representative_is_asked_and_agrees(page: Page) -> None:
    page.goto("/held/")
    page.get_by_role("link", name=re.compile("Ask the personal representative")).click()
    page.get_by_role("link", name="To the consent form").click()
    expect(page.get_by_text("the personal representative decides")).to_be_visible()
    page.get_by_role("button", name="Record who speaks for the patient").click()
    put_on_file(page, "Executor", "Joan Abiola", "Will that names the executor", "1 May 2020")
    page.get_by_role("button", name="To the consent form").click()
    sign(page)
    open_patient(page, DIES)
    expect(page.locator("main img")).to_have_count(1)


def and_nothing_is_held_any_more(page: Page) -> None:
    page.goto("/held/")
    expect(page.get_by_text("Nothing is held")).to_be_visible()


def and_the_library_agrees_with_itself(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0
