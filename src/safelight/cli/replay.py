"""`safelight policy replay`: does a past decision come out the same on the facts and rules of then?"""

from typing import TYPE_CHECKING, Annotated

import typer

from safelight.cli import django

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safelight.ledger.reading import Told
    from safelight.library.replaying import Replay

SHOWN = 20  # decisions that differ; the rest are counted


def replay(
    entry: Annotated[
        int | None, typer.Argument(min=0, help="The entry's number in the trail; without it, every decision.")
    ] = None,
) -> None:
    """Take past decisions again. Exit 1 if one comes out otherwise, 2 if there is no such decision."""
    django.start()
    from safelight.ledger import reading

    if entry is None:
        _all()
    elif (told := reading.at(entry)) is None:
        _unknown(f"The trail has no entry {entry}.")
    elif isinstance(done := _once(told), str):
        _unknown(f"Entry {entry} cannot be replayed: {done}.")
    else:
        typer.echo(_words(done))
        raise typer.Exit(0 if done.same else 1)


def _all() -> None:
    from safelight.ledger import reading

    tried = differing = lost = 0
    for told in reading.decisions():
        done = _once(told)
        tried += 1
        if isinstance(done, str):
            lost += 1
        elif not done.same:
            differing += 1
            if differing <= SHOWN:
                typer.echo(_words(done) + "\n")
    typer.echo(f"{tried - differing - lost} came out the same, {differing} differ, {lost} cannot be replayed")
    raise typer.Exit(1 if differing else 0)


def _once(told: "Told") -> "Replay | str":
    from safelight.library.replaying import NotReplayable, replay

    try:
        return replay(told)
    except NotReplayable as reason:
        return str(reason)


def _words(done: "Replay") -> str:
    from safelight.policy.explanation import in_words
    from safelight.web.wording import british_time

    entry, packs = done.told.entry, ", ".join(done.verdicts[0].packs)
    again = (_answer(each.permitted, map(str, each.citations)) for each in done.verdicts)
    lines = (
        f"Entry {done.told.index}, {british_time(entry.at)}. {in_words(done.question)}",
        f"  answered then   {_answer(entry.verdict != 'deny', entry.citations)}",
        *(f"  answered again  {each}" for each in again),
        f"  the facts       {'the same' if done.same_facts else 'NOT those of then'}",
        f"  the rules       {packs}{'' if done.same_rules else ', NOT those of then'}",
    )
    return "\n".join(lines)


def _answer(permitted: bool, citations: "Iterable[str]") -> str:
    return ", ".join(("yes" if permitted else "no", *citations))


def _unknown(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
