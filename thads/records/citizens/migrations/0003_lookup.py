"""A party asks about its own case without an account; attempts are counted."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("lookup.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The door of the lookup, and its attempts."""

    dependencies = [
        ("citizens", "0002_debtors"),
        ("audit", "0002_row_level_security"),
        ("cashbook", "0009_bank_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=100)),
                ('window_at', models.BigIntegerField()),
                ('tries', models.IntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('subject', 'window_at'), name='one_count_a_window')],
                'indexes': [models.Index(fields=['window_at'], name='attempt_window')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
