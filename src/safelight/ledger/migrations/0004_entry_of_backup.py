"""The overview asks for the last backup: without this it would read the whole trail where there is none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_salts_by_pseudonym")]

    operations = [
        migrations.AddIndex(
            "ledgerentry",
            models.Index(
                fields=["event", "index"],
                name="entry_of_backup",
                condition=models.Q(event__in=("backup:keep", "backup:rehearse", "backup:take")),
            ),
        ),
    ]
