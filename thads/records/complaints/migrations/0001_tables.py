"""Tables of petitions and receptions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0007_procurator'),
        ('ledger', '0005_same_moment'),
    ]

    operations = [
        migrations.CreateModel(
            name='Denouncer',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='denouncer', serialize=False, to='ledger.proceeding')),
                ('full_name', models.CharField(max_length=200, verbose_name='họ tên')),
                ('identity_number', models.CharField(blank=True, max_length=40, verbose_name='số giấy tờ')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='địa chỉ')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='liên hệ')),
                ('asks_protection', models.BooleanField(default=False, verbose_name='đề nghị bảo vệ')),
                ('name_key', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='Petition',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='petition', serialize=False, to='ledger.proceeding')),
                ('channel', models.CharField(choices=[('truc_tiep', 'Trực tiếp'), ('buu_dien', 'Bưu điện'), ('dien_tu', 'Cổng dịch vụ công, điện tử'), ('duong_day_nong', 'Đường dây nóng'), ('tiep_cong_dan', 'Qua tiếp công dân'), ('noi_khac_chuyen', 'Cơ quan khác chuyển đến')], max_length=20, verbose_name='hình thức')),
                ('headcount', models.PositiveIntegerField(default=1, verbose_name='số người cùng đơn')),
                ('object_text', models.CharField(blank=True, max_length=300, verbose_name='quyết định, hành vi')),
                ('object_key', models.CharField(blank=True, max_length=300)),
                ('asks_stop', models.BooleanField(default=False, verbose_name='đề nghị tạm dừng')),
                ('against', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
        ),
        migrations.CreateModel(
            name='Reception',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reception', serialize=False, to='ledger.proceeding')),
                ('petition_kind', models.CharField(choices=[('khieu_nai', 'Khiếu nại'), ('to_cao', 'Tố cáo'), ('kien_nghi_phan_anh', 'Kiến nghị, phản ánh')], max_length=20, verbose_name='loại đơn')),
                ('headcount', models.PositiveIntegerField(default=1, verbose_name='số người cùng nội dung')),
                ('settled_by', models.CharField(blank=True, max_length=200, verbose_name='cơ quan đã giải quyết')),
                ('is_competent', models.BooleanField(default=True, verbose_name='thuộc thẩm quyền')),
                ('guided_to', models.CharField(blank=True, max_length=200, verbose_name='hướng dẫn đến')),
                ('accepted_by', models.CharField(blank=True, max_length=200, verbose_name='đơn vị thụ lý')),
                ('is_online', models.BooleanField(default=False, verbose_name='trực tuyến')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
        ),
        migrations.CreateModel(
            name='ReceptionDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='ngày')),
                ('starts', models.TimeField(verbose_name='từ giờ')),
                ('ends', models.TimeField(verbose_name='đến giờ')),
                ('place', models.CharField(max_length=200, verbose_name='nơi tiếp')),
                ('is_of_head', models.BooleanField(default=False, verbose_name='người đứng đầu tiếp')),
                ('is_online', models.BooleanField(default=False, verbose_name='trực tuyến')),
                ('planned_at', models.DateTimeField(verbose_name='lập lúc')),
                ('planned_by', models.BigIntegerField(null=True, verbose_name='người lập')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='bỏ lúc')),
                ('dropped_why', models.CharField(blank=True, max_length=200, verbose_name='lý do bỏ')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'on'], name='reception_day_of_unit')],
            },
        ),
    ]
