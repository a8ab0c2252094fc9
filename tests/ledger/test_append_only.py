"""PostgreSQL itself refuses to change what was said, signed or entered."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests import cast as play
from tests.cast import Cast
from tests.filing import papers

TABLES = (
    "consent_consent",
    "consent_fact",
    "consent_signature",
    "consent_voiding",
    "filing_offer",
    "filing_printout",
    "filing_scan",
    "filing_scannedpage",
    "filing_settlement",
    "ledger_ledgerentry",
    "ledger_ledgermention",
    "oversight_incident",
    "oversight_incidentstep",
    "people_mergeundone",
    "people_patientmerge",
)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {}", "TRUNCATE {} CASCADE"])
def test_rows_are_only_added(cast: Cast, table: str, statement: str) -> None:
    play.photographed(cast)
    papers.put_away(cast)
    play.mended(cast)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'")
        column = cursor.fetchone()[0]
        cursor.execute(f"SELECT count(*) FROM {table}")
        before = cursor.fetchone()
    assert before[0] > 0
    with (
        pytest.raises(IntegrityError, match="only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement.format(table, f"{column} = {column}"))
