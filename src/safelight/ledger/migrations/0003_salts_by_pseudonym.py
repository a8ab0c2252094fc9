"""A pseudonym is kept beside the salt that makes it: looking one up tried every salt."""

from itertools import islice
from typing import Any

from django.db import migrations, models

from safelight.trail.pseudonym import pseudonym

_AT_ONCE = 2000


def _name(apps: Any, _: object) -> None:
    salts = apps.get_model("ledger", "Salt").objects
    rows = salts.order_by("pk").iterator(chunk_size=_AT_ONCE)
    while some := list(islice(rows, _AT_ONCE)):
        for each in some:
            each.pseudonym = pseudonym(bytes(each.salt), each.kind, str(each.key))
        salts.bulk_update(some, ["pseudonym"])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]
    operations = [
        migrations.AddField("salt", "pseudonym", models.CharField(max_length=64, default="")),
        migrations.RunPython(_name, migrations.RunPython.noop),
        migrations.AlterField("salt", "pseudonym", models.CharField(max_length=64)),
        migrations.AddConstraint(
            "salt", models.UniqueConstraint(fields=["kind", "pseudonym"], name="salt_by_pseudonym")
        ),
    ]
