-- A mistake is told by anybody with an appointment, to the head and the statistician of the
-- agency; one of them answers, once. Nothing is taken back or rewritten.
CREATE FUNCTION thads_agencies_as(wanted text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND (wanted IS NULL OR ap.role = ANY (wanted))
     AND (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
         BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;
REVOKE EXECUTE ON FUNCTION thads_agencies_as(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION thads_agencies_as(text[]) TO thads_app;

GRANT SELECT, INSERT ON agencies_mistake TO thads_app;
GRANT UPDATE (answered_at, answered_by_id, answered_name, answer) ON agencies_mistake TO thads_app;
GRANT USAGE ON SEQUENCE agencies_mistake_id_seq TO thads_app;
ALTER TABLE agencies_mistake ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_teller_and_those_who_answer ON agencies_mistake FOR SELECT TO thads_app
  USING (account_id = (SELECT thads_account())
         OR agency_id = ANY ((SELECT thads_agencies_as('{thu_truong,thong_ke}'))::integer[]));
CREATE POLICY told_in_own_name ON agencies_mistake FOR INSERT TO thads_app
  WITH CHECK (account_id = (SELECT thads_account()) AND answered_at IS NULL
              AND agency_id = ANY ((SELECT thads_agencies_as(NULL))::integer[]));
CREATE POLICY answered_once ON agencies_mistake FOR UPDATE TO thads_app
  USING (answered_at IS NULL
         AND agency_id = ANY ((SELECT thads_agencies_as('{thu_truong,thong_ke}'))::integer[]))
  WITH CHECK (answered_at IS NOT NULL AND answered_by_id = (SELECT thads_account()));
