"""`safelight check`: does what is kept for search equal what the policy says?"""

from typing import TYPE_CHECKING, Annotated

import typer

from safelight.cli import django
from safelight.cli.watching import watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from safelight.library.differing import Answer, Difference
    from safelight.library.standing import Held


def check(
    *,
    mend: Annotated[
        bool, typer.Option("--mend", help="Judge anew what differs; the trail tells of it.")
    ] = False,
) -> None:
    """Ask the policy anew about every recording and list those kept otherwise. Exit 1 if there are any, 2 if not all
    could be asked about.

    Without --mend nothing is changed: a check that puts right what it finds cannot be told from one that finds nothing.
    Nor does it catch up with time: recordings that have come to their day are counted apart, and search judges them
    anew before it shows any.
    """
    django.start()
    due, wrong = 0, list["Difference"]()

    def hear(answer: "Answer") -> None:
        nonlocal due
        due += answer.due
        wrong.extend(answer.differing)

    asked = _asked(hear)
    for each in wrong:
        typer.echo(_words(each))
    typer.echo(f"{_number(asked)} asked about, {len(wrong):,} {'differs' if len(wrong) == 1 else 'differ'}")
    if due:
        typer.echo(f"{_number(due)} came to a day that may change the answer: search judges anew first")
    if wrong:
        if mend:
            _mend(wrong)
        raise typer.Exit(1)


def _asked(hear: "Callable[[Answer], None]") -> int:
    from safelight.library.rechecking import recheck

    try:
        with watched(hear) as heard:
            return recheck(heard)
    except Exception as failure:  # noqa: BLE001 - whatever it was, nothing is proved; its own words may hold a patient
        typer.echo(
            f"The check could not be finished ({type(failure).__name__}), and says nothing. "
            "Is the database still there, and memory enough? Run it again.",
            err=True,
        )
        raise typer.Exit(2) from None


def _mend(wrong: "list[Difference]") -> None:
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.library.mending import mend

    patients = mend((each.recording for each in wrong), Unattended("check", timezone.now()))
    typer.echo(f"Judged anew, patient by patient: {patients:,}. Run the check again.")


def _words(found: "Difference") -> str:
    """No patient is told of, nor a birthday: the day on which the answer changes is not written out."""
    if found.kept == found.said:
        told = "the day on which it is to be judged anew is not the policy's"
    else:
        told = f"kept as {_held(found.kept)}; the policy says {_held(found.said)}"
    return f"Recording {found.recording}: {told}."


def _number(recordings: int) -> str:
    return f"{recordings:,} recording{'' if recordings == 1 else 's'}"


def _held(held: "Held") -> str:
    covered = ", covered" if held.sensitive else ""
    return f"{held.standing}, for {', '.join(held.purposes) or 'nothing'}{covered}"
