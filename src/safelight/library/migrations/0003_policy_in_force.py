"""Which policy recordings were judged by, and since when: only ever added to."""

import django.contrib.postgres.fields
from django.db import migrations, models

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("library", "0002_restand_on"), ("ledger", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="PolicyInForce",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "packs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), size=None
                    ),
                ),
                ("profile", models.CharField(max_length=120)),
                ("digest", models.BinaryField(max_length=32)),
                ("since", models.DateTimeField()),
            ],
        ),
        append_only("library_policyinforce"),
    ]
