"""A code for each case, by which a party asks without an account."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("lookup_codes.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Codes of the cases there are, and of all that come."""

    dependencies = [("cases", "0006_join_a_party")]

    operations = [
        migrations.CreateModel(
            name='LookupCode',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='lookup', serialize=False, to='cases.case')),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='mã tra cứu')),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
