"""`safelight demo`: a fictional hospital on an embedded PostgreSQL, served on this machine until Ctrl-C."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from safelight.cli import django
from safelight.cli.serve import serving
from safelight.cli.work import working
from safelight.config.cluster import Cluster, ClusterFailed, cluster_in
from safelight.consent.wordings.files import FormFileRefused


def demo(
    photos: Annotated[
        Path | None, typer.Option(help="A folder whose photographs are taken in as well.")
    ] = None,
    home: Annotated[Path, typer.Option(help="Where the demonstration keeps its data.")] = Path(".demo"),
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Start the demonstration: the database, a hospital of invented people, the server."""
    if photos is not None and not photos.is_dir():
        typer.echo(
            f"{photos} is not a folder. Give a folder with photographs: make demo PHOTOS=DIR", err=True
        )
        raise typer.Exit(2)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        cluster = cluster_in(home)
        with running(cluster):
            _configure(cluster, home.resolve())
            _furnish(photos)
            _welcome(port)
            _serve(port)
    except (ClusterFailed, FormFileRefused) as failure:
        typer.echo(str(failure), err=True)
        raise typer.Exit(1) from None
    typer.echo("Stopped. Your data stays in the demonstration's folder: the next start finds it again.")


@contextmanager
def running(cluster: Cluster) -> Iterator[None]:
    """The database server, stopped again whatever happens."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite kill ends it as Ctrl-C does
    cluster.start()
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("")
    finally:
        cluster.stop()


@contextmanager
def _beside(command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process of ours, stopped again by its own id whatever happens."""
    # A session of its own: Ctrl-C in the terminal reaches the demonstration alone, which stops one after the other.
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - ourselves
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _configure(cluster: Cluster, home: Path) -> None:
    secret = home / "secret.key"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(48))
    os.environ |= {
        "SAFELIGHT_DATABASE_URL": cluster.url,
        "SAFELIGHT_HOME": str(home),
        "SAFELIGHT_SECRET_KEY": secret.read_text(),
        "SAFELIGHT_HOSTS": "127.0.0.1,localhost",
        "SAFELIGHT_HTTPS": "off",
        "SAFELIGHT_DEMONSTRATION": "on",
    }


def _furnish(photos: Path | None) -> None:
    django.start()
    from safelight.demo import hospital
    from safelight.demo.photos import take_in_folder
    from safelight.library.preparing import prepare

    prepare()
    hospital.fill(typer.echo)
    if photos is not None:
        take_in_folder(photos, typer.echo)


def _welcome(port: int) -> None:
    from safelight.demo.cast import PASSWORD, STAFF

    typer.echo(f"\nSafelight is on http://127.0.0.1:{port}\n\nSign in as one of these, with {PASSWORD}")
    for each in STAFF:
        typer.echo(f"  {each.email:<34} {each.name}, {each.post}")
    typer.echo(
        "\nTry first: as Dr Okafor find BARTHOLOMEW, ask for photographs and take the consent; as Ines"
        "\nMarques upload some; as Dr Lindqvist find them in the teaching collection; then withdraw."
        "\nWaiting for Dr Okafor: a patient who could not be asked, two parents who differ, a girl who"
        "\nhas turned 16; for David Osei: a picture that a ward's telephone made."
        "\nCtrl-C stops everything.\n"
    )


def _serve(port: int) -> None:
    with _beside(serving("127.0.0.1", port, 2)) as server, _beside(working()):
        code = server.wait()
    if code:
        typer.echo(
            f"The server stopped by itself (exit {code}). Is port {port} in use? Try --port 8001.", err=True
        )
        sys.exit(1)
