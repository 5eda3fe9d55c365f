"""What prints of money, what e-receipts must state, money kept without a judgment."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("vouchers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Vouchers; natures of transfers."""

    dependencies = [
        ("agencies", "0011_held_to_a_unit"),
        ("cashbook", "0042_budget_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name='CashSlip',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='slip', serialize=False, to='cashbook.entry')),
                ('number', models.IntegerField(db_default=0, verbose_name='số')),
                ('text', models.CharField(db_default='', max_length=40, verbose_name='số phiếu')),
                ('made_by', models.BigIntegerField(null=True, verbose_name='người lập')),
                ('made_at', models.DateTimeField(verbose_name='lập lúc')),
            ],
        ),
        migrations.CreateModel(
            name='CollectorCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tax_code', models.CharField(max_length=14, verbose_name='mã số thuế')),
                ('basis', models.CharField(max_length=200, verbose_name='căn cứ')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('said_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('said_at', models.DateTimeField(verbose_name='ghi lúc')),
            ],
        ),
        migrations.CreateModel(
            name='Printing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nth', models.IntegerField(db_default=0, verbose_name='lần in')),
                ('printed_by', models.BigIntegerField(verbose_name='người in')),
                ('printed_at', models.DateTimeField(verbose_name='in lúc')),
            ],
        ),
        migrations.AddField(
            model_name='receipt',
            name='fingerprint',
            field=models.CharField(blank=True, db_default='', max_length=40, verbose_name='điểm chỉ'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='lookup',
            field=models.CharField(blank=True, db_default='', max_length=16, verbose_name='mã tra cứu'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='paid_for',
            field=models.CharField(blank=True, db_default='', max_length=200, verbose_name='nộp thay cho'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='paid_for_address',
            field=models.CharField(blank=True, db_default='', max_length=300, verbose_name='địa chỉ người được nộp thay'),
        ),
        migrations.AddIndex(
            model_name='receipt',
            index=models.Index(condition=models.Q(('lookup', ''), _negated=True), fields=['lookup'], name='receipt_looked_up'),
        ),
        migrations.AddField(
            model_name='cashslip',
            name='agency',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='collectorcode',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='printing',
            name='agency',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='printing',
            name='payment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='cashbook.payment'),
        ),
        migrations.AddField(
            model_name='printing',
            name='receipt',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='cashbook.receipt'),
        ),
        migrations.AddField(
            model_name='printing',
            name='slip',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='cashbook.cashslip'),
        ),
        migrations.AddConstraint(
            model_name='cashslip',
            constraint=models.UniqueConstraint(fields=('agency', 'text'), name='one_slip_a_text'),
        ),
        migrations.AddConstraint(
            model_name='collectorcode',
            constraint=models.CheckConstraint(condition=models.Q(('tax_code__regex', '^[0-9]{10}(-[0-9]{3})?$'), models.Q(('basis', ''), _negated=True)), name='collector_code_is_written_right'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('payment', None), ('receipt__isnull', False), ('slip', None)), models.Q(('payment', None), ('receipt', None), ('slip__isnull', False)), models.Q(('payment__isnull', False), ('receipt', None), ('slip', None)), _connector='OR'), name='printing_is_of_one_paper'),
        ),
        migrations.CreateModel(
            name='TransferNature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(blank=True, choices=[('tam_thu', 'Tạm thu, tạm giữ chưa có bản án'), ('pham_nhan_chua_ro', 'Tiền phạm nhân chưa rõ bản án, người nhận')], max_length=20, verbose_name='tiền gì')),
                ('received_on', models.DateField(verbose_name='ngày nhận')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('said_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('said_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='natures', to='cashbook.transfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('basis', ''), _negated=True), ('nature__in', ['', 'tam_thu', 'pham_nhan_chua_ro'])), name='nature_rests_on_something')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
