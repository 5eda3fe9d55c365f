"""Bank statements, their lines, and what each is in the book."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

_SQL = Path(__file__).with_name("bank_statements.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Bank statements, their lines, and what each is in the book."""

    dependencies = [
        ('agencies', '0004_successions_and_form_editions'),
        ('cashbook', '0012_accounts_and_purposes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10, verbose_name='loại')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='số sao kê')),
                ('since', models.DateField(verbose_name='từ ngày')),
                ('until', models.DateField(verbose_name='đến hết ngày')),
                ('opening', models.BigIntegerField(verbose_name='số dư đầu')),
                ('credits', models.BigIntegerField(verbose_name='cộng vào')),
                ('debits', models.BigIntegerField(verbose_name='cộng ra')),
                ('closing', models.BigIntegerField(verbose_name='số dư cuối')),
                ('count', models.IntegerField(verbose_name='số dòng')),
                ('digest', models.CharField(max_length=64)),
                ('imported_by', models.BigIntegerField(null=True, verbose_name='người nhập')),
                ('imported_at', models.DateTimeField(verbose_name='nhập lúc')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='cashbook.custodyaccount')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ColumnChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('columns', models.JSONField()),
                ('chosen_by', models.BigIntegerField(null=True, verbose_name='người chọn')),
                ('chosen_at', models.DateTimeField(verbose_name='chọn lúc')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='cashbook.custodyaccount')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='StatementLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.IntegerField(verbose_name='thứ tự')),
                ('on', models.DateField(verbose_name='ngày')),
                ('amount', models.BigIntegerField(verbose_name='số tiền')),
                ('reference', models.CharField(max_length=90, verbose_name='số tham chiếu')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='người chuyển, nhận')),
                ('counter_account', models.CharField(blank=True, max_length=40, verbose_name='tài khoản')),
                ('content', models.CharField(blank=True, max_length=500, verbose_name='nội dung')),
                ('key', models.CharField(max_length=64)),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cashbook.custodyaccount')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='all_lines', to='cashbook.statement')),
            ],
        ),
        migrations.CreateModel(
            name='StatementFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='tên tệp')),
                ('content', models.BinaryField()),
                ('uploaded_by', models.BigIntegerField(verbose_name='người tải lên')),
                ('uploaded_at', models.DateTimeField(verbose_name='tải lên lúc')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cashbook.custodyaccount')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddField(
            model_name='statement',
            name='file',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to='cashbook.statementfile'),
        ),
        migrations.CreateModel(
            name='Pairing',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='pairing', serialize=False, to='cashbook.statementline')),
                ('how', models.CharField(choices=[('nhap', 'ghi sổ khi nhập sao kê'), ('so_tham_chieu', 'cùng số tham chiếu'), ('so_chung_tu', 'nội dung nêu số lệnh chi'), ('so_tien', 'cùng số tiền, duy nhất trong ba ngày'), ('nguoi', 'kế toán ghép')], max_length=20, verbose_name='căn cứ')),
                ('paired_by', models.BigIntegerField(null=True, verbose_name='người ghép')),
                ('paired_at', models.DateTimeField(verbose_name='ghép lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='cashbook.entry')),
            ],
        ),
        migrations.AddIndex(
            model_name='statementline',
            index=models.Index(fields=['agency', 'on'], name='statement_line_of_day'),
        ),
        migrations.AddConstraint(
            model_name='statementline',
            constraint=models.UniqueConstraint(fields=('account', 'key'), name='one_statement_line'),
        ),
        migrations.AddConstraint(
            model_name='statementline',
            constraint=models.UniqueConstraint(fields=('statement', 'place'), name='one_line_a_place'),
        ),
        migrations.AddConstraint(
            model_name='statementline',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='statement_line_moves_money'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('account', 'digest'), name='one_statement'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('closing', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('opening'), '+', models.F('credits')), '-', models.F('debits')))), name='statement_adds_up'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 1), ('until__gte', models.F('since'))), name='statement_has_days_and_lines'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
