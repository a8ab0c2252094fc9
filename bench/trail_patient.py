"""A patient's log in a long trail, in milliseconds: its first page through every layer of the application.

Against the bare rows of that page, read by their index.
"""

from django.db import connection
from django.test import Client

from bench.figures import Figure, paired
from bench.ground import everybody
from bench.long_trail import NUMBER, until
from safelight.ledger.salting import pseudonyms

ROUNDS = 15
A_PAGE = 100
ROWS = "SELECT index, body FROM ledger_ledgerentry WHERE patient = %s ORDER BY index DESC LIMIT %s"


def measure() -> Figure:
    until(NUMBER)
    cast = everybody()
    client, rose = Client(), cast.rose.pk
    client.force_login(cast.staff["osei"])
    name = pseudonyms("patient", [rose])[rose]

    def ours() -> None:
        assert client.get(f"/oversight/patients/{rose}/").status_code == 200

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(ROWS, [name, A_PAGE])
            assert cursor.fetchall()

    ours_took, bare_took = paired(ours, bare, ROUNDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_ledgerentry WHERE patient = %s", [name])
        (about,) = cursor.fetchone()
    unit = f"ms, {about:,} entries of {NUMBER:,}"
    return Figure(ours_took * 1000, unit, f"{A_PAGE} bare rows of it", bare_took / ours_took)
