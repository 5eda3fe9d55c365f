"""The daily reconciliation, signed by accountant and head."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

_SQL = Path(__file__).with_name("bank_reconciliations.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The daily reconciliation, signed by accountant and head."""

    dependencies = [
        ('agencies', '0004_successions_and_form_editions'),
        ('cashbook', '0013_bank_statements'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reconciliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='đến hết ngày')),
                ('shown', models.BigIntegerField(verbose_name='theo sao kê')),
                ('booked', models.BigIntegerField(db_default=0, verbose_name='theo sổ tiền')),
                ('difference', models.BigIntegerField(verbose_name='chênh')),
                ('of_cases', models.BigIntegerField(verbose_name='tiền của các việc')),
                ('collected', models.BigIntegerField(verbose_name='đã thu theo sổ')),
                ('in_form', models.BigIntegerField(verbose_name='đã thu theo biểu tiền')),
                ('lines', models.JSONField(default=list, verbose_name='các dòng chênh')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('signed_by', models.BigIntegerField(verbose_name='kế toán')),
                ('signed_at', models.DateTimeField(verbose_name='kế toán ký lúc')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ReconciliationApproval',
            fields=[
                ('reconciliation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='approval', serialize=False, to='cashbook.reconciliation')),
                ('approved_by', models.BigIntegerField(verbose_name='Thủ trưởng')),
                ('approved_at', models.DateTimeField(verbose_name='ký lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.UniqueConstraint(fields=('agency', 'on'), name='one_reconciliation_a_day'),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.CheckConstraint(condition=models.Q(('shown', django.db.models.expressions.CombinedExpression(models.F('booked'), '+', models.F('difference')))), name='difference_is_the_difference'),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('difference', 0), ('lines', [])), models.Q(('note', ''), _negated=True), _connector='OR'), name='bank_difference_is_explained'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
