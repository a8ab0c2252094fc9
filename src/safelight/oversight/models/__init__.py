"""The rows of oversight, a file for each kind. Triggers let nobody change or remove one."""

from safelight.oversight.models.incidents import Category, Decision, Incident, IncidentStep, StepKind
from safelight.oversight.models.unusual import (
    DayWatched,
    Outcome,
    SamePerson,
    Unusual,
    UnusualAccess,
    UnusualAnswer,
)

__all__ = [
    "Category",
    "DayWatched",
    "Decision",
    "Incident",
    "IncidentStep",
    "Outcome",
    "SamePerson",
    "StepKind",
    "Unusual",
    "UnusualAccess",
    "UnusualAnswer",
]
