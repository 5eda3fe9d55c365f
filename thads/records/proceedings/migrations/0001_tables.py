"""Tables of matters."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0006_who_wrote_the_succession'),
        ('ledger', '0005_same_moment'),
        ('parties', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('phu_trach', 'Phụ trách'), ('tham_gia', 'Tham gia xác minh'), ('thoi', 'Thôi tham gia')], max_length=20, verbose_name='phần việc')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('assigned_at', models.DateTimeField(verbose_name='phân công lúc')),
                ('assigned_by', models.BigIntegerField(null=True, verbose_name='người phân công')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='agencies.officer')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='ledger.proceeding')),
            ],
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='matter', serialize=False, to='ledger.proceeding')),
                ('title', models.CharField(max_length=300, verbose_name='nội dung')),
                ('summary', models.TextField(blank=True, verbose_name='tóm tắt')),
                ('search_key', models.CharField(default='', max_length=600)),
                ('opened_by', models.BigIntegerField(null=True, verbose_name='người mở')),
                ('opened_at', models.DateTimeField(verbose_name='mở lúc')),
                ('barred', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
        ),
        migrations.CreateModel(
            name='Visibility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('procedure', models.CharField(max_length=40, verbose_name='thủ tục')),
                ('role', models.CharField(max_length=30, verbose_name='vai trò')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('procedure', 'role'), name='one_row_a_visibility')],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('procedure', models.CharField(max_length=40, verbose_name='thủ tục')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('last', models.PositiveIntegerField(verbose_name='số cuối')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'procedure', 'year'), name='one_counter_a_year')],
            },
        ),
        migrations.CreateModel(
            name='MatterPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30, verbose_name='vai trò')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='ledger.proceeding')),
            ],
            options={
                'indexes': [models.Index(fields=['party'], name='matter_of_party')],
            },
        ),
        migrations.CreateModel(
            name='ProceedingLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('viec_lien_quan', 'Việc liên quan'), ('hanh_vi_bi_khieu_nai', 'Quyết định, hành vi bị khiếu nại'), ('ho_so_lien_quan', 'Hồ sơ liên quan'), ('tu_ho_so', 'Mở từ hồ sơ')], max_length=30, verbose_name='loại')),
                ('target_act', models.IntegerField(null=True, verbose_name='hành vi số')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('added_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('added_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='ledger.proceeding')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='ledger.proceeding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proceeding', 'kind', 'target', 'target_act'), name='one_link_of_a_kind', nulls_distinct=False)],
            },
        ),
    ]
