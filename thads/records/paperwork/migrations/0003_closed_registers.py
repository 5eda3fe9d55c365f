"""A register is closed by the quarter: rows frozen, signed, never changed."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("closed_registers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A register is closed by the quarter: rows frozen, signed, never changed."""

    dependencies = [
        ('agencies', '0006_who_wrote_the_succession'),
        ('ledger', '0005_same_moment'),
        ('paperwork', '0002_papers_of_cases'),
    ]

    operations = [
        migrations.CreateModel(
            name='RegisterClosing',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='ledger.proceeding')),
                ('code', models.CharField(max_length=120, unique=True, verbose_name='mã')),
                ('register', models.CharField(max_length=60, verbose_name='sổ')),
                ('name', models.CharField(max_length=200, verbose_name='tên sổ')),
                ('first', models.DateField(verbose_name='từ ngày')),
                ('last', models.DateField(verbose_name='đến hết ngày')),
                ('columns', models.JSONField(verbose_name='các cột')),
                ('signers', models.JSONField(verbose_name='những người phải ký')),
                ('row_count', models.IntegerField(verbose_name='số dòng')),
                ('known_at', models.DateTimeField(verbose_name='theo dữ liệu ghi nhận đến')),
                ('made_at', models.DateTimeField(verbose_name='kết lúc')),
                ('made_by', models.BigIntegerField(null=True, verbose_name='tài khoản kết sổ')),
                ('previous_code', models.CharField(blank=True, max_length=64, verbose_name='mã của kỳ trước')),
                ('check_code', models.CharField(max_length=64, verbose_name='mã kiểm chứng')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ClosingSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20, verbose_name='tư cách')),
                ('account', models.BigIntegerField(null=True, verbose_name='tài khoản')),
                ('name', models.CharField(max_length=120, verbose_name='họ tên')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='chức danh')),
                ('signed_at', models.DateTimeField(verbose_name='ký lúc')),
                ('check_code', models.CharField(max_length=64, verbose_name='mã kiểm chứng')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='paperwork.registerclosing')),
            ],
        ),
        migrations.CreateModel(
            name='ClosedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField(verbose_name='số thứ tự')),
                ('matter', models.BigIntegerField(verbose_name='hồ sơ')),
                ('seq', models.IntegerField(verbose_name='hành vi số')),
                ('case_code', models.CharField(max_length=60, verbose_name='mã việc')),
                ('cells', models.JSONField(verbose_name='nội dung')),
                ('struck', models.CharField(blank=True, max_length=200, verbose_name='ghi chú sửa')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_rows', to='paperwork.registerclosing')),
            ],
        ),
        migrations.AddConstraint(
            model_name='registerclosing',
            constraint=models.UniqueConstraint(fields=('unit', 'register', 'last'), name='register_closed_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='registerclosing',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='closing_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='closingsignature',
            constraint=models.UniqueConstraint(fields=('closing', 'role'), name='one_closing_signature_a_role'),
        ),
        migrations.AddConstraint(
            model_name='closingsignature',
            constraint=models.UniqueConstraint(fields=('closing', 'account'), name='nobody_signs_a_register_twice'),
        ),
        migrations.AddConstraint(
            model_name='closedrow',
            constraint=models.UniqueConstraint(fields=('closing', 'number'), name='one_closed_row_a_number'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
