"""A procurator reads what the procuracy supervises."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A procurator reads what the procuracy supervises."""

    dependencies = [("agencies", "0006_who_wrote_the_succession")]

    operations = [
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                choices=[
                    ("chap_hanh_vien", "Chấp hành viên"),
                    ("thu_truong", "Thủ trưởng cơ quan"),
                    ("truong_phong", "Trưởng phòng khu vực"),
                    ("van_thu", "Văn thư"),
                    ("ke_toan", "Kế toán"),
                    ("thu_quy", "Thủ quỹ"),
                    ("thu_kho", "Thủ kho"),
                    ("tham_tra_vien", "Thẩm tra viên"),
                    ("thu_ky", "Thư ký thi hành án"),
                    ("thong_ke", "Thống kê"),
                    ("lanh_dao_tinh", "Lãnh đạo tỉnh"),
                    ("kiem_sat_vien", "Kiểm sát viên"),
                ],
                max_length=30,
                verbose_name="vai trò",
            ),
        ),
    ]
