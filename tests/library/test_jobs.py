"""A job exists exactly if its cause committed, and is told nothing that may not be read."""

import inspect

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.tasks import Task

from safelight.ledger.writing import recorded
from safelight.library.jobs import catch_up
from safelight.trail.events import Event
from tests.cast import Cast

OURS = [each for name, each in app.tasks.items() if not name.startswith(("builtin:", "procrastinate."))]

KEYS = {"batch", "consent", "copy", "document", "form", "patient", "recording", "request", "scan", "staff"}


class Undone(Exception):
    """The cause does not commit."""


def test_a_job_commits_with_its_cause(cast: Cast) -> None:
    with recorded(Event.SEARCH_RUN, cast.acting("lindqvist")):
        catch_up.defer(timestamp=0)
    assert ProcrastinateJob.objects.get().args == {"timestamp": 0}


def test_a_job_whose_cause_is_undone_never_was(cast: Cast) -> None:
    with pytest.raises(Undone), recorded(Event.SEARCH_RUN, cast.acting("lindqvist")):
        catch_up.defer(timestamp=0)
        assert ProcrastinateJob.objects.count() == 1
        raise Undone
    assert ProcrastinateJob.objects.count() == 0


def test_the_librarys_jobs_are_known() -> None:
    assert "library.catch_up" in app.tasks


@pytest.mark.parametrize("job", OURS, ids=lambda each: each.name)
def test_a_job_is_told_identifiers_only(job: "Task[..., object, ...]") -> None:
    """A moment, or the key of a row. No lock on the queue: it could keep out a job whose worker died."""
    for each in inspect.signature(job.func).parameters.values():
        assert each.annotation is int or each.name in KEYS
    assert job.queueing_lock is None


@pytest.mark.parametrize("job", OURS, ids=lambda each: each.name)
def test_a_job_is_named_after_its_app(job: "Task[..., object, ...]") -> None:
    assert job.func.__module__ == f"safelight.{job.name.partition('.')[0]}.jobs"
