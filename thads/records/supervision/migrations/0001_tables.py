"""Tables of what inspections planned, found, drew and saw."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables of what inspections planned, found, drew and saw."""

    initial = True

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('ledger', '0006_corrections_of_every_procedure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='ledger.proceeding')),
                ('inspected', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.IntegerField(verbose_name='hành vi số')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('due_on', models.DateField(verbose_name='khắc phục trước ngày')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.proceeding')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='supervision.inspection')),
            ],
            options={
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PlannedInspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('document', models.CharField(max_length=120, verbose_name='kế hoạch số')),
                ('subject', models.CharField(max_length=300, verbose_name='nội dung')),
                ('before', models.DateField(verbose_name='tiến hành trước ngày')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('inspected', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'ordering': ['before', 'id'],
            },
        ),
        migrations.AddField(
            model_name='inspection',
            name='planned',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='held', to='supervision.plannedinspection'),
        ),
        migrations.CreateModel(
            name='Remedy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.IntegerField(verbose_name='hành vi số')),
                ('on', models.DateField(verbose_name='ngày')),
                ('result', models.CharField(choices=[('da_khac_phuc', 'Đã khắc phục'), ('mot_phan', 'Khắc phục một phần'), ('khong_khac_phuc', 'Không khắc phục được')], max_length=20, verbose_name='kết quả')),
                ('text', models.TextField(verbose_name='đã làm gì')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remedies', to='supervision.finding')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.IntegerField(verbose_name='hành vi số')),
                ('drawn_on', models.DateField(verbose_name='ngày rút')),
                ('seed', models.CharField(max_length=120, verbose_name='hạt giống')),
                ('size', models.PositiveIntegerField(verbose_name='cỡ mẫu')),
                ('frame', models.JSONField(verbose_name='danh sách mã việc')),
                ('recorded_at', models.DateTimeField(verbose_name='rút lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người rút')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='supervision.inspection')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case_code', models.CharField(max_length=60, verbose_name='mã việc')),
                ('on', models.DateField(verbose_name='ngày xem')),
                ('verdict', models.CharField(choices=[('dung', 'Phân loại đúng'), ('sai', 'Có điều kiện, phân loại sai'), ('thieu', 'Hồ sơ chưa đủ căn cứ')], max_length=10, verbose_name='kết luận')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='supervision.sample')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]
