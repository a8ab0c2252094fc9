"""How a field of a Django form becomes one of NHS.UK's: which macro, with which parameters.

Wording stays in the forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

from safelight.web.dates import DayMonthYear

# The first that fits: a subclass stands before its base.
MACROS: Final[tuple[tuple[type[forms.Widget], str], ...]] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (DayMonthYear, "date"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (Input, "input"),
)
GROUPED: Final = frozenset({"checkboxes", "radios", "date"})
OWN_PARAMETERS: Final = frozenset({"autocomplete", "class", "inputmode", "rows", "spellcheck"})
NOT_SHOWN: Final = frozenset({"cols", "placeholder"})  # a hint stays when one types
ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Field:
    """A macro's name and the parameters for it."""

    macro: str
    parameters: Mapping[str, Any]


def rendering(
    bound: BoundField,
    label: str | None = None,
    size: str | None = None,
    hints: Mapping[str, str] | None = None,
) -> Field:
    """What draws this field; `hints` stand under choices, by value. Raises `TypeError` for others."""
    macro = _macro(bound.field.widget)
    common = _common(bound)
    words = {"text": label or _label(bound), "size": size}
    if macro in GROUPED:
        common |= {"fieldset": {"legend": words}, "idPrefix": bound.id_for_label or bound.auto_id}
    else:
        common |= {"label": words, "id": bound.auto_id}
    return Field(macro, common | _particular(macro, bound, words, hints or {}))


def target(bound: BoundField) -> str:
    """The id of the first thing to put right in a field: what an error links to."""
    if _macro(bound.field.widget) == "date":
        return f"{bound.auto_id}-day"
    return str(bound.auto_id)


def wrong(bound: BoundField) -> list[str]:
    """What is wrong with a field. What is missing is named: the top of the page has no labels."""
    usual = str(forms.Field.default_error_messages["required"])
    return [f"{bound.label}: this is needed" if each == usual else str(each) for each in bound.errors]


def _macro(widget: forms.Widget) -> str:
    for kind, macro in MACROS:
        if isinstance(widget, kind):
            return macro
    raise TypeError(f"No NHS.UK component is known for {type(widget).__name__}: add it to MACROS.")


def _label(bound: BoundField) -> str:
    """What is not needed says so; a tick box is never needed."""
    may_be_left = not bound.field.required and not isinstance(bound.field, forms.BooleanField)
    return f"{bound.label} (optional)" if may_be_left else str(bound.label)


def _common(bound: BoundField) -> dict[str, Any]:
    common: dict[str, Any] = {"name": bound.html_name}
    if bound.help_text:
        common["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        common["errorMessage"] = {"text": wrong(bound)[0]}
    return common


def _particular(
    macro: str, bound: BoundField, words: Mapping[str, Any], hints: Mapping[str, str]
) -> dict[str, Any]:
    match macro:
        case "radios" | "checkboxes" | "select":
            return {"items": _choices(bound, hints)}
        case "checkbox":
            ticked = {"text": words["text"], "value": "on", "checked": bool(bound.value())}
            # The box itself has the field's id: were it the group's too, a click on the label would tick nothing.
            return {"items": [ticked], "idPrefix": bound.auto_id, "id": None, "label": None}
        case "date":
            return {"id": bound.auto_id, "items": _date_parts(bound)}
        case "file":
            several = getattr(bound.field.widget, "allow_multiple_selected", False)
            return {"multiple": several, "attributes": _attributes(bound)}
        case _:
            return _typed(bound)


def _typed(bound: BoundField) -> dict[str, Any]:
    """What is typed: a line or several. A password is never sent back."""
    widget = bound.field.widget
    shown = None if isinstance(widget, forms.PasswordInput) else bound.value()
    own = {
        name: widget.attrs[name]
        for name in ("autocomplete", "inputmode", "spellcheck")
        if name in widget.attrs
    }
    typed = {"value": "" if shown is None else str(shown), "classes": widget.attrs.get("class", "")}
    kind = {"type": widget.input_type} if isinstance(widget, Input) else {"rows": _rows(widget)}
    return typed | kind | own | {"attributes": _attributes(bound)}


def _rows(widget: forms.Widget) -> int:
    """As the form says; Django's own 10 rows are too many for a small screen."""
    rows = int(widget.attrs.get("rows", ROWS))
    return rows if rows != int(forms.Textarea().attrs["rows"]) else ROWS


def _attributes(bound: BoundField) -> dict[str, Any]:
    """The widget's further attributes; NHS.UK's macros have their own words for the others."""
    given = bound.field.widget.attrs | bound.field.widget_attrs(bound.field.widget)
    return {name: value for name, value in given.items() if name not in OWN_PARAMETERS | NOT_SHOWN}


def _choices(bound: BoundField, hints: Mapping[str, str]) -> list[dict[str, Any]]:
    value = bound.value()
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    return [
        {
            "value": str(key),
            "text": str(text),
            "checked": str(key) in chosen,
            "selected": str(key) in chosen,
            **({"hint": {"text": hints[str(key)]}} if str(key) in hints else {}),
        }
        for key, text in bound.field.choices  # type: ignore[attr-defined]  # the widgets that come here have choices
    ]


def _date_parts(bound: BoundField) -> list[dict[str, Any]]:
    parts = DayMonthYear.parts(bound.value())
    return [
        {
            "name": f"{bound.html_name}-{part}",
            "id": f"{bound.auto_id}-{part}",
            "label": part.capitalize(),
            "value": parts[part],
            "width": 4 if part == "year" else 2,
        }
        for part in DayMonthYear.PARTS
    ]
