"""Directives, their clauses and tasks, what was reported on them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Directives, their clauses and tasks, what was reported on them."""


    initial = True

    dependencies = [
        ('ledger', '0005_same_moment'),
    ]

    operations = [
        migrations.CreateModel(
            name='Directive',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='directive', serialize=False, to='ledger.proceeding')),
                ('issuer', models.CharField(max_length=200, verbose_name='nơi ban hành')),
                ('number', models.CharField(max_length=80, verbose_name='số')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('report_months', models.PositiveSmallIntegerField(null=True, verbose_name='số tháng một kỳ báo cáo')),
            ],
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=20, verbose_name='điểm')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('directive', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clauses', to='steering.directive')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='DirectiveTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=20, verbose_name='số')),
                ('body', models.CharField(max_length=200, verbose_name='cơ quan chủ trì')),
                ('text', models.TextField(verbose_name='việc phải làm')),
                ('measure', models.CharField(blank=True, max_length=80, verbose_name='số liệu chứng minh')),
                ('due_on', models.DateField(null=True, verbose_name='hạn')),
                ('set_at', models.DateTimeField(verbose_name='giao lúc')),
                ('set_by', models.BigIntegerField(null=True, verbose_name='người giao')),
                ('clause', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='steering.clause')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ReportedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.IntegerField(verbose_name='hành vi sơ kết số')),
                ('label', models.CharField(max_length=200, verbose_name='số liệu')),
                ('first', models.DateField(verbose_name='từ ngày')),
                ('last', models.DateField(verbose_name='đến ngày')),
                ('known_at', models.DateTimeField(verbose_name='theo dữ liệu ghi nhận đến')),
                ('text', models.CharField(max_length=40, verbose_name='con số')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='steering.directivetask')),
            ],
            options={
                'ordering': ['act', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reported_on', models.DateField(verbose_name='ngày')),
                ('state', models.CharField(choices=[('dang_lam', 'Đang thực hiện'), ('da_xong', 'Đã xong'), ('vuong_mac', 'Vướng mắc')], max_length=20, verbose_name='mức độ')),
                ('text', models.TextField(verbose_name='kết quả')),
                ('evidence', models.CharField(blank=True, max_length=300, verbose_name='văn bản chứng minh')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='steering.directivetask')),
            ],
            options={
                'ordering': ['reported_on', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='clause',
            constraint=models.UniqueConstraint(fields=('directive', 'label'), name='one_clause_a_label'),
        ),
    ]
