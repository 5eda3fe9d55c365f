"""Targets are only added: a wrong one is put right by a new row that names it."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models

_WALL = """
-- A row puts right a row of the same unit, year and measure.
ALTER TABLE agencies_target
  ADD CONSTRAINT target_and_what_it_is_of UNIQUE (id, unit_id, year, measure),
  ADD CONSTRAINT puts_right_its_own_kind
      FOREIGN KEY (corrects_id, unit_id, year, measure)
      REFERENCES agencies_target (id, unit_id, year, measure)
      DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT target_is_a_share CHECK (percent > 0 AND percent <= 100),
  ADD CONSTRAINT putting_right_has_a_reason CHECK (corrects_id IS NULL OR reason <> '');

-- Units to which the asker may give targets: their own and all below it.
CREATE FUNCTION thads_target_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
     AND ap.role IN ('thu_truong', 'lanh_dao_tinh', 'thong_ke')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON starts_with(u.path, home.path)
   WHERE a.id = thads_account() AND a.is_active
$$;
REVOKE EXECUTE ON FUNCTION thads_target_units() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION thads_target_units() TO thads_app;
GRANT INSERT ON agencies_target TO thads_app;
CREATE POLICY given_from_above ON agencies_target FOR INSERT TO thads_app
  WITH CHECK (unit_id = ANY ((SELECT thads_target_units())::integer[])
              AND recorded_by_id = (SELECT thads_account()));
"""
_NO_WALL = """
DROP POLICY given_from_above ON agencies_target;
REVOKE INSERT ON agencies_target FROM thads_app;
DROP FUNCTION thads_target_units();
ALTER TABLE agencies_target
  DROP CONSTRAINT putting_right_has_a_reason,
  DROP CONSTRAINT target_is_a_share,
  DROP CONSTRAINT puts_right_its_own_kind,
  DROP CONSTRAINT target_and_what_it_is_of;
"""


class Migration(migrations.Migration):
    """The day of the decision, who recorded a target and when, what it puts right."""

    dependencies = [("agencies", "0004_successions_and_form_editions")]

    operations = [
        migrations.RemoveConstraint(model_name="target", name="one_target_per_measure"),
        migrations.AlterModelOptions(
            name="target", options={"base_manager_name": "every"}
        ),
        migrations.AlterModelManagers(
            name="target",
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("every", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="target",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="ngày văn bản"),
        ),
        migrations.AddField(
            model_name="target",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="agencies.target",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="reason",
            field=models.CharField(
                blank=True, default="", max_length=500, verbose_name="lý do đính chính"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="target",
            name="recorded_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                verbose_name="ghi nhận lúc",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("unit", "year", "measure"),
                name="one_first_target_per_measure",
            ),
        ),
        migrations.RunSQL(_WALL, _NO_WALL),
    ]
