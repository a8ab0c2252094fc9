"""Each kind of field, empty, filled and wrong."""

import re
from datetime import date

import pytest
from django import forms
from django.template import engines

from safelight.web.components import form_errors
from safelight.web.dates import DayMonthYear
from safelight.web.fields import rendering

from .site import EveryField

RIGHT = {
    "site": "<Left> forearm", "born-day": "31", "born-month": "5", "born-year": "1980", "urgency": "urgent",
    "views": ["front", "side"], "place": "ward", "chaperone": "on", "secret": "s3cret", "key": "b1f6",
}  # fmt: skip


def drawn(form: forms.Form, name: str) -> str:
    source = '{% from "web/components/field.jinja" import field %}{{ field(bound) }}'
    return engines["jinja2"].from_string(source).render({"bound": form[name]})


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("site", ['value="&lt;Left&gt; forearm"', 'id="id_site-hint"', 'for="id_site"']),
        ("born", ['name="born-day"', 'value="31"', 'id="id_born-year"', 'value="1980"', "<legend"]),
        ("reason", ["<textarea", "Reason (optional)", 'maxlength="400"']),
        ("urgency", ['type="radio" value="urgent" checked', 'id="id_urgency"', "<legend"]),
        ("views", ['value="front" checked', 'value="side" checked', "<legend"]),
        ("place", ['<option value="ward" selected>Ward 4', "Choose"]),
        ("chaperone", ['type="checkbox" value="on" checked', "A chaperone is needed"]),
        ("secret", ['type="password"', 'data-module="nhsuk-password-input"']),
        ("scan", ['type="file"', "Scanned form (optional)"]),
        ("key", ['type="hidden"', 'value="b1f6"']),
    ],
)
def test_a_field_and_what_was_typed(name: str, parts: list[str]) -> None:
    html = drawn(EveryField(RIGHT), name)
    assert [part for part in parts if part not in html] == []


def test_a_password_is_not_sent_back() -> None:
    assert "s3cret" not in drawn(EveryField(RIGHT), "secret")


def test_what_is_wrong_is_said_at_the_field_and_at_the_top() -> None:
    form = EveryField({**RIGHT, "born-month": "2", "place": "nowhere"})
    assert [(each.text, each.href) for each in form_errors(form)] == [
        ("Enter a valid date.", "#id_born-day"),
        ("Select a valid choice. nowhere is not one of the available choices.", "#id_place"),
    ]
    html = drawn(form, "born")
    assert 'id="id_born-day"' in html
    assert "Enter a valid date." in html


def test_every_error_leads_to_something_on_the_page() -> None:
    form = EveryField({})
    page = "".join(drawn(form, name) for name in form.fields)
    wrong = form_errors(form)
    assert len(wrong) == 7
    assert [each.text for each in wrong if each.href is None] == ["Key: this is needed"]
    assert [each.href for each in wrong if each.href and f'id="{each.href[1:]}"' not in page] == []


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        (("31", "5", "1980"), date(1980, 5, 31)),
        ((" 1 ", "01", "2026"), date(2026, 1, 1)),
        (("31", "2", "1980"), None),
        (("1", "1", "26"), None),
        (("1", "", "2026"), None),
    ],
)
def test_a_date_in_three_boxes(typed: tuple[str, str, str], means: date | None) -> None:
    form = EveryField(RIGHT | dict(zip(("born-day", "born-month", "born-year"), typed, strict=True)))
    assert form.is_valid() is (means is not None)
    assert form.cleaned_data.get("born") == means
    assert DayMonthYear.parts(form["born"].value()) == {
        "day": typed[0].strip(), "month": typed[1].strip(), "year": typed[2].strip()
    }  # fmt: skip


def test_a_date_may_be_left_out_where_it_is_optional() -> None:
    form = EveryField({**RIGHT, "born-day": "", "born-month": "", "born-year": ""})
    assert form["born"].value() is None
    assert [each.text for each in form_errors(form)] == ["Date of birth: this is needed"]


def test_a_first_value_is_shown() -> None:
    form = EveryField(initial={"born": date(1980, 5, 31), "views": ["side"]})
    assert 'value="1980"' in drawn(form, "born")
    assert drawn(form, "views").count(" checked") == 1


def test_a_strange_widget_is_an_error() -> None:
    class Strange(forms.Form):
        several = forms.CharField(widget=forms.MultiWidget([forms.Widget()]))

    with pytest.raises(TypeError, match="MultiWidget"):
        rendering(Strange()["several"])


@pytest.mark.parametrize("name", list(EveryField().fields))
def test_an_id_is_given_once(name: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', drawn(EveryField(RIGHT), name))
    assert len(ids) == len(set(ids))
