"""Custody accounts of the agency, by two hands."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("bank_accounts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Custody accounts of the agency, by two hands."""

    dependencies = [
        ('agencies', '0004_successions_and_form_editions'),
        ('cashbook', '0008_papers_with_their_entries'),
    ]

    operations = [
        migrations.CreateModel(
            name='CustodyAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='nơi mở')),
                ('bank', models.CharField(blank=True, max_length=6, verbose_name='mã ngân hàng (BIN)')),
                ('number', models.CharField(max_length=19, verbose_name='số tài khoản')),
                ('name', models.CharField(max_length=120, verbose_name='tên tài khoản')),
                ('branch', models.CharField(blank=True, max_length=120, verbose_name='chi nhánh, kho bạc')),
                ('purpose', models.CharField(choices=[('thu_tien', 'Thu, chi tiền thi hành án'), ('tang_vat', 'Tiền tang vật, tạm giữ'), ('phi', 'Phí chờ nộp ngân sách')], max_length=20, verbose_name='mục đích')),
                ('valid_from', models.DateField(verbose_name='dùng từ ngày')),
                ('proposed_by', models.BigIntegerField(verbose_name='người khai')),
                ('proposed_at', models.DateTimeField(verbose_name='khai lúc')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='CustodyApproval',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='approval', serialize=False, to='cashbook.custodyaccount')),
                ('approved_by', models.BigIntegerField(verbose_name='người duyệt')),
                ('approved_at', models.DateTimeField(verbose_name='duyệt lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='CustodyEnd',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='end', serialize=False, to='cashbook.custodyaccount')),
                ('valid_to', models.DateField(verbose_name='dùng đến hết ngày')),
                ('reason', models.CharField(max_length=200, verbose_name='lý do')),
                ('ended_by', models.BigIntegerField(verbose_name='người khai')),
                ('ended_at', models.DateTimeField(verbose_name='khai lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='custodyaccount',
            constraint=models.UniqueConstraint(fields=('agency', 'bank', 'number', 'valid_from'), name='one_custody_account'),
        ),
        migrations.AddConstraint(
            model_name='custodyaccount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bank__regex', '^[0-9]{6}$'), ('place', 'ngan_hang')), models.Q(('bank', ''), ('place', 'kho_bac')), _connector='OR'), name='bank_has_its_code'),
        ),
        migrations.AddConstraint(
            model_name='custodyaccount',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^[0-9A-Za-z.]{6,19}$'), models.Q(('name', ''), _negated=True)), name='custody_account_has_number_and_name'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
