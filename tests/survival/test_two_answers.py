"""Two members of staff record answers in the same moment, on two connections and two workers."""

from functools import partial

import pytest

from tests import cast as play
from tests.serving import Site
from tests.survival.at_once import at_once
from tests.survival.conftest import Asked
from tests.survival.kept import rows
from tests.survival.test_at_once import AGREED, SIGNED, ask
from tests.survival.visiting import Visitor

TOLD = "Somebody has recorded an answer since this page was opened"


@pytest.fixture
def both(site: Site, sessions: dict[str, Visitor]) -> tuple[Visitor, Visitor]:
    """Two doctors, each at a workstation."""
    site.play("two_doctors")
    return sessions["okafor"].again(), sessions["stranger"].again()


def _to_sign(doctor: Visitor, form: str) -> dict[str, str]:
    page = doctor.post(form, AGREED | {"key": doctor.get(form).hidden["key"]})
    return SIGNED | {name: page.hidden[name] for name in ("terms", "key", "seen")}


def _answers(site: Site, form: str) -> list[str]:
    with site.connect() as connection:
        found = connection.execute(
            "SELECT status FROM consent_consent WHERE form_id = %s ORDER BY number", [form.split("/")[2]]
        )
        return [status for (status,) in found]


@pytest.mark.parametrize("_", range(4))
def test_of_two_signatures_on_one_form_the_second_is_told(
    site: Site, both: tuple[Visitor, Visitor], asked: Asked, _: int
) -> None:
    form = ask(both[0], asked)
    pages = [_to_sign(each, form) for each in both]
    doing = (partial(each.post, f"{form}sign", page) for each, page in zip(both, pages, strict=True))
    answers = at_once(*doing)
    assert sorted(each.status for each in answers) == [303, 409]
    told = next(each for each in answers if each.status == 409)
    assert TOLD in told.text
    assert "Agreed on " in told.text
    assert told.hidden["terms"]
    assert _answers(site, form) == ["given"]


@pytest.mark.parametrize("_", range(4))
def test_of_a_yes_and_a_no_the_second_is_told(
    site: Site, both: tuple[Visitor, Visitor], asked: Asked, _: int
) -> None:
    form = ask(both[0], asked)
    yes, no = _to_sign(both[0], form), _to_sign(both[1], form) | {"answer": "refuse"}
    answers = at_once(partial(both[0].post, f"{form}sign", yes), partial(both[1].post, f"{form}sign", no))
    assert sorted(each.status for each in answers) == [303, 409]
    assert _answers(site, form) == [("given" if answers[0].status == 303 else "refused")]


@pytest.mark.parametrize("_", range(4))
def test_two_forms_in_one_moment_are_both_kept(
    site: Site, both: tuple[Visitor, Visitor], asked: Asked, _: int
) -> None:
    forms = [ask(each, asked) for each in both]
    pages = [_to_sign(each, form) for each, form in zip(both, forms, strict=True)]
    before = rows(site, "consent_signature")
    doing = zip(both, forms, pages, strict=True)
    answers = at_once(*(partial(each.post, f"{form}sign", page) for each, form, page in doing))
    assert [each.status for each in answers] == [303, 303]
    assert [_answers(site, form) for form in forms] == [["given"], ["given"]]
    assert rows(site, "consent_signature") == before + 4


def test_a_further_use_asked_for_twice_is_one_form(
    site: Site, photographer: Visitor, both: tuple[Visitor, Visitor], asked: Asked
) -> None:
    photographer.get(f"/requests/{asked.request}/")
    photographer.upload(asked.photographs, ("IMG_0001.jpg", play.jpeg(1)))
    address = f"/patients/{asked.patient}/further-use"
    sent = {"about": f"form-{asked.form}", "key": both[0].get(address).hidden["key"]}
    before = rows(site, "consent_form")
    answers = at_once(*(partial(each.post, address, sent) for each in (both[0], both[0].again())))
    assert [each.status for each in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert rows(site, "consent_form") == before + 1


def test_the_trail_has_all_of_it(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0
