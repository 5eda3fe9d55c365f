-- A closing counts complaints about conduct that who closes may not read: which matter of which
-- unit, on which days, with which result. No word, no name, and only for whoever answers for the
-- figures of that unit.
CREATE FUNCTION supervision_may_count(wanted integer[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT thads_from_web() OR wanted <@ (
    SELECT coalesce(array_agg(u.id), '{}')
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id
       AND ap.role IN ('thong_ke', 'thu_truong')
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON (u.agency_id = home.agency_id AND NOT ap.only_unit)
        OR starts_with(u.path, home.path)
     WHERE a.id = thads_account() AND a.is_active)
$$;

CREATE FUNCTION supervision_conduct_steps(wanted integer[], moment timestamptz)
RETURNS TABLE (matter bigint, code text, unit integer, act text, took_effect date, result text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.code, p.unit_id, a.code, a.effective_on, a.result
    FROM ledger_proceeding p
    JOIN ledger_act a ON a.proceeding_id = p.id
   WHERE supervision_may_count(wanted)
     AND p.procedure = 'tac_phong' AND p.unit_id = ANY (wanted)
     AND a.code IN ('nhan_phan_anh_tac_phong', 'ket_luan_tac_phong', 'xu_ly_tac_phong')
     AND a.recorded_at <= moment
     AND NOT EXISTS (SELECT 1 FROM ledger_act c WHERE c.proceeding_id = p.id
                      AND c.corrects = a.seq AND c.recorded_at <= moment)
   ORDER BY a.effective_on, a.seq
$$;

REVOKE ALL ON FUNCTION supervision_may_count(integer[]),
  supervision_conduct_steps(integer[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION supervision_may_count(integer[]),
  supervision_conduct_steps(integer[], timestamptz) TO thads_app;
