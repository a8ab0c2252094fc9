"""Pages into forms. A page belongs to the form that its code names, wherever in the batch it lies, and to no other."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from safelight.paper.returned import Page, Returned, State


def forms_of(pages: Iterable[Page]) -> tuple[Returned, ...]:
    """The forms that these pages make up, in the order in which they first appear."""
    found: dict[UUID, list[Page]] = {}
    for page in pages:
        if page.code:
            found.setdefault(page.code.form, []).append(page)
    return tuple(_returned(form, tuple(its_pages)) for form, its_pages in found.items())


def _returned(form: UUID, pages: tuple[Page, ...]) -> Returned:
    codes = [page.code for page in pages if page.code]
    if len({(code.terms, code.pages) for code in codes}) > 1:
        return Returned(form, State.MIXED, pages)
    times = Counter(code.page for code in codes)
    missing = tuple(number for number in range(1, codes[0].pages + 1) if number not in times)
    if missing:
        return Returned(form, State.MISSING, pages, missing)
    state = State.TWICE if max(times.values()) > 1 else State.COMPLETE
    return Returned(form, state, pages)
