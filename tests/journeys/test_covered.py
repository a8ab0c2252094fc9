"""A sensitive photograph is covered: nothing of it reaches the browser before it is asked for, by one key."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.journeys.browser import DESK, PHONE, faults, signed_in, sticks_out
from tests.journeys.looking import ready, tab_to
from tests.serving import Site, installed

COVERED = "Sensitive, and so covered."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("covered") / "home", "along_time") as site:
        yield site


@pytest.fixture(scope="module")
def photographs(site: Site) -> list[str]:
    """The patient; three of an elbow; one of a chest, which is sensitive."""
    told = site.told.split()
    site.start()
    return told


@pytest.fixture(scope="module")
def okafor(site: Site, photographs: list[str], browser: Browser) -> Page:
    return signed_in(browser, site, "okafor", viewport=DESK)


@pytest.fixture
def handed(okafor: Page, photographs: list[str]) -> Iterator[list[Response]]:
    """What the browser has got of the chest."""
    got: list[Response] = []

    def note(response: Response) -> None:
        if f"/{photographs[4]}/" in response.url and "/viewings/" in response.url:
            got.append(response)

    okafor.on("response", note)
    yield got
    okafor.remove_listener("response", note)


def unveiled(site: Site) -> int:
    with site.connect() as owner:
        asked = (
            "SELECT count(*) FROM ledger_ledgerentry WHERE event = 'recording:unveil' AND verdict = 'permit'"
        )
        found = owner.execute(asked).fetchone()
    return int(found[0]) if found else 0


def forms(got: list[Response]) -> set[str]:
    return {each.url.rpartition("/")[2] for each in got if each.request.method == "GET"}


@pytest.mark.parametrize("where", ["/patients/{0}/", "/patients/{0}/timeline"])
def test_among_others_it_is_covered_until_it_is_asked_for(
    site: Site, photographs: list[str], okafor: Page, handed: list[Response], where: str
) -> None:
    page, before = okafor, unveiled(site)
    page.set_viewport_size(DESK)
    page.goto(where.format(*photographs))
    page.wait_for_load_state("networkidle")
    assert forms(handed) == {"veil"}
    assert all(len(each.body()) < 1500 for each in handed)
    assert page.get_by_text(COVERED).count() == 1  # and the elbows are shown
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert sticks_out(page) == 0
    page.set_viewport_size(DESK)
    assert unveiled(site) == before
    tab_to(page, "Show it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Chest, overview")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert "thumbnail" in forms(handed)
    assert page.get_by_text(COVERED).count() == 0
    assert unveiled(site) == before + 1
    assert faults(page) == []


def test_on_its_own_page_and_from_there_on(
    site: Site, photographs: list[str], okafor: Page, handed: list[Response]
) -> None:
    """Asked for once, the close look that follows does not ask again; who comes by another way is asked."""
    page, before = okafor, unveiled(site)
    page.goto(f"/recordings/{photographs[4]}/")
    page.wait_for_load_state("networkidle")
    assert forms(handed) == {"veil"}
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_role("img", name="Chest, overview")).to_be_visible()
    page.get_by_role("link", name="Look closely and measure").click()
    ready(page)
    assert unveiled(site) == before + 1
    page.goto(f"/recordings/{photographs[4]}/close-up")
    expect(page.get_by_text(COVERED)).to_be_visible()
    assert page.locator("[data-tiles]").count() == 0
    assert faults(page) == []


def test_beside_another_it_is_covered_too(
    site: Site, photographs: list[str], okafor: Page, handed: list[Response]
) -> None:
    page, before = okafor, unveiled(site)
    page.goto(f"/recordings/{photographs[1]}/compare/{photographs[4]}")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("img", name="Left elbow, overview")).to_be_visible()
    assert forms(handed) == {"veil"}
    assert faults(page) == []
    page.get_by_role("button", name="Show it").press("Enter")
    ready(page)
    assert page.locator("[data-tiles]").count() == 2
    assert unveiled(site) == before + 1


def test_without_scripts_it_is_the_same(site: Site, photographs: list[str], browser: Browser) -> None:
    state = signed_in(browser, site, "okafor").context.storage_state()
    page = browser.new_context(base_url=site.url, storage_state=state, java_script_enabled=False).new_page()
    page.goto(f"/patients/{photographs[0]}/")
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_role("img", name="Chest, overview")).to_be_visible()
    page.goto(f"/recordings/{photographs[1]}/compare/{photographs[2]}")
    expect(page.get_by_role("img", name="Left elbow, overview")).to_have_count(2)
