"""A model release and its end: only ever added to."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("release", "0004_model_releases")]
    operations = [append_only("release_modelrelease"), append_only("release_releasewithdrawn")]
