-- The book of denunciations is kept, closed and read by the head: what was frozen of a
-- denunciation is seen by nobody who may not see the denunciation.

CREATE FUNCTION paperwork_is_secret(name text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT name = 'so_thu_ly_to_cao' $$;

-- Who keeps this book of this agency: the registrar, or of a secret one the head.
CREATE FUNCTION paperwork_keeps_book(wanted integer, name text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN paperwork_is_secret(name) THEN EXISTS (SELECT 1
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'thu_truong'
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
     WHERE a.id = thads_account() AND a.is_active AND home.agency_id = wanted)
    ELSE paperwork_keeps(wanted) END
$$;

CREATE FUNCTION paperwork_reads_secret(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'thu_truong'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.id = wanted
   WHERE a.id = thads_account() AND a.is_active
     AND (u.agency_id = home.agency_id OR starts_with(u.path, home.path)))
$$;

CREATE OR REPLACE FUNCTION paperwork_open_closing(wanted integer, name text, until date,
    moment timestamptz, OUT proceeding bigint, OUT still timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE home agencies_unit;
BEGIN
  SELECT * INTO home FROM agencies_unit WHERE id = wanted AND agency_id = id;
  IF NOT FOUND OR (thads_from_web() AND (NOT paperwork_keeps_book(wanted, name)
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

-- The keeper signs by closing; the head, who keeps a secret book alone, by confirming it.
CREATE OR REPLACE FUNCTION paperwork_keep_closing(c jsonb, lines jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pid bigint := (c->>'proceeding')::bigint;
  p ledger_proceeding;
  closed ledger_act;
BEGIN
  SELECT * INTO p FROM ledger_proceeding WHERE id = pid AND procedure = 'ket_so';
  SELECT * INTO closed FROM ledger_act WHERE proceeding_id = pid AND code = 'ket_so';
  IF p.id IS NULL OR closed.id IS NULL OR jsonb_array_length(lines) <> (c->>'row_count')::int
     OR (thads_from_web() AND (NOT paperwork_keeps_book(p.unit_id, c->>'register')
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
  IF NOT paperwork_is_secret(c->>'register') THEN
    INSERT INTO paperwork_closingsignature (closing_id, role, account, name, title, signed_at,
        check_code)
    VALUES (pid, 'van_thu', closed.recorded_by, c->>'keeper', c->>'keeper_title',
        closed.recorded_at, c->>'check_code');
  END IF;
END $$;

CREATE POLICY secret_ones_by_the_head ON paperwork_registerclosing AS RESTRICTIVE
  FOR SELECT TO thads_app
  USING (NOT paperwork_is_secret(register) OR paperwork_reads_secret(unit_id));
-- A head who is denounced reads the book without the row about themselves.
CREATE POLICY secret_rows_with_their_matter ON paperwork_closedrow AS RESTRICTIVE
  FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM paperwork_registerclosing k
                  WHERE k.proceeding_id = closing_id AND NOT paperwork_is_secret(k.register))
         OR EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = matter));
