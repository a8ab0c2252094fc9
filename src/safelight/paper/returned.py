"""What a scan turned out to be: its pages, and the forms that they make up. Values only; nothing is judged here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from safelight.paper.code import Code, Why
from safelight.paper.layout import Box


class Ink(StrEnum):
    """Whether somebody wrote in a box. What is unsure is for a person to look at."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the scan, counted from 1: its code, or why there is none; the ink in its boxes, if it has boxes."""

    number: int
    code: Code | None
    why: Why | None = None
    ink: Mapping[Box, Ink] = field(default_factory=dict)


class State(StrEnum):
    """Whether the pages of a form make up one whole form."""

    COMPLETE = "complete"
    MISSING = "a page is missing"
    TWICE = "a page is there twice"
    MIXED = "pages of two versions"  # printed anew with other terms, and mixed up


@dataclass(frozen=True, slots=True)
class Returned:
    """The pages of one form, in the order in which they were scanned, and the numbers of those that are missing."""

    form: UUID
    state: State
    pages: tuple[Page, ...]
    missing: tuple[int, ...] = ()

    @property
    def terms(self) -> bytes | None:
        """The terms it was printed with; None if its pages disagree."""
        all_terms = {page.code.terms for page in self.pages if page.code}
        return all_terms.pop() if len(all_terms) == 1 else None

    @property
    def ink(self) -> Mapping[Box, Ink]:
        """The boxes of the last page, if the form is complete; otherwise nothing can be said."""
        if self.state is not State.COMPLETE:
            return {}
        return next(page.ink for page in self.pages if page.code and page.code.page == page.code.pages)

    @property
    def certain(self) -> bool:
        """Whether the form is whole and each box either written in or not: no person need look at the paper."""
        return bool(self.ink) and Ink.UNSURE not in self.ink.values()


@dataclass(frozen=True, slots=True)
class Scan:
    """Every page of a file, and the forms among them in the order in which they first appear."""

    pages: tuple[Page, ...]
    returned: tuple[Returned, ...]

    @property
    def strays(self) -> tuple[Page, ...]:
        """The pages that belong to no form and are not blank: somebody has to look at them."""
        return tuple(page for page in self.pages if page.code is None and page.why is not Why.BLANK)
