-- An appointment shows its agency; a head, the leadership and the statistician also everything
-- below their unit; a procurator who is held to a unit that unit only, with what is below it
-- and what it succeeded. The newest whole text of this function.
CREATE OR REPLACE FUNCTION thads_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE seen(id) AS (
    SELECT u.id
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role <> 'uy_ban_kiem_tra'
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON (u.agency_id = home.agency_id AND NOT ap.only_unit)
        OR (ap.only_unit AND starts_with(u.path, home.path))
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
