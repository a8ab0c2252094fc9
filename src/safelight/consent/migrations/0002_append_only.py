"""What somebody said, and what they signed, is only ever added to."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial"), ("ledger", "0002_append_only")]
    operations = [append_only("consent_consent"), append_only("consent_signature")]
