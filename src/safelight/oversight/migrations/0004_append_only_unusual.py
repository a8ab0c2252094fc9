"""What was found unusual stays as it was found, and so does each answer."""

from django.db import migrations

from safelight.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("oversight", "0003_unusual")]
    operations = [
        append_only("oversight_daywatched"),
        append_only("oversight_unusualaccess"),
        append_only("oversight_unusualanswer"),
        append_only("oversight_sameperson"),
    ]
