"""Tables of the agency's own people and means."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables of the agency's own people and means."""

    initial = True

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('ledger', '0006_corrections_of_every_procedure'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonnelFile',
            fields=[
                ('proceeding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='ledger.proceeding')),
                ('officer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='personnel_file', to='agencies.officer')),
            ],
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('posts', models.PositiveSmallIntegerField(verbose_name='biên chế')),
                ('document', models.CharField(max_length=200, verbose_name='văn bản giao')),
                ('decided_on', models.DateField(verbose_name='ngày văn bản')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'ordering': ['unit', 'year', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RankHeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.CharField(choices=[('chv_cao_cap', 'Chấp hành viên cao cấp'), ('chv_trung_cap', 'Chấp hành viên trung cấp'), ('chv_so_cap', 'Chấp hành viên sơ cấp'), ('tham_tra_vien_chinh', 'Thẩm tra viên chính'), ('tham_tra_vien', 'Thẩm tra viên'), ('thu_ky_trung_cap', 'Thư ký trung cấp thi hành án'), ('thu_ky', 'Thư ký thi hành án'), ('ke_toan_vien', 'Kế toán viên'), ('chuyen_vien', 'Chuyên viên'), ('nhan_vien', 'Nhân viên')], max_length=30, verbose_name='ngạch')),
                ('since', models.DateField(verbose_name='từ ngày')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
            options={
                'ordering': ['officer', 'since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('kinh_phi', 'Kinh phí'), ('trang_thiet_bi', 'Trang thiết bị làm việc'), ('cong_cu', 'Công cụ hỗ trợ'), ('co_so', 'Trụ sở, kho vật chứng')], max_length=20, verbose_name='loại')),
                ('source', models.CharField(max_length=200, verbose_name='nơi hỗ trợ')),
                ('name', models.CharField(max_length=200, verbose_name='nội dung')),
                ('amount', models.BigIntegerField(null=True, verbose_name='số tiền')),
                ('quantity', models.PositiveIntegerField(null=True, verbose_name='số lượng')),
                ('given_on', models.DateField(verbose_name='ngày giao')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='văn bản')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'ordering': ['given_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SupportUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('used_on', models.DateField(verbose_name='ngày')),
                ('count', models.BigIntegerField(verbose_name='số đã dùng')),
                ('purpose', models.CharField(max_length=300, verbose_name='dùng vào')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='staffing.support')),
            ],
            options={
                'ordering': ['used_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Territory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=120, verbose_name='xã, phường')),
                ('since', models.DateField(verbose_name='từ ngày')),
                ('is_given', models.BooleanField(default=True, verbose_name='được giao')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
            options={
                'ordering': ['officer', 'since', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('quantity', None)), models.Q(('amount', None), ('quantity__gt', 0)), _connector='OR'), name='support_is_money_or_things'),
        ),
        migrations.AddConstraint(
            model_name='supportuse',
            constraint=models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='support_use_is_something'),
        ),
    ]
