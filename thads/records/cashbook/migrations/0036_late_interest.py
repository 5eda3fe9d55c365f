"""Late interest of an obligation, determined by an act."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("late_interest.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Late interest of an obligation, determined by an act."""

    dependencies = [
        ('agencies', '0010_mistakes'),
        ('cases', '0007_lookup_codes'),
        ('cashbook', '0035_whose_money'),
        ('ledger', '0008_late_interest'),
    ]

    operations = [
        migrations.CreateModel(
            name='LateInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.IntegerField(verbose_name='hành vi số')),
                ('code', models.CharField(max_length=40, verbose_name='khoản gốc')),
                ('amount', models.BigIntegerField(verbose_name='lãi chậm')),
                ('principal', models.BigIntegerField(verbose_name='gốc khi bắt đầu tính')),
                ('since', models.DateField(verbose_name='tính từ sau ngày')),
                ('until', models.DateField(verbose_name='đến hết ngày')),
                ('days', models.IntegerField(verbose_name='số ngày tính')),
                ('rate', models.CharField(blank=True, max_length=20, verbose_name='lãi suất của bản án')),
                ('day_count', models.CharField(max_length=20, verbose_name='cách đếm ngày')),
                ('told', models.JSONField(default=list, verbose_name='cách tính')),
                ('noted_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_interest', to='cases.obligation')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.proceeding')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('days__gt', 0), ('principal__gt', 0)), name='late_interest_is_a_sum'), models.CheckConstraint(condition=models.Q(('since__lt', models.F('until'))), name='late_interest_runs_forward'), models.UniqueConstraint(fields=('proceeding', 'seq', 'code'), name='one_interest_a_claim_an_act')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
