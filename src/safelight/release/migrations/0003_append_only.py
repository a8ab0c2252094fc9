"""How a copy ended, what is public, and what is beyond recall: only ever added to."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("release", "0002_registers"), ("ledger", "0002_append_only")]
    operations = [
        append_only("release_beyondrecall"),
        append_only("release_givenup"),
        append_only("release_publication"),
    ]
