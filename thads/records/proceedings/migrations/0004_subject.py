"""A matter may be about an officer who reads it and writes nothing on it."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
CREATE OR REPLACE FUNCTION proceedings_hidden() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH me AS (
    SELECT a.id, a.officer_id FROM agencies_account a
     WHERE a.id = thads_account() AND a.is_active),
  reach AS (
    SELECT DISTINCT ap.role, u.id AS unit_id
      FROM me JOIN agencies_appointment ap ON ap.account_id = me.id
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON u.agency_id = home.agency_id OR starts_with(u.path, home.path))
  SELECT coalesce(array_agg(p.id), '{}')
    FROM ledger_proceeding p LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
   WHERE p.procedure <> 'thi_hanh_an' AND p.unit_id = ANY (thads_read_units())
     AND (EXISTS (SELECT 1 FROM me WHERE me.officer_id = m.barred_id)
       OR (m.proceeding_id IS NOT NULL
           OR p.procedure IN (SELECT procedure FROM proceedings_visibility))
      AND NOT (EXISTS (SELECT 1 FROM reach r
                 JOIN proceedings_visibility v ON v.role = r.role AND v.procedure = p.procedure
                WHERE r.unit_id = p.unit_id)
            OR p.version = 0 AND m.opened_by = thads_account()
            OR EXISTS (SELECT 1 FROM me WHERE me.officer_id = m.subject_id)
            OR proceedings_is_assigned(p.id)))
$$;

-- Nobody writes on the matter that is about themselves.
CREATE OR REPLACE FUNCTION ledger_roles_on(wanted bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM ledger_proceeding p
    LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
    JOIN agencies_unit u ON u.id = p.unit_id
    JOIN agencies_account a ON a.id = thads_account() AND a.is_active
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE p.id = wanted
     AND (m.subject_id IS NULL OR a.officer_id IS DISTINCT FROM m.subject_id)
     AND (p.procedure = 'thi_hanh_an' OR p.id <> ALL (proceedings_hidden()))
     AND CASE
     WHEN p.procedure <> 'thi_hanh_an' AND (proceedings_is_assigned(p.id)
          OR p.version = 0 AND m.opened_by = a.id)
       THEN u.agency_id = home.agency_id
     WHEN ap.role = 'chap_hanh_vien' THEN p.officer_id = a.officer_id
     WHEN ap.role IN ('thu_truong', 'van_thu') THEN u.agency_id = home.agency_id
     ELSE u.agency_id = home.agency_id AND starts_with(u.path, home.path) END
$$;
"""


class Migration(migrations.Migration):
    """The officer a matter is about."""

    dependencies = [
        ("proceedings", "0003_own_walls_stay"),
        ("agencies", "0008_party_inspector"),
    ]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="subject",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.officer",
            ),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
