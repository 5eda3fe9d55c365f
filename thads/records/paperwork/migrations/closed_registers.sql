-- A register that was closed stands for ever; what comes later stands after it.

CREATE FUNCTION paperwork_refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ đã kết giữ nguyên: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Sửa sau khi kết sổ thì ghi hành vi đính chính trên việc.';
END $$;

CREATE TRIGGER closings_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_registerclosing
  FOR EACH ROW EXECUTE FUNCTION paperwork_refuse_reopening();
CREATE TRIGGER closings_are_never_truncated BEFORE TRUNCATE ON paperwork_registerclosing
  FOR EACH STATEMENT EXECUTE FUNCTION paperwork_refuse_reopening();
CREATE TRIGGER closed_rows_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_closedrow
  FOR EACH ROW EXECUTE FUNCTION paperwork_refuse_reopening();
CREATE TRIGGER closed_rows_are_never_truncated BEFORE TRUNCATE ON paperwork_closedrow
  FOR EACH STATEMENT EXECUTE FUNCTION paperwork_refuse_reopening();
CREATE TRIGGER closing_signatures_are_never_changed BEFORE UPDATE OR DELETE
  ON paperwork_closingsignature FOR EACH ROW EXECUTE FUNCTION paperwork_refuse_reopening();
CREATE TRIGGER closing_signatures_are_never_truncated BEFORE TRUNCATE
  ON paperwork_closingsignature FOR EACH STATEMENT EXECUTE FUNCTION paperwork_refuse_reopening();

-- The agencies whose registers the person keeps.
CREATE FUNCTION paperwork_keeps(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'van_thu'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active AND home.agency_id = wanted)
$$;

-- The book stands still until the transaction ends: what is recorded meanwhile comes after
-- the moment returned, so that "known at" of a closed register is exact.
CREATE FUNCTION paperwork_open_closing(wanted integer, name text, until date, moment timestamptz,
    OUT proceeding bigint, OUT still timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE home agencies_unit;
BEGIN
  SELECT * INTO home FROM agencies_unit WHERE id = wanted AND agency_id = id;
  IF NOT FOUND OR (thads_from_web() AND (NOT paperwork_keeps(wanted)
      OR moment > clock_timestamp() + interval '1 minute')) THEN
    RAISE EXCEPTION 'Không được: người này không giữ sổ của cơ quan ấy'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO ledger_book (agency_id, head_position, head_hash)
    VALUES (wanted, 0, '') ON CONFLICT DO NOTHING;
  SELECT greatest(moment, b.head_recorded_at) INTO still
    FROM ledger_book b WHERE b.agency_id = wanted FOR UPDATE;
  UPDATE ledger_book SET head_recorded_at = still WHERE agency_id = wanted;
  INSERT INTO ledger_proceeding (root_id, code, procedure, facts, origin_unit_id, version,
      unit_id, status, means, number, due, remaining)
  VALUES (home.root_id, format('KS-%s-%s-%s', home.code, name, until), 'ket_so',
          '{"on_request": false, "due": 0}', home.id, 0, home.id, 'chua_ghi_nhan',
          'co_dieu_kien', '', 0, 0)
  RETURNING id INTO proceeding;
END $$;

-- Closing, rows and the keeper's signature come in together, once, after the act.
CREATE FUNCTION paperwork_keep_closing(c jsonb, lines jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pid bigint := (c->>'proceeding')::bigint;
  p ledger_proceeding;
  closed ledger_act;
BEGIN
  SELECT * INTO p FROM ledger_proceeding WHERE id = pid AND procedure = 'ket_so';
  SELECT * INTO closed FROM ledger_act WHERE proceeding_id = pid AND code = 'ket_so';
  IF p.id IS NULL OR closed.id IS NULL OR jsonb_array_length(lines) <> (c->>'row_count')::int
     OR (thads_from_web() AND (NOT paperwork_keeps(p.unit_id)
         OR closed.recorded_by IS DISTINCT FROM thads_account())) THEN
    RAISE EXCEPTION 'Không được: sổ này không do người này kết'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO paperwork_registerclosing (proceeding_id, unit_id, code, register, name, first,
      last, columns, signers, row_count, known_at, made_at, made_by, previous_code, check_code)
  VALUES (pid, p.unit_id, p.code, c->>'register', c->>'name', (c->>'first')::date,
      closed.until_on, c->'columns', c->'signers', (c->>'row_count')::int,
      (c->>'known_at')::timestamptz, closed.recorded_at, closed.recorded_by,
      c->>'previous_code', c->>'check_code');
  INSERT INTO paperwork_closedrow (closing_id, number, matter, seq, case_code, cells, struck)
  SELECT pid, r.number, r.matter, r.seq, r.case_code, r.cells, r.struck
    FROM jsonb_to_recordset(lines) AS r(number int, matter bigint, seq int, case_code text,
                                        cells jsonb, struck text);
  INSERT INTO paperwork_closingsignature (closing_id, role, account, name, title, signed_at,
      check_code)
  VALUES (pid, 'van_thu', closed.recorded_by, c->>'keeper', c->>'keeper_title',
      closed.recorded_at, c->>'check_code');
END $$;

-- The head comes last: whoever else must sign has signed.
CREATE FUNCTION paperwork_signs_in_turn(wanted bigint, as_role text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT as_role = ANY (ledger_roles_on(wanted)) AND EXISTS (
    SELECT 1 FROM paperwork_registerclosing k WHERE k.proceeding_id = wanted
      AND k.signers ? as_role
      AND (as_role <> 'thu_truong' OR (SELECT count(*) FROM paperwork_closingsignature s
             WHERE s.closing_id = wanted) = jsonb_array_length(k.signers) - 1))
$$;

GRANT SELECT ON paperwork_registerclosing, paperwork_closedrow TO thads_app;
GRANT SELECT, INSERT ON paperwork_closingsignature TO thads_app;
GRANT USAGE ON SEQUENCE paperwork_closingsignature_id_seq TO thads_app;
ALTER TABLE paperwork_registerclosing ENABLE ROW LEVEL SECURITY;
ALTER TABLE paperwork_closedrow ENABLE ROW LEVEL SECURITY;
ALTER TABLE paperwork_closingsignature ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_in_own_units ON paperwork_registerclosing FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_their_closing ON paperwork_closedrow FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM paperwork_registerclosing k WHERE k.proceeding_id = closing_id));
CREATE POLICY seen_with_their_closing ON paperwork_closingsignature FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM paperwork_registerclosing k WHERE k.proceeding_id = closing_id));
CREATE POLICY signed_in_ones_own_name ON paperwork_closingsignature FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account()) AND paperwork_signs_in_turn(closing_id, role));
