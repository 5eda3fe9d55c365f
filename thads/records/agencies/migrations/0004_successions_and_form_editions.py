"""Units that succeeded others, forms loaded as data, two more kinds of units."""

import django.db.models.deletion
from django.db import migrations, models

_WALL = """
GRANT SELECT ON agencies_succession, agencies_formedition TO thads_app;
ALTER TABLE agencies_succession ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_formedition ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_signed_in ON agencies_succession FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);
CREATE POLICY seen_by_the_signed_in ON agencies_formedition FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);

-- Who sees a unit also sees what is left of those it succeeded: their ended cases stay
-- with them, and figures of earlier years are made of these.
CREATE OR REPLACE FUNCTION thads_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE seen(id) AS (
    SELECT u.id
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id
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
_NO_WALL = """
CREATE OR REPLACE FUNCTION thads_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
      OR (ap.role IN ('thu_truong', 'lanh_dao_tinh', 'thong_ke')
          AND starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
$$;
"""


class Migration(migrations.Migration):
    """Succession of units, editions of forms, private offices and the military."""

    dependencies = [("agencies", "0003_more_roles")]

    operations = [
        migrations.AlterField(
            model_name="unit",
            name="level",
            field=models.CharField(
                choices=[
                    ("tinh", "Cơ quan thi hành án dân sự tỉnh, thành phố"),
                    ("chi_cuc", "Chi cục thi hành án dân sự"),
                    ("phong_khu_vuc", "Phòng thi hành án dân sự khu vực"),
                    ("van_phong", "Văn phòng thi hành án dân sự"),
                    ("quan_su", "Cơ quan thi hành án trong quân đội"),
                ],
                max_length=20,
                verbose_name="cấp",
            ),
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "predecessor",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="succession",
                        serialize=False,
                        to="agencies.unit",
                    ),
                ),
                ("since", models.DateField(verbose_name="từ ngày")),
                (
                    "document",
                    models.CharField(blank=True, max_length=200, verbose_name="văn bản"),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("predecessor", models.F("successor")), _negated=True
                        ),
                        name="succeeded_by_another",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="FormEdition",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="mã bản",
                    ),
                ),
                ("form", models.CharField(max_length=12, verbose_name="biểu")),
                ("valid_from", models.DateField(verbose_name="áp dụng từ")),
                ("content", models.TextField(verbose_name="nội dung")),
                ("loaded_at", models.DateTimeField(verbose_name="nạp lúc")),
            ],
        ),
        migrations.RunSQL(_WALL, _NO_WALL),
    ]
