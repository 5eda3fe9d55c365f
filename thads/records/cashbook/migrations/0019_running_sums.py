"""What the comparison of a day needs is kept as it happens, not read from ten years."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("running_sums.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Open items, collected by day, and where the money form differs."""

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('cashbook', '0018_names_and_open_orders'),
        ('ledger', '0006_corrections_of_every_procedure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Collected',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='ngày')),
                ('booked', models.BigIntegerField(verbose_name='theo sổ tiền')),
                ('counted', models.BigIntegerField(verbose_name='theo biểu tiền')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'on'), name='one_collected_a_day')],
            },
        ),
        migrations.CreateModel(
            name='OpenItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=30, verbose_name='nơi giữ')),
                ('low', models.DateField(verbose_name='từ ngày')),
                ('high', models.DateField(null=True, verbose_name='đến trước ngày')),
                ('agency', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('entry', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cashbook.entry')),
                ('line', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cashbook.statementline')),
            ],
            options={
                'indexes': [models.Index(fields=['agency', 'place', 'high', 'low'], include=('entry', 'line'), name='open_item_of_day')],
            },
        ),
        migrations.CreateModel(
            name='Uncounted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='ngày')),
                ('gap', models.BigIntegerField(verbose_name='sổ trừ biểu')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('proceeding', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.proceeding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'on', 'proceeding'), name='one_uncounted')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
