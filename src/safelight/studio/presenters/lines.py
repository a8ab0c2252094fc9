"""A request in a list, and where it stands."""

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Consent
from safelight.consent.presenters.tags import form_tag
from safelight.web.components import Tag
from safelight.web.wording import british_date, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safelight.studio.queries import RequestInProgress


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request as the person who asked sees it."""

    body_site: str
    patient: str  # SURNAME, Forename
    asked: str
    stands: Tag
    progress: str
    consent: Tag
    href: str
    consent_href: str
    deciding_href: str
    conflict_href: str

    @classmethod
    def of(cls, request: "RequestInProgress", last: Consent | None, *, conflict: bool) -> "RequestLine":
        """`last` is the last word on its form; `conflict`: answers on it contradict each other."""
        return cls(
            body_site=request.body_site,
            patient=f"{request.patient.family_name.upper()}, {request.patient.given_name}",
            asked=british_date(request.asked_at),
            stands=stands(request),
            progress=plural(request.photographs, "photograph") if request.photographs else "",
            consent=form_tag(last, conflict=conflict),
            href=reverse("request", kwargs={"photography_request": request.pk}),
            consent_href=reverse("consent-form", kwargs={"form": request.form_id}),
            conflict_href=reverse("conflict", kwargs={"form": request.form_id}),
            deciding_href=reverse("deciding", kwargs={"form": request.form_id}),
        )


def stands(request: "RequestInProgress") -> Tag:
    """How far the studio has come with it."""
    if request.completed_at is not None:
        return Tag("Completed", "green")
    if request.opened_at is not None:
        return Tag("In the studio", "blue")
    return Tag("Waiting for the studio", "grey")


def request_lines(
    requests: "Iterable[RequestInProgress]", last_words: dict[UUID, Consent], conflicts: Container[UUID]
) -> tuple[RequestLine, ...]:
    return tuple(
        RequestLine.of(each, last_words.get(each.form_id), conflict=each.form_id in conflicts)
        for each in requests
    )
