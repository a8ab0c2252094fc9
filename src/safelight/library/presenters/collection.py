"""The page of the teaching collection. It knows of no patient, and of nothing that is not for teaching."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from safelight.library.door import Opened
from safelight.library.forms import SiteSearch
from safelight.library.presenters.cards import pictures, to_recording
from safelight.web.components import EmptyState, Picture
from safelight.web.wording import plural


@dataclass(frozen=True, slots=True)
class Site:
    """A body site with photographs in the collection."""

    name: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """What was looked for, what there is of it, and where else to look."""

    form: SiteSearch
    summary: str
    sites: tuple[Site, ...]
    pictures: tuple[Picture, ...]
    pagination: dict[str, Any] | None
    empty: EmptyState | None

    @classmethod
    def of(
        cls, form: SiteSearch, sites: list[tuple[str, int]], page: Page[Any], opened: Opened
    ) -> "CollectionPage":
        words = form.words
        return cls(
            form=form,
            summary=_summary(page.paginator.count, words),
            sites=tuple(Site(name, number, _address(name)) for name, number in sites),
            pictures=tuple(pictures(opened, to_recording).values()),
            pagination=_pagination(page, words) if page.paginator.num_pages > 1 else None,
            empty=None if page.paginator.count else _empty(words),
        )


def _summary(number: int, words: str) -> str:
    found = plural(number, "photograph")
    return f"{found} for teaching: {words}" if words else f"{found} for teaching"


def _address(words: str, page: int = 1) -> str:
    asked = {"q": words} if words else {}
    query = urlencode(asked | ({"page": str(page)} if page > 1 else {}))
    return f"{reverse('collection')}?{query}" if query else reverse("collection")


def _pagination(page: Page[Any], words: str) -> dict[str, Any]:
    """The parameters of NHS.UK's pagination."""
    drawn: dict[str, Any] = {"ariaLabel": "Pages of the collection"}
    if page.has_previous():
        drawn |= {"previousUrl": _address(words, page.number - 1), "previousPage": f"Page {page.number - 1}"}
    if page.has_next():
        drawn |= {"nextUrl": _address(words, page.number + 1), "nextPage": f"Page {page.number + 1}"}
    return drawn


def _empty(words: str) -> EmptyState:
    if words:
        text = "Try one word of the body site, such as forearm, or look at all of them."
        return EmptyState("Nothing for teaching matches", text, "Show the whole collection", _address(""))
    return EmptyState(
        "The collection is empty",
        "A photograph appears here as soon as a patient agrees to its use for teaching.",
    )
