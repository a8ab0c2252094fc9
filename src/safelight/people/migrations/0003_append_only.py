"""A merge of records and its undoing are only ever added."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("people", "0002_patient_merges"), ("ledger", "0002_append_only")]
    operations = [append_only("people_patientmerge"), append_only("people_mergeundone")]
