-- A correction of a decision about a person brings back what the decision had changed: the unit,
-- the roles, the rank. Rows are only added: what is taken back is told in a table of its own.

-- As before, and now with the act and the roles as they were, so that they can come back.
CREATE OR REPLACE FUNCTION staffing_move(matter bigint, w jsonb) RETURNS void
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
      recorded_at, recorded_by, act, roles)
  SELECT person, old_unit, new_unit, w->>'kind', from_day, (w->>'until')::date,
      (w->>'at')::timestamptz, thads_account(), (w->>'seq')::int,
      coalesce(jsonb_agg(jsonb_build_object('account', ap.account_id, 'role', ap.role,
        'from', ap.valid_from, 'to', ap.valid_to)) FILTER (WHERE ap.id IS NOT NULL), '[]')
    FROM agencies_account a JOIN agencies_appointment ap ON ap.account_id = a.id
   WHERE a.officer_id = person AND ap.unit_id = old_unit
     AND coalesce(ap.valid_to, 'infinity') >= from_day;
  -- A move recorded late, before one that is there already, changes nothing of today.
  IF EXISTS (SELECT 1 FROM staffing_move m WHERE m.officer_id = person AND m.since > from_day
      AND NOT EXISTS (SELECT 1 FROM staffing_movetakenback t WHERE t.move_id = m.id))
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

-- The officer goes back to the unit they came from, with the roles of that day; a role that was
-- given at the other unit since stays as it was given.
CREATE FUNCTION staffing_bring_back(moved staffing_move) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE agencies_officer SET unit_id = moved.origin_id WHERE id = moved.officer_id;
  IF moved.act IS NULL THEN  -- recorded before the roles were kept: they go back from its day
    UPDATE agencies_appointment ap SET unit_id = moved.origin_id FROM agencies_account a
     WHERE a.id = ap.account_id AND a.officer_id = moved.officer_id
       AND ap.unit_id = moved.target_id AND ap.valid_from >= moved.since;
    RETURN;
  END IF;
  DELETE FROM agencies_appointment ap USING jsonb_to_recordset(moved.roles)
      AS was (account int, role text, "from" date, "to" date)
   WHERE ap.account_id = was.account AND ap.role = was.role
     AND ((ap.unit_id = moved.target_id AND ap.valid_from = greatest(was."from", moved.since))
       OR (ap.unit_id = moved.origin_id AND ap.valid_from = was."from"));
  INSERT INTO agencies_appointment (account_id, unit_id, role, valid_from, valid_to)
  SELECT was.account, moved.origin_id, was.role, was."from", was."to"
    FROM jsonb_to_recordset(moved.roles)
      AS was (account int, role text, "from" date, "to" date);
END $$;

CREATE FUNCTION staffing_take_back(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person integer; wrong ledger_act; moved staffing_move; held bigint;
BEGIN
  SELECT f.officer_id INTO STRICT person FROM staffing_personnelfile f
   WHERE f.proceeding_id = matter;
  SELECT a.* INTO STRICT wrong FROM ledger_act a
   WHERE a.proceeding_id = matter AND a.seq = (w->>'wrong')::int;
  PERFORM proceedings_refuse(
    staffing_unit_of(person) = ANY (staffing_headed_units())
    AND person IS DISTINCT FROM
        (SELECT officer_id FROM agencies_account WHERE id = thads_account())
    AND EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = matter
         AND a.code = 'dinh_chinh' AND a.seq = (w->>'seq')::int),
    'đính chính quyết định về người này');
  PERFORM 1 FROM agencies_officer o WHERE o.id = person FOR UPDATE;
  IF wrong.code = 'luan_chuyen' THEN
    SELECT m.* INTO moved FROM staffing_move m
      JOIN agencies_unit u ON u.id = m.target_id AND u.code = wrong.receiving_unit
     WHERE m.officer_id = person AND m.since = wrong.effective_on
       AND coalesce(m.act, wrong.seq) = wrong.seq
       AND NOT EXISTS (SELECT 1 FROM staffing_movetakenback t WHERE t.move_id = m.id)
     ORDER BY m.id DESC LIMIT 1;
    IF moved.id IS NULL THEN RETURN; END IF;
    INSERT INTO staffing_movetakenback (move_id, recorded_at, recorded_by)
    VALUES (moved.id, (w->>'at')::timestamptz, thads_account());
    -- Who was moved on since then stays where the later decision sent them.
    IF NOT EXISTS (SELECT 1 FROM staffing_move m WHERE m.officer_id = person
        AND (m.since, m.id) > (moved.since, moved.id)
        AND NOT EXISTS (SELECT 1 FROM staffing_movetakenback t WHERE t.move_id = m.id))
    THEN PERFORM staffing_bring_back(moved); END IF;
  ELSIF wrong.code = 'bo_nhiem_ngach' THEN
    SELECT r.id INTO held FROM staffing_rankheld r
     WHERE r.officer_id = person AND r.since = wrong.effective_on AND r.rank = wrong.result
       AND NOT EXISTS (SELECT 1 FROM staffing_ranktakenback t WHERE t.held_id = r.id)
     ORDER BY r.id DESC LIMIT 1;
    IF held IS NULL THEN RETURN; END IF;
    INSERT INTO staffing_ranktakenback (held_id, recorded_at, recorded_by)
    VALUES (held, (w->>'at')::timestamptz, thads_account());
  END IF;
END $$;
REVOKE ALL ON FUNCTION staffing_bring_back(staffing_move) FROM PUBLIC;

GRANT SELECT ON staffing_movetakenback, staffing_ranktakenback TO thads_app;
ALTER TABLE staffing_movetakenback ENABLE ROW LEVEL SECURITY;
ALTER TABLE staffing_ranktakenback ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON staffing_movetakenback
  FOR EACH ROW EXECUTE FUNCTION staffing_stands();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON staffing_ranktakenback
  FOR EACH ROW EXECUTE FUNCTION staffing_stands();
CREATE POLICY seen_with_move ON staffing_movetakenback FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM staffing_move m WHERE m.id = move_id));
CREATE POLICY seen_with_rank ON staffing_ranktakenback FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM staffing_rankheld r WHERE r.id = held_id));
