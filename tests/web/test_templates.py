"""Our templates are strict, NHS.UK's are not, and everything is escaped."""

import pytest
from django.template import engines
from django.template.loader import render_to_string
from jinja2 import UndefinedError
from pytest_django.fixtures import Settings

from safelight.ledger.acting import Role
from safelight.web.jinja import environment

from .people import Asking


def rendered(source: str, **given: object) -> str:
    return engines["jinja2"].from_string(source).render(given)


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ given.nothing }}", "{% if nothing %}{% endif %}"])
def test_a_missing_name_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(source, given={})


def test_a_parameter_of_nhs_uk_may_be_left_out() -> None:
    source = '{% from "nhsuk/components/button/macro.jinja" import button %}{{ button({"text": given}) }}'
    assert "&lt;i&gt;" in rendered(source, given="<i>")


def test_a_missing_name_in_a_parameter_is_an_error() -> None:
    source = '{% from "nhsuk/components/button/macro.jinja" import button %}{{ button({"text": nothing}) }}'
    with pytest.raises(UndefinedError):
        rendered(source)


def test_the_layout_says_who_is_signed_in_and_offers_the_way_out(as_somebody: Asking) -> None:
    page = render_to_string("web/layout.jinja", {}, request=as_somebody(Role.CLINICIAN, Role.REQUESTER))
    assert "Dr Ada Example" in page
    assert "Clinician, Requester" in page
    assert 'action="/sign-out" method="post"' in page
    assert "csrfmiddlewaretoken" in page
    assert 'href="/worklist"' not in page


def test_nothing_on_the_page_is_inline(as_somebody: Asking) -> None:
    """The site's policy forbids scripts and styles within a page."""
    page = render_to_string("web/layout.jinja", {}, request=as_somebody(Role.CLINICIAN))
    assert page.count("<script") == page.count('<script src="') + page.count('<script type="module" src="')
    assert "<style" not in page
    assert " style=" not in page


@pytest.mark.parametrize(("demonstration", "times"), [(True, 1), (False, 0)])
def test_a_demonstration_says_so(settings: Settings, demonstration: bool, times: int) -> None:
    settings.SAFELIGHT_DEMONSTRATION = demonstration
    page = environment().get_template("web/page.jinja").render()
    assert page.count("everyone here is invented") == times
