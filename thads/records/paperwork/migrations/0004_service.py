"""Notices, and the attempts to serve them: seen with their case, only added."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("service.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_obligations_stay'),
        ('documents', '0003_check_keys'),
        ('ledger', '0005_same_moment'),
        ('paperwork', '0003_closed_registers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('ca_nhan', 'Cá nhân'), ('to_chuc', 'Tổ chức'), ('co_quan', 'Cơ quan, tổ chức liên quan')], max_length=10, verbose_name='loại người nhận')),
                ('role', models.CharField(max_length=20, verbose_name='tư cách')),
                ('name', models.CharField(max_length=200, verbose_name='người nhận')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='địa chỉ')),
                ('act_code', models.CharField(blank=True, max_length=60, verbose_name='hành vi')),
                ('act_seq', models.IntegerField(null=True, verbose_name='hành vi số')),
                ('paper_on', models.DateField(verbose_name='ngày văn bản')),
                ('due_on', models.DateField(null=True, verbose_name='hạn thông báo')),
                ('opened_at', models.DateTimeField(verbose_name='mở lúc')),
                ('opened_by', models.BigIntegerField(null=True, verbose_name='người mở')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='documents.document')),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.caseparty')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='ledger.proceeding')),
            ],
        ),
        migrations.CreateModel(
            name='ServiceAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveSmallIntegerField(verbose_name='lần')),
                ('way', models.CharField(blank=True, max_length=30, verbose_name='cách')),
                ('on', models.DateField(verbose_name='ngày')),
                ('second_on', models.DateField(null=True, verbose_name='ngày lần hai')),
                ('deliverer', models.CharField(blank=True, max_length=30, verbose_name='người thực hiện')),
                ('deliverer_name', models.CharField(blank=True, max_length=120, verbose_name='họ tên')),
                ('receiver', models.CharField(blank=True, max_length=200, verbose_name='người nhận')),
                ('relation', models.CharField(blank=True, max_length=30, verbose_name='quan hệ')),
                ('witness', models.CharField(blank=True, max_length=200, verbose_name='người chứng kiến')),
                ('places', models.CharField(blank=True, max_length=80, verbose_name='nơi niêm yết')),
                ('proof', models.CharField(blank=True, max_length=200, verbose_name='chứng cứ')),
                ('ground', models.CharField(blank=True, max_length=30, verbose_name='lý do chọn cách')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('counted_on', models.DateField(null=True, verbose_name='ngày được thông báo hợp lệ')),
                ('kept_until', models.DateField(null=True, verbose_name='niêm yết đến hết ngày')),
                ('citation', models.CharField(blank=True, max_length=60, verbose_name='căn cứ')),
                ('act_seq', models.IntegerField(null=True, verbose_name='hành vi thông báo số')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='paperwork.notice')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('withdraws', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='withdrawn_by', to='paperwork.serviceattempt')),
            ],
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['proceeding'], name='notice_of_case'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('document', 'role', 'name'), name='one_notice_an_addressee'),
        ),
        migrations.AddConstraint(
            model_name='serviceattempt',
            constraint=models.UniqueConstraint(fields=('notice', 'seq'), name='one_attempt_a_number'),
        ),
        migrations.AddConstraint(
            model_name='serviceattempt',
            constraint=models.CheckConstraint(condition=models.Q(('withdraws__isnull', True), models.Q(('counted_on__isnull', True), ('way', '')), _connector='OR'), name='withdrawal_counts_for_nothing'),
        ),
        migrations.AddConstraint(
            model_name='serviceattempt',
            constraint=models.CheckConstraint(condition=models.Q(('counted_on__isnull', True), ('counted_on__gte', models.F('on')), _connector='OR'), name='counted_not_before_it_was_done'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
