"""The account of the price that a buyer paid in, and what an order may be for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The account of the price that a buyer paid in, and what an order may be for."""

    dependencies = [
        ('cashbook', '0011_every_money_act'),
    ]

    operations = [
        migrations.AlterField(
            model_name='custodyaccount',
            name='place',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='nơi mở'),
        ),
        migrations.AlterField(
            model_name='line',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='channel',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='chi từ'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='purpose',
            field=models.CharField(choices=[('chi_tra', 'Chi trả tiền của việc'), ('chuyen_tien_uy_thac', 'Chuyển tiền cho nơi uỷ thác'), ('nop_tien_tich_thu', 'Nộp ngân sách tiền tịch thu'), ('nop_phi', 'Nộp phí thi hành án'), ('nop_ngan_sach', 'Nộp ngân sách nhà nước'), ('tra_lai', 'Trả lại tiền chuyển nhầm')], max_length=20, verbose_name='mục đích'),
        ),
        migrations.AlterField(
            model_name='paymentitem',
            name='from_account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='ghi nợ'),
        ),
        migrations.AlterField(
            model_name='transfer',
            name='account',
            field=models.CharField(choices=[('tien_mat', 'Quỹ tiền mặt'), ('ngan_hang', 'Tài khoản ngân hàng'), ('kho_bac', 'Tài khoản Kho bạc Nhà nước'), ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ'), ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm'), ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ'), ('chuyen_giao', 'Chuyển giao giữa các cơ quan'), ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi'), ('giu_ho', 'Tiền của việc đang giữ'), ('phai_tra', 'Tiền đã phân phối, phải chi trả'), ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào'), ('khong_nguoi_nhan', 'Tiền không có người nhận'), ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu'), ('phi_thi_hanh_an', 'Phí thi hành án phải nộp'), ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước'), ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng'), ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ')], max_length=30, verbose_name='tài khoản nhận'),
        ),
    ]
