"""The inspecting body of the Party committee reads directives, and nothing else."""

from django.db import migrations, models

# The newest whole text of this function: an appointment of that role opens no unit.
_READ = """
CREATE OR REPLACE FUNCTION thads_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE seen(id) AS (
    SELECT u.id
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role <> 'uy_ban_kiem_tra'
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON u.agency_id = home.agency_id
        OR (ap.role IN ('thu_truong', 'lanh_dao_tinh', 'thong_ke')
            AND starts_with(u.path, home.path))
     WHERE a.id = thads_account() AND a.is_active
    UNION
    SELECT old.id
      FROM seen
      JOIN agencies_succession s ON s.successor_id = seen.id
      JOIN agencies_unit p ON p.id = s.predecessor_id
      JOIN agencies_unit old ON starts_with(old.path, p.path)
  )
  SELECT coalesce(array_agg(id), '{}') FROM seen
$$;
"""


class Migration(migrations.Migration):
    """The inspecting body of the Party committee reads directives, and nothing else."""

    dependencies = [("agencies", "0007_procurator")]

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
                    ("uy_ban_kiem_tra", "Uỷ ban Kiểm tra cấp uỷ"),
                ],
                max_length=30,
                verbose_name="vai trò",
            ),
        ),
        migrations.RunSQL(_READ, migrations.RunSQL.noop),
    ]
