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
                # PostgreSQL says this as it was said, and makes the same of it again; an IN it does not.
                condition=models.Q(event="backup:keep")
                | models.Q(event="backup:rehearse")
                | models.Q(event="backup:take"),
            ),
        ),
    ]
