"""Acts of an imported book may share the moment of their recording."""

from django.db import migrations

_SQL = """
CREATE OR REPLACE FUNCTION ledger_refuse_write(w jsonb) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pid bigint := (w->>'proceeding')::bigint;
BEGIN
  IF thads_from_web() AND (
       NOT ledger_may_record_act(pid, w->>'code', (w->>'effective_on')::date,
                                 (w->>'corrects')::int)
       OR (w->>'recorded_by')::bigint IS DISTINCT FROM thads_account()
       OR NOT coalesce(w->>'recorded_as' = ANY (ledger_roles_on(pid)), false)) THEN
    RAISE EXCEPTION 'Không được: người này không ghi nhận hành vi % trên hồ sơ này', w->>'code'
      USING ERRCODE = 'insufficient_privilege',
            HINT = 'Danh mục hành vi nêu vai trò được ghi nhận.';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding q
       JOIN agencies_unit u ON u.id = q.unit_id
       JOIN ledger_book b ON b.agency_id = u.agency_id
      WHERE q.id = pid AND b.agency_id = (w->>'book')::int
        AND q.version + 1 = (w->>'seq')::int
        AND b.head_position + 1 = (w->>'position')::bigint
        AND coalesce(b.head_recorded_at <= (w->>'recorded_at')::timestamptz, true)
        AND b.head_hash = decode(w->>'prev_hash', 'hex')) THEN
    RAISE EXCEPTION 'Hành vi % không tiếp ngay sau hành vi cuối của sổ', w->>'code'
      USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    """Acts of an imported book may share the moment of their recording."""

    dependencies = [("ledger", "0004_calendar")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
