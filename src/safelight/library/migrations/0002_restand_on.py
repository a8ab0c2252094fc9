from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='recording',
            name='restand_on',
            field=models.DateField(null=True),
        ),
        # Of what is filed already nobody has worked out the day: it is due now, once.
        migrations.RunSQL("UPDATE library_recording SET restand_on = '2000-01-01'", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='recording',
            index=models.Index(condition=models.Q(('restand_on__isnull', False)), fields=['restand_on'], name='recordings_to_restand'),
        ),
    ]
