"""What was printed, what came back and what became of it: only ever added to."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("filing", "0001_initial")]
    operations = [
        append_only("filing_offer"),
        append_only("filing_printout"),
        append_only("filing_scan"),
        append_only("filing_scannedpage"),
        append_only("filing_settlement"),
    ]
