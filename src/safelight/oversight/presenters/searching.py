"""The search of the trail: its form, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.oversight.forms.searching import SearchForm
from safelight.oversight.presenters.log import (
    LogLine,
    Shown,
    activity_of,
    known_in,
    link_to,
    link_to_patient,
    log_lines,
    older,
)
from safelight.oversight.searching import COUNTED_TO
from safelight.people.models import Patient
from safelight.web.components import EmptyState
from safelight.web.wording import plural


@dataclass(frozen=True, slots=True)
class Answered:
    """A page of what was found."""

    heading: str
    lines: tuple[LogLine, ...]
    older: str
    csv: str

    @classmethod
    def of(cls, told: Sequence[Told], found: int, number: int, query: QueryDict) -> "Answered":
        """Of what was `told`, `number` stand on a page; `query` is the search as its address has it."""
        lines = tuple(log_lines(told[:number], known_in(told)))
        asked = query.copy()
        asked.pop("before", None)
        here = f"?{asked.urlencode()}"
        many = (
            f"More than {COUNTED_TO:,} entries" if found > COUNTED_TO else plural(found, "entry", "entries")
        )
        return cls(many, lines, older(told, number, f"{here}&"), f"{reverse('trail-search-csv')}{here}")


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`answered` is None before anything was asked."""

    form: SearchForm
    about: tuple[Shown, ...]
    person: Shown | None  # whose activity has a page of its own
    answered: Answered | None

    title = "Search the trail"

    @classmethod
    def of(cls, form: SearchForm, answered: Answered | None) -> "SearchPage":
        chosen = (_chosen(form, "patient"), _chosen(form, "recording"))
        staff = form.cleaned_data["staff"] if answered else None
        person = Shown(f"What {staff.name} did, in figures", activity_of(staff.pk)) if staff else None
        return cls(form, tuple(_link(each) for each in chosen if each), person, answered)

    @property
    def nothing(self) -> EmptyState:
        return EmptyState(
            "Nothing found", "No entry answers to all of it. Take a longer time, or leave something empty."
        )


def _chosen(form: SearchForm, name: str) -> Patient | Recording | None:
    """What the search is about, as far as there is such a thing."""
    try:
        found: Patient | Recording | None = form.fields[name].clean(form[name].value())
    except ValidationError:
        return None
    return found


def _link(about: Patient | Recording) -> Shown:
    return link_to_patient(about) if isinstance(about, Patient) else link_to(about)
