"""Several accounts of one agency are kept apart; an obligation and a payee have theirs."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("own_accounts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Accounts of entries, of obligations and of payees."""

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('cases', '0006_join_a_party'),
        ('cashbook', '0033_lighter_shares'),
        ('ledger', '0007_one_plan'),
        ('parties', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryAccount',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='of_account', serialize=False, to='cashbook.entry')),
                ('said_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('said_at', models.DateTimeField(verbose_name='ghi lúc')),
            ],
        ),
        migrations.CreateModel(
            name='PayeeAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bank', models.CharField(max_length=120, verbose_name='ngân hàng')),
                ('number', models.CharField(max_length=19, verbose_name='số tài khoản')),
                ('name', models.CharField(max_length=200, verbose_name='tên tài khoản')),
                ('basis', models.CharField(max_length=200, verbose_name='căn cứ')),
                ('said_by', models.BigIntegerField(verbose_name='người ghi')),
                ('said_at', models.DateTimeField(verbose_name='ghi lúc')),
            ],
        ),
        migrations.CreateModel(
            name='PayInChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(blank=True, max_length=60, verbose_name='khoản')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('chosen_by', models.BigIntegerField(verbose_name='người chọn')),
                ('chosen_at', models.DateTimeField(verbose_name='chọn lúc')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='line',
            name='line_account_known',
        ),
        migrations.AlterField(
            model_name='custodyaccount',
            name='place',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='nơi mở'),
        ),
        migrations.AlterField(
            model_name='line',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='channel',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='chi từ'),
        ),
        migrations.AlterField(
            model_name='paymentitem',
            name='from_account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='ghi nợ'),
        ),
        migrations.AlterField(
            model_name='transfer',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản nhận'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('account__in', ['tien_mat', 'ngan_hang', 'kho_bac', 'chap_hanh_vien_giu', 'tien_gui', 'dang_chuyen', 'mang_sang', 'chuyen_giao', 'phi_ngan_hang', 'tam_ung_chi_phi', 'giu_ho', 'phai_tra', 'cho_xac_dinh', 'khong_nguoi_nhan', 'tien_mua_tai_san', 'phi_thi_hanh_an', 'phai_nop_ngan_sach', 'nguon_tam_ung', 'lai_tien_gui'])), name='line_account_known'),
        ),
        migrations.AddField(
            model_name='entryaccount',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cashbook.custodyaccount'),
        ),
        migrations.AddField(
            model_name='entryaccount',
            name='agency',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='payeeaccount',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='payeeaccount',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party'),
        ),
        migrations.AddField(
            model_name='payinchoice',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cashbook.custodyaccount'),
        ),
        migrations.AddField(
            model_name='payinchoice',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddConstraint(
            model_name='payeeaccount',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^[0-9A-Za-z]{6,19}$'), models.Q(('name', ''), _negated=True), models.Q(('bank', ''), _negated=True), models.Q(('basis', ''), _negated=True)), name='payee_account_is_whole'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
