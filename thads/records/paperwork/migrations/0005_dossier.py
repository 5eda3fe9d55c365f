"""What came in, and the numbers of the sheets of a case file: only added."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("dossier.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_check_keys'),
        ('ledger', '0005_same_moment'),
        ('paperwork', '0004_service'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncomingPaper',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='incoming', serialize=False, to='documents.document')),
                ('kind', models.CharField(choices=[('ban_an', 'Bản án, quyết định'), ('yeu_cau', 'Yêu cầu thi hành án'), ('don', 'Đơn, ý kiến'), ('tra_loi', 'Trả lời xác minh, cung cấp thông tin'), ('cong_van', 'Công văn, giấy tờ'), ('vien_kiem_sat', 'Văn bản kiểm sát'), ('chung_tu', 'Chứng từ, biên lai, phiếu gửi'), ('bien_ban', 'Biên bản, tài liệu tự lập'), ('khac', 'Giấy tờ khác')], max_length=20, verbose_name='loại')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='tác giả')),
                ('channel', models.CharField(choices=[('truc_tiep', 'Nộp trực tiếp'), ('buu_chinh', 'Bưu chính'), ('dien_tu', 'Điện tử'), ('tu_lap', 'Cơ quan lập')], max_length=12, verbose_name='cách nhận')),
                ('arrived_on', models.DateField(verbose_name='ngày đến')),
                ('pages', models.PositiveIntegerField(verbose_name='số trang')),
                ('two_sided', models.BooleanField(default=False, verbose_name='hai mặt')),
                ('entered_at', models.DateTimeField(verbose_name='đưa vào lúc')),
                ('entered_by', models.BigIntegerField(null=True, verbose_name='người đưa vào')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incoming', to='ledger.proceeding')),
            ],
            options={
                'indexes': [models.Index(fields=['proceeding'], name='incoming_of_case'), models.Index(fields=['arrived_on'], name='incoming_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='leaf', serialize=False, to='documents.document')),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('first', models.PositiveIntegerField(verbose_name='từ bút lục')),
                ('last', models.PositiveIntegerField(verbose_name='đến bút lục')),
                ('sheets', models.PositiveIntegerField(verbose_name='số tờ')),
                ('two_sided', models.BooleanField(default=False, verbose_name='hai mặt')),
                ('numbered_at', models.DateTimeField(verbose_name='đánh số lúc')),
                ('numbered_by', models.BigIntegerField(null=True, verbose_name='người đánh số')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='ledger.proceeding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proceeding', 'position'), name='one_paper_a_place'), models.UniqueConstraint(fields=('proceeding', 'first'), name='one_paper_a_leaf'), models.CheckConstraint(condition=models.Q(('first__gte', 1), ('last__gte', models.F('first'))), name='leaves_run_on')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
