"""An installation's database as it was a moment ago, and the installation that goes on with it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.serving import Site


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A new database on the tests' PostgreSQL; its address."""
    with made(f"CREATE DATABASE {name}", name) as address:
        yield address


@contextmanager
def copied(site: Site, name: str) -> Iterator[str]:
    """The site's database as it is now, under another name; its address."""
    with made(
        f"CREATE DATABASE {name} TEMPLATE {conninfo_to_dict(site.database)['dbname']}", name
    ) as address:
        yield address


@contextmanager
def made(command: str, name: str) -> Iterator[str]:
    server = os.environ["SAFELIGHT_DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(command)
        try:
            yield make_conninfo(**(conninfo_to_dict(server) | {"dbname": name}))
        finally:
            owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def on(site: Site, database: str) -> Site:
    """The same home with another database."""
    given = conninfo_to_dict(database)
    url = f"postgresql://{given['user']}@/{given['dbname']}?host={given['host']}"
    return replace(site, database=database, environment=site.environment | {"SAFELIGHT_DATABASE_URL": url})


def one(site: Site, question: str) -> object:
    with site.connect() as connection:
        return next(connection.execute(question))[0]
