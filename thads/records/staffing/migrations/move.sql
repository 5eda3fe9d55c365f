-- A move takes effect on its day: the officer belongs to the other unit, and the roles that
-- go with the person go too. Who led the old unit leads it no more, and not the new one.

CREATE FUNCTION staffing_move(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person integer; old_unit integer;
  new_unit integer := (w->>'unit_id')::int;
  from_day date := (w->>'since')::date;
BEGIN
  SELECT f.officer_id INTO STRICT person FROM staffing_personnelfile f
   WHERE f.proceeding_id = matter;
  SELECT o.unit_id INTO STRICT old_unit FROM agencies_officer o WHERE o.id = person FOR UPDATE;
  PERFORM proceedings_refuse(
    old_unit = ANY (staffing_headed_units()) AND new_unit = ANY (staffing_headed_units())
    AND person IS DISTINCT FROM
        (SELECT officer_id FROM agencies_account WHERE id = thads_account())
    AND EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = matter
         AND a.code = 'luan_chuyen' AND a.seq = (w->>'seq')::int AND a.effective_on = from_day),
    'điều động người này');
  IF old_unit = new_unit THEN RETURN; END IF;
  INSERT INTO staffing_move (officer_id, origin_id, target_id, kind, since, until,
      recorded_at, recorded_by)
  VALUES (person, old_unit, new_unit, w->>'kind', from_day, (w->>'until')::date,
      (w->>'at')::timestamptz, thads_account());
  -- A move recorded late, before one that is there already, changes nothing of today.
  IF EXISTS (SELECT 1 FROM staffing_move m WHERE m.officer_id = person AND m.since > from_day)
  THEN RETURN; END IF;
  UPDATE agencies_officer SET unit_id = new_unit WHERE id = person;
  INSERT INTO agencies_appointment (account_id, unit_id, role, valid_from, valid_to)
  SELECT ap.account_id, new_unit, ap.role, greatest(ap.valid_from, from_day), ap.valid_to
    FROM agencies_appointment ap JOIN agencies_account a ON a.id = ap.account_id
   WHERE a.officer_id = person AND ap.unit_id = old_unit
     AND ap.role NOT IN ('thu_truong', 'truong_phong', 'lanh_dao_tinh')
     AND coalesce(ap.valid_to, 'infinity') >= from_day;
  DELETE FROM agencies_appointment ap USING agencies_account a
   WHERE a.id = ap.account_id AND a.officer_id = person AND ap.unit_id = old_unit
     AND ap.valid_from >= from_day;
  UPDATE agencies_appointment ap SET valid_to = from_day - 1 FROM agencies_account a
   WHERE a.id = ap.account_id AND a.officer_id = person AND ap.unit_id = old_unit
     AND ap.valid_from < from_day AND coalesce(ap.valid_to, 'infinity') >= from_day;
END $$;

GRANT SELECT ON staffing_move TO thads_app;
ALTER TABLE staffing_move ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON staffing_move
  FOR EACH ROW EXECUTE FUNCTION staffing_stands();
CREATE POLICY seen_with_officer ON staffing_move FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM agencies_officer o WHERE o.id = officer_id));
