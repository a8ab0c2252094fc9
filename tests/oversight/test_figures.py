"""How incidents are answered: open ones by age, 95 of 100 within seven days, month by month."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safelight.oversight import actions
from safelight.oversight.actions import Concern, Done
from safelight.oversight.figures import Case, Figures, Month, figures
from safelight.oversight.models import Category, Decision, StepKind
from safelight.oversight.presenters.figures import FiguresPart
from safelight.web.components import Tag
from tests.cast import Cast
from tests.pages import browser, words

NOW = datetime.fromisoformat("2026-12-15T12:00:00Z")


def opened(cast: Cast, days_ago: int, closed_after: int | None = None) -> None:
    """An incident, and how many days later it was explained and closed."""
    at = NOW - timedelta(days=days_ago)
    incident = actions.report(cast.acting("lindqvist", at=at), Concern(Category.OTHER, "As it was"), uuid4())
    if closed_after is None:
        return
    by = cast.acting("osei", at=at + timedelta(days=closed_after))
    actions.take_step(by, incident, Done(StepKind.NOT_EXPLAINED, "Nobody's", by.at.date(), uuid4()))
    actions.close(by, incident, Done(StepKind.CLOSED, "Settled", by.at.date(), uuid4()), Decision.SETTLED)


@pytest.mark.parametrize(
    ("closed", "in_time"),
    [(date(2026, 12, 8), True), (date(2026, 12, 9), False), (None, False)],
)
def test_a_case_is_in_time_up_to_the_seventh_day(closed: date | None, *, in_time: bool) -> None:
    assert Case(date(2026, 12, 1), closed).in_time(timezone.localdate(NOW)) is in_time


def test_what_can_still_be_answered_in_time_is_not_judged() -> None:
    assert Case(date(2026, 12, 8), None).in_time(timezone.localdate(NOW)) is None
    assert Case(date(2026, 12, 7), None).in_time(timezone.localdate(NOW)) is False


def test_by_age_and_by_month(cast: Cast) -> None:
    for days in (0, 3, 4, 7, 8):
        opened(cast, days)
    opened(cast, 9, closed_after=7)
    opened(cast, 20, closed_after=8)
    found = figures(NOW)
    assert (found.fresh, found.ageing, found.overdue) == (2, 2, 1)
    december, november = found.months[:2]
    assert december == Month(date(2026, 12, 1), 6, 2, 1)
    assert november == Month(date(2026, 11, 1), 1, 1, 0)
    assert (len(found.months), found.months[-1].first) == (12, date(2026, 1, 1))
    assert (found.judged, found.in_time) == (3, 1)


@pytest.mark.parametrize(
    ("judged", "in_time", "share", "tag"),
    [
        (20, 19, "19 of 20 (95 %)", Tag("95 % reached", "green")),
        (1000, 949, "949 of 1000 (94 %)", Tag("Below 95 %", "red")),
    ],
)
def test_ninety_five_of_a_hundred(judged: int, in_time: int, share: str, tag: Tag) -> None:
    part = FiguresPart.of(Figures(0, 0, 0, (Month(date(2026, 12, 1), judged, judged, in_time),)))
    assert share in part.sentence
    assert part.reached == tag


def test_the_page_shows_them(cast: Cast) -> None:
    osei = browser(cast, "osei")
    assert "None of the last twelve months has been answered or is overdue yet." in words(
        osei.get("/incidents/")
    )
    assert "Month by month" not in words(osei.get("/incidents/"))
    today = timezone.now()
    actions.report(
        cast.acting("lindqvist", at=today - timedelta(days=9)), Concern(Category.OTHER, "-"), uuid4()
    )
    shown = words(osei.get("/incidents/"))
    assert "0 of 1 (0 %) were answered within seven days" in shown
    assert "Below 95 %" in shown
    assert "Month by month" in shown


def test_an_incident_is_passed_on(cast: Cast) -> None:
    incident = actions.report(cast.acting("lindqvist"), Concern(Category.OTHER, "As it was"), uuid4())
    osei, today = browser(cast, "osei"), timezone.localdate()
    day = {"done_on-day": str(today.day), "done_on-month": str(today.month), "done_on-year": str(today.year)}
    sent = {"kind": "escalated", "answer": "step", "key": str(uuid4()), **day}
    page = f"/incidents/{incident.pk}/"
    assert "Say to whom it was passed on, and why." in words(osei.post(page, sent | {"words": ""}))
    osei.post(page, sent | {"words": "To the Caldicott Guardian: a colleague's record"})
    assert "Passed on" in words(osei.get(page))
