"""Files that are verified off line: neither the database nor a setting is needed, nor is Django."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from safelight.trail import note, proof_file, verify
from safelight.trail.errors import MalformedKey, Unsound
from safelight.trail.stamp import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safelight.trail.findings import Report

LONGEST = 1 << 20  # bytes of a line: no file can fill the memory


def is_export(file: Path) -> bool:
    """An export is JSON from its first byte on."""
    try:
        with file.open("rb") as data:
            return data.read(1) == b"{"
    except OSError as error:
        _give_up(f"{file} could not be read: {error.strerror}.")


def export(file: Path, key: str, checkpoints: "Sequence[Path]", authority: Path | None) -> "Report":
    """What is wrong with an export."""
    return verify.verify(_lines(file), _key(key), _notes(checkpoints), _trusted(authority))


def proof(file: Path, key: str, checkpoints: "Sequence[Path]") -> str:
    """What a proof proves."""
    try:
        return proof_file.proven(_text(file), _key(key), _notes(checkpoints))
    except Unsound as error:
        typer.echo(f"The proof does not hold. {error}")
        raise typer.Exit(1) from None


def _lines(file: Path) -> "Iterator[bytes]":
    with file.open("rb") as data:
        yield from iter(lambda: data.readline(LONGEST), b"")


def _key(key: str) -> note.Verifier:
    if not key:
        _give_up("Give the library's public key: --key KEY, or a file with it. It is trail/verifying.key.")
    try:
        return note.Verifier.parse((_text(Path(key)) if Path(key).is_file() else key).strip())
    except MalformedKey as error:
        _give_up(str(error))


def _trusted(authority: Path | None) -> Authority | None:
    try:
        return Authority(_text(authority).encode()) if authority else None
    except MalformedKey as error:
        _give_up(str(error))


def _notes(files: "Sequence[Path]") -> list[str]:
    return [each for file in files for each in note.several(_text(file))]


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except (OSError, UnicodeDecodeError):
        _give_up(f"{file} could not be read.")


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(2)
