-- Taking in a judgment and opening the file of a case, from a page: one door that asks who.

CREATE SEQUENCE cases_intake_number;

-- Units in whose name the person signed in may take in judgments and requests: roles that
-- the catalogue lets record the receipt, where the appointment reaches.
CREATE FUNCTION cases_intake_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role <> 'chap_hanh_vien'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
     AND current_date BETWEEN u.valid_from AND coalesce(u.valid_to, 'infinity')
     AND (ap.role IN ('thu_truong', 'van_thu') OR starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
     AND EXISTS (SELECT 1 FROM ledger_recorder r
          WHERE r.act_code IN ('nhan_ban_an', 'nhan_yeu_cau') AND r.role = ap.role
            AND current_date BETWEEN r.valid_from AND coalesce(r.valid_to, 'infinity'))
$$;

-- Judgments of one day in the province of a unit, so that the same one is not entered twice.
-- Whoever asks holds the day until their transaction ends: two registrars cannot both find
-- nothing and both enter it.
CREATE FUNCTION cases_judgments_of_day(wanted integer, day date)
RETURNS TABLE (id bigint, number varchar, issuer varchar, units text, cases bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE province integer;
BEGIN
  IF thads_from_web() AND NOT wanted = ANY (cases_intake_units()) THEN RETURN; END IF;
  SELECT u.root_id INTO province FROM agencies_unit u WHERE u.id = wanted;
  PERFORM pg_advisory_xact_lock(hashtext('ban_an:' || province || ':' || day));
  RETURN QUERY
    SELECT j.id, j.number, j.issuer, string_agg(DISTINCT u.name, ', '), count(c.proceeding_id)
      FROM cases_judgment j
      LEFT JOIN cases_case c ON c.judgment_id = j.id
      LEFT JOIN ledger_proceeding p ON p.id = c.proceeding_id
      LEFT JOIN agencies_unit u ON u.id = p.unit_id
     WHERE j.root_id = province AND j.date = day GROUP BY j.id ORDER BY j.id;
END $$;

-- The file of a new case, without an act yet: judgment (or one that is there), parties,
-- obligations, what it is found by.
CREATE FUNCTION cases_take_in(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  home agencies_unit;
  judgment bigint := (w->>'judgment_id')::bigint;
  serial bigint := nextval('cases_intake_number');
  prefix text := w->>'prefix';
  pid bigint;
  party bigint;
  each jsonb;
BEGIN
  SELECT * INTO home FROM agencies_unit WHERE id = (w->>'unit_id')::int;
  IF NOT FOUND OR thads_from_web() AND NOT home.id = ANY (cases_intake_units()) THEN
    RAISE EXCEPTION 'Không được: người này không tiếp nhận bản án, yêu cầu cho đơn vị ấy'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF judgment IS NULL THEN
    INSERT INTO cases_judgment (root_id, code, number, date, issuer, field, effective_on,
        received_on, extra)
    SELECT home.root_id, 'BA' || prefix || serial, j.number, j.date, j.issuer, j.field,
           j.effective_on, j.received_on, '{}'
      FROM jsonb_to_record(w->'judgment') AS j(number text, date date, issuer text,
             field text, effective_on date, received_on date)
    RETURNING id INTO judgment;
  ELSIF NOT EXISTS (SELECT 1 FROM cases_judgment j
                     WHERE j.id = judgment AND j.root_id = home.root_id) THEN
    RAISE EXCEPTION 'Không có bản án này trong tỉnh' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO ledger_book (agency_id, head_position, head_hash)
  VALUES (home.agency_id, 0, '') ON CONFLICT DO NOTHING;
  INSERT INTO ledger_proceeding (root_id, code, procedure, facts, origin_unit_id, version,
      unit_id, status, means, number, due, remaining)
  SELECT home.root_id, 'V' || prefix || serial, 'thi_hanh_an', w->'facts', home.id, 0,
         home.id, 'da_tiep_nhan', 'co_dieu_kien', '', due, due
    FROM (SELECT (w->'facts'->>'due')::bigint AS due) AS f
  RETURNING id INTO pid;
  INSERT INTO cases_case (proceeding_id, judgment_id, on_request, debtor_name, creditor_name,
      file_order, extra)
  VALUES (pid, judgment, (w->'facts'->>'on_request')::boolean, w->>'debtor_name',
          w->>'creditor_name', 0, w->'extra');
  FOR each IN SELECT value FROM jsonb_array_elements(w->'parties') LOOP
    INSERT INTO parties_party (kind, full_name, identity_number, address, name_key, extra)
    VALUES (each->>'kind', each->>'full_name', each->>'identity_number', each->>'address',
            each->>'name_key', '{}') RETURNING id INTO party;
    INSERT INTO cases_caseparty (case_id, party_id, role) VALUES (pid, party, each->>'role');
  END LOOP;
  INSERT INTO cases_obligation (case_id, code, kind, item, amount, extra)
  SELECT pid, o.code, o.kind, o.item, o.amount, '{}'
    FROM jsonb_to_recordset(w->'obligations')
      AS o(code text, kind text, item text, amount bigint);
  INSERT INTO cases_searchkey (unit_id, case_id, kind, key)
  SELECT home.id, pid, k.kind, k.key
    FROM jsonb_to_recordset(w->'keys') AS k(kind text, key text)
  UNION SELECT home.id, pid, 'viec', lower('V' || prefix || serial);
  RETURN pid;
END $$;
