"""A question about a flag and the unit's reply stand for ever, in the names of who wrote them."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
CREATE TRIGGER flag_notes_are_never_changed BEFORE UPDATE OR DELETE ON publications_flagnote
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER flag_notes_are_never_truncated BEFORE TRUNCATE ON publications_flagnote
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();

-- Who answers for figures somewhere may ask about any unit that they see.
CREATE FUNCTION publications_may_ask() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role IN ('thong_ke', 'thu_truong', 'lanh_dao_tinh', 'tham_tra_vien')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
   WHERE a.id = thads_account() AND a.is_active)
$$;

GRANT SELECT, INSERT ON publications_flagnote TO thads_app;
GRANT USAGE ON SEQUENCE publications_flagnote_id_seq TO thads_app;
ALTER TABLE publications_flagnote ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_in_own_units ON publications_flagnote FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY written_in_ones_own_name ON publications_flagnote FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account())
    AND CASE part
      WHEN 'tra_loi' THEN unit_id = ANY ((SELECT publications_units(
        'thong_ke', 'thu_truong', 'truong_phong'))::integer[])
      ELSE unit_id = ANY ((SELECT thads_read_units())::integer[])
        AND (SELECT publications_may_ask()) END);
"""


class Migration(migrations.Migration):
    """A question about a flag and the unit's reply stand for ever."""

    dependencies = [
        ("agencies", "0004_successions_and_form_editions"),
        ("publications", "0004_opened_by_a_door"),
    ]

    operations = [
        migrations.CreateModel(
            name="FlagNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, verbose_name="loại dấu hiệu")),
                ("last", models.DateField(verbose_name="kỳ đến hết ngày")),
                ("part", models.CharField(max_length=10, verbose_name="hỏi hay trả lời")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("seen", models.JSONField(verbose_name="số liệu lúc viết")),
                ("account", models.BigIntegerField(verbose_name="tài khoản")),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="chức danh")),
                ("written_at", models.DateTimeField(verbose_name="viết lúc")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "last"], name="flag_note_unit_last")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("part__in", ["hoi", "tra_loi"])), name="flag_note_part_known"),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="flag_note_says_something"),
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
