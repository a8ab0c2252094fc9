"""What was found, who may speak, what was voided or settled, and how a form read: only ever added to."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("consent", "0003_facts_and_forms")]
    operations = [
        append_only("consent_fact"),
        append_only("consent_formtemplate"),
        append_only("consent_resolution"),
        append_only("consent_spokesperson"),
        append_only("consent_voiding"),
    ]
