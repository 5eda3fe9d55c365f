"""What the judgment says of each exhibit, what it is worth, and two more ways out."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("fates.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """What the judgment says of each exhibit, and what it is worth."""

    dependencies = [
        ('assets', '0002_store'),
    ]

    operations = [
        migrations.AlterField(
            model_name='storeorder',
            name='reason',
            field=models.CharField(choices=[('nhap_moi', 'Nhập lần đầu'), ('nhap_lai', 'Nhập lại sau trích xuất'), ('tra_lai', 'Trả lại chủ sở hữu'), ('tich_thu', 'Chuyển cơ quan tài chính: tịch thu'), ('tieu_huy', 'Tiêu huỷ'), ('trich_xuat', 'Trích xuất'), ('chuyen_kho', 'Chuyển cơ quan, kho khác'), ('ban', 'Bán, giao người mua'), ('chuyen_giay_to', 'Chuyển giấy tờ cho nơi đã cấp')], max_length=20, verbose_name='lý do'),
        ),
        migrations.CreateModel(
            name='ExhibitFate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fate', models.CharField(choices=[('tra_lai', 'Trả lại'), ('tich_thu', 'Tịch thu'), ('tieu_huy', 'Tiêu huỷ'), ('tam_giu', 'Tạm giữ để bảo đảm thi hành án')], max_length=20, verbose_name='tuyên xử lý')),
                ('sort', models.CharField(choices=[('tai_san', 'Tài sản'), ('mau_hong', 'Tài sản mau hỏng'), ('giay_to', 'Giấy tờ')], db_default='tai_san', max_length=20, verbose_name='loại')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('noted_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('exhibit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fates', to='assets.exhibit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('basis', ''), _negated=True), name='fate_has_a_basis')],
            },
        ),
        migrations.CreateModel(
            name='ExhibitValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.BigIntegerField(verbose_name='trị giá')),
                ('on', models.DateField(verbose_name='ngày định giá')),
                ('method', models.CharField(choices=[('bien_ban', 'Theo biên bản, bản án'), ('tham_dinh', 'Tổ chức thẩm định giá'), ('hoi_dong', 'Hội đồng định giá'), ('thoa_thuan', 'Đương sự thoả thuận')], max_length=20, verbose_name='cách định giá')),
                ('paper', models.CharField(blank=True, max_length=200, verbose_name='văn bản')),
                ('noted_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('exhibit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='assets.exhibit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='value_is_not_negative')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
