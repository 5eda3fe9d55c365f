"""More roles, and who is asking: the web or the operator."""

from django.db import migrations, models

_FROM_WEB = """
-- True when a page or a command done for somebody asks, not the operator of the machine:
-- functions that act with the owner's rights ask this before they do.
CREATE FUNCTION thads_from_web() RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT session_user = 'thads_app' OR current_setting('role', true) = 'thads_app'
$$;
"""


class Migration(migrations.Migration):
    """Cashier, storekeeper, examiner, secretary; and who is asking."""

    dependencies = [("agencies", "0002_row_level_security")]

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
                ],
                max_length=30,
                verbose_name="vai trò",
            ),
        ),
        migrations.RunSQL(
            _FROM_WEB, "DROP FUNCTION thads_from_web()"
        ),
    ]
