"""A date as three boxes to type into: nobody finds a year of birth in a calendar that opens on today."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict


class DayMonthYear(forms.Widget):
    """The widget for a `DateField`: `name-day`, `name-month`, `name-year`. NHS.UK's date input draws it."""

    PARTS: ClassVar[tuple[str, str, str]] = ("day", "month", "year")

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any],  # noqa: ARG002 - Django's signature
        name: str,
    ) -> str | None:
        """What was typed as `1980-5-31`, for the field to check; nothing if all three are empty."""
        day, month, year = (str(data.get(f"{name}-{part}", "")).strip() for part in self.PARTS)
        return f"{year}-{month}-{day}" if day or month or year else None

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any],  # noqa: ARG002 - Django's signature
        name: str,
    ) -> bool:
        return not any(f"{name}-{part}" in data for part in self.PARTS)

    @classmethod
    def parts(cls, value: date | str | None) -> dict[str, str]:
        """The three boxes for a date, or for what was typed in place of one."""
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        year, month, day = (value or "--").split("-", maxsplit=2)
        return {"day": day, "month": month, "year": year}
