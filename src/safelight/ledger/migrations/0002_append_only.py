"""Entries are only ever added; the head is the one row that appends queue on."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        append_only("ledger_ledgerentry"),
        append_only("ledger_ledgermention"),
        migrations.RunSQL(
            "INSERT INTO ledger_ledgerhead (id, size, edge, last_at) VALUES (1, 0, '', '1970-01-01T00:00:00Z')",
            "DELETE FROM ledger_ledgerhead",
        ),
    ]
