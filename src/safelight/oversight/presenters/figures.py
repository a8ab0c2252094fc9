"""How incidents are answered, in words: what the hospital wants, what it reached, and the months."""

from dataclasses import dataclass

from safelight.oversight.figures import WANTED, Figures, Month
from safelight.web.components import Tag
from safelight.web.wording import MONTHS


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of the trend."""

    month: str
    opened: str
    in_time: str

    @classmethod
    def of(cls, month: Month) -> "MonthLine":
        name = f"{MONTHS[month.first.month - 1]}-{month.first.year}"
        return cls(name, str(month.opened), _share(month.in_time, month.judged) if month.judged else "")


@dataclass(frozen=True, slots=True)
class FiguresPart:
    """The part of the page of incidents that shows how well they are answered. `reached` is None before any was."""

    ages: tuple[tuple[str, str], ...]
    sentence: str
    reached: Tag | None
    months: tuple[MonthLine, ...]

    @classmethod
    def of(cls, found: Figures) -> "FiguresPart":
        return cls(
            ages=(
                ("Up to 3 days old", str(found.fresh)),
                ("4 to 7 days old", str(found.ageing)),
                ("Overdue", str(found.overdue)),
            ),
            sentence=_sentence(found),
            reached=_reached(found),
            months=tuple(MonthLine.of(each) for each in found.months if found.opened),
        )


def _sentence(found: Figures) -> str:
    if not found.judged:
        return "None of the last twelve months has been answered or is overdue yet."
    share = _share(found.in_time, found.judged)
    return f"Of those of the last twelve months that are answered or overdue, {share} were answered within seven days."


def _reached(found: Figures) -> Tag | None:
    if not found.judged:
        return None
    enough = found.in_time * 100 >= WANTED * found.judged
    return Tag(f"{WANTED} % reached", "green") if enough else Tag(f"Below {WANTED} %", "red")


def _share(some: int, of: int) -> str:
    """Rounded down: 94.9 is not 95."""
    return f"{some} of {of} ({some * 100 // of} %)"
