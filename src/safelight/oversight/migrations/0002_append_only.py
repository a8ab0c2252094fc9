"""An incident stays as it was reported, and so does each step."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial")]
    operations = [append_only("oversight_incident"), append_only("oversight_incidentstep")]
