"""An annulled sale: the buyer's money goes back, sheets are annulled, bank charges stand."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("annulled_sales.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """An annulled sale: the buyer's money goes back, sheets are annulled."""

    dependencies = [
        ('agencies', '0003_more_roles'),
        ('cases', '0006_join_a_party'),
        ('cashbook', '0019_running_sums'),
        ('ledger', '0006_corrections_of_every_procedure'),
        ('parties', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='DistributionAnnulment',
            fields=[
                ('distribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='annulment', serialize=False, to='cashbook.distribution')),
                ('reason', models.CharField(max_length=200, verbose_name='lý do')),
                ('annulled_by', models.BigIntegerField(null=True, verbose_name='người huỷ')),
                ('annulled_at', models.DateTimeField(verbose_name='lúc')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='line',
            name='line_account_known',
        ),
        migrations.RemoveConstraint(
            model_name='payment',
            name='payment_of_a_case_names_it',
        ),
        migrations.AlterField(
            model_name='custodyaccount',
            name='place',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='nơi mở'),
        ),
        migrations.AlterField(
            model_name='line',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='channel',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='chi từ'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='purpose',
            field=models.CharField(choices=[('chi_tra', 'Chi trả tiền của việc'), ('chuyen_tien_uy_thac', 'Chuyển tiền cho nơi uỷ thác'), ('nop_tien_tich_thu', 'Nộp ngân sách tiền tịch thu'), ('tra_tien_mua_tai_san', 'Trả lại tiền cho người mua tài sản'), ('nop_phi', 'Nộp phí thi hành án'), ('nop_ngan_sach', 'Nộp ngân sách nhà nước'), ('tra_lai', 'Trả lại tiền chuyển nhầm')], max_length=20, verbose_name='mục đích'),
        ),
        migrations.AlterField(
            model_name='paymentitem',
            name='from_account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='ghi nợ'),
        ),
        migrations.AlterField(
            model_name='transfer',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản nhận'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('account__in', ['tien_mat', 'ngan_hang', 'kho_bac', 'chap_hanh_vien_giu', 'tien_gui', 'mang_sang', 'chuyen_giao', 'phi_ngan_hang', 'tam_ung_chi_phi', 'giu_ho', 'phai_tra', 'cho_xac_dinh', 'khong_nguoi_nhan', 'tien_mua_tai_san', 'phi_thi_hanh_an', 'phai_nop_ngan_sach', 'nguon_tam_ung', 'lai_tien_gui'])), name='line_account_known'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proceeding__isnull', False), ('purpose__in', ['chi_tra', 'chuyen_tien_uy_thac', 'nop_tien_tich_thu', 'tra_tien_mua_tai_san'])), models.Q(models.Q(('purpose__in', ['chi_tra', 'chuyen_tien_uy_thac', 'nop_tien_tich_thu', 'tra_tien_mua_tai_san']), _negated=True), ('proceeding__isnull', True)), _connector='OR'), name='payment_of_a_case_names_it'),
        ),
        migrations.AddField(
            model_name='distributionannulment',
            name='agency',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
