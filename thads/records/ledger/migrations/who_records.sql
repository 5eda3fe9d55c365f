-- Who may record which act: the wall follows the catalogue of acts.
--
-- ledger_recorder holds (procedure, act, role, validity) as the catalogue of the program says; it is
-- filled after every migration. The web's role reads and writes no table of the book by
-- itself any more: it goes through two doors that ask who is there.

ALTER TABLE ledger_recorder ENABLE ROW LEVEL SECURITY;

-- The roles in which the appointments of the person signed in cover a proceeding: an
-- officer their own cases; head and registrar the agency; the others their unit, and what
-- is below it in the same agency.
CREATE FUNCTION ledger_roles_on(wanted bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM ledger_proceeding p
    JOIN agencies_unit u ON u.id = p.unit_id
    JOIN agencies_account a ON a.id = thads_account() AND a.is_active
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE p.id = wanted AND CASE
     WHEN ap.role = 'chap_hanh_vien' THEN p.officer_id = a.officer_id
     WHEN ap.role IN ('thu_truong', 'van_thu') THEN u.agency_id = home.agency_id
     ELSE u.agency_id = home.agency_id AND starts_with(u.path, home.path) END
$$;

CREATE OR REPLACE FUNCTION ledger_may_record(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger_proceeding p
    JOIN ledger_recorder r ON r.procedure = p.procedure
   WHERE p.id = wanted AND r.role = ANY (ledger_roles_on(wanted)))
$$;

-- Who keeps the book in order corrects any act; everybody else what they may record.
CREATE FUNCTION ledger_may_record_act(wanted bigint, act text, day date, corrected integer)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE roles text[] := ledger_roles_on(wanted);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding p
       JOIN ledger_recorder r ON r.procedure = p.procedure
       WHERE p.id = wanted AND r.act_code = act AND r.role = ANY (roles)
         AND day BETWEEN r.valid_from AND coalesce(r.valid_to, 'infinity'))
  THEN RETURN false; END IF;
  IF act <> 'dinh_chinh' OR roles && ARRAY['thu_truong', 'truong_phong', 'van_thu']
  THEN RETURN true; END IF;
  RETURN EXISTS (SELECT 1 FROM ledger_act a JOIN ledger_recorder r ON r.act_code = a.code
       AND r.role = ANY (roles)
       AND a.effective_on BETWEEN r.valid_from AND coalesce(r.valid_to, 'infinity')
     WHERE a.proceeding_id = wanted AND a.seq = corrected AND a.code <> 'dinh_chinh');
END $$;

CREATE OR REPLACE FUNCTION ledger_open(wanted bigint) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  book ledger_book;
  p record;
BEGIN
  IF thads_from_web() AND NOT ledger_may_record(wanted) THEN RETURN NULL; END IF;
  SELECT b.* INTO book
    FROM ledger_proceeding q JOIN agencies_unit u ON u.id = q.unit_id
    JOIN ledger_book b ON b.agency_id = u.agency_id
   WHERE q.id = wanted FOR UPDATE OF b;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT q.*, u.agency_id, a.code AS agency_code, r.code AS root_code, o.code AS origin_code
    INTO p
    FROM ledger_proceeding q
    JOIN agencies_unit u ON u.id = q.unit_id
    JOIN agencies_unit a ON a.id = u.agency_id
    JOIN agencies_unit r ON r.id = q.root_id
    JOIN agencies_unit o ON o.id = q.origin_unit_id
   WHERE q.id = wanted FOR UPDATE OF q;
  IF NOT FOUND OR p.agency_id <> book.agency_id THEN RETURN NULL; END IF;
  RETURN jsonb_build_object(
    'agency', p.agency_code, 'root', p.root_code, 'code', p.code, 'origin', p.origin_code,
    'facts', p.facts, 'version', p.version, 'officer_id', p.officer_id,
    'unit_id', p.unit_id, 'procedure', p.procedure,
    'roles', CASE WHEN thads_from_web() THEN to_jsonb(ledger_roles_on(wanted)) END,
    'book', book.agency_id, 'head_position', book.head_position,
    'head_hash', encode(book.head_hash, 'hex'), 'head_recorded_at', book.head_recorded_at,
    'acts', coalesce((
      SELECT jsonb_agg(jsonb_build_array(seq, code, effective_on, recorded_at, position, number,
               amount, ground, until_on, receiving_unit, result, corrects, at, signed_as,
               recorded_as, signed_by) ORDER BY seq)
        FROM ledger_act WHERE proceeding_id = wanted), '[]'::jsonb),
    'terms', coalesce((
      SELECT jsonb_agg(jsonb_build_array(code, from_act, from_date, due_on, met_on, duty))
        FROM ledger_deadline WHERE proceeding_id = wanted), '[]'::jsonb));
END $$;

-- What the door asks before it writes: the person, the role, the place in the book.
CREATE FUNCTION ledger_refuse_write(w jsonb) RETURNS void
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
        AND coalesce(b.head_recorded_at < (w->>'recorded_at')::timestamptz, true)
        AND b.head_hash = decode(w->>'prev_hash', 'hex')) THEN
    RAISE EXCEPTION 'Hành vi % không tiếp ngay sau hành vi cuối của sổ', w->>'code'
      USING ERRCODE = 'serialization_failure';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION ledger_write(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pid bigint := (w->>'proceeding')::bigint;
  moment timestamptz := (w->>'recorded_at')::timestamptz;
  aid bigint;
BEGIN
  PERFORM ledger_refuse_write(w);
  INSERT INTO ledger_act (book_id, position, proceeding_id, seq, code, effective_on, recorded_at,
      recorded_by, number, amount, ground, until_on, receiving_unit, result, corrects,
      at, signed_as, recorded_as, signed_by, note_hash, prev_hash, hash)
  VALUES ((w->>'book')::int, (w->>'position')::bigint, pid, (w->>'seq')::int, w->>'code',
      (w->>'effective_on')::date, moment, (w->>'recorded_by')::bigint, w->>'number',
      (w->>'amount')::bigint, w->>'ground', (w->>'until_on')::date, w->>'receiving_unit',
      w->>'result', (w->>'corrects')::int, (w->>'at')::time, w->>'signed_as',
      w->>'recorded_as', w->>'signed_by', decode(w->>'note_hash', 'hex'),
      decode(w->>'prev_hash', 'hex'), decode(w->>'hash', 'hex'))
  RETURNING id INTO aid;
  UPDATE ledger_book SET head_position = (w->>'position')::bigint,
      head_hash = decode(w->>'hash', 'hex'), head_recorded_at = moment
   WHERE agency_id = (w->>'book')::int;
  IF w ? 'note' THEN
    INSERT INTO ledger_actnote (act_id, salt, text, extra)
    VALUES (aid, decode(w->>'salt', 'hex'), w->>'note', '{}');
  END IF;
  IF jsonb_array_length(w->'closed_spans') > 0 THEN
    UPDATE ledger_statusspan SET recorded_to = moment
     WHERE proceeding_id = pid AND recorded_to IS NULL
       AND valid_from IN (SELECT value::date FROM jsonb_array_elements_text(w->'closed_spans'));
  END IF;
  INSERT INTO ledger_statusspan (proceeding_id, unit_id, status, means, ground, valid_from,
      valid_to, recorded_from)
  SELECT pid, u.id, s.status, s.means, s.ground, s.valid_from, s.valid_to, moment
    FROM jsonb_to_recordset(w->'opened_spans')
      AS s(unit text, status text, means text, ground text, valid_from date, valid_to date)
    JOIN agencies_unit u ON u.code = s.unit;
  IF jsonb_array_length(w->'closed_movements') > 0 THEN
    UPDATE ledger_movement SET recorded_to = moment
     WHERE proceeding_id = pid AND recorded_to IS NULL
       AND seq IN (SELECT value::int FROM jsonb_array_elements_text(w->'closed_movements'));
  END IF;
  INSERT INTO ledger_movement (proceeding_id, seq, kind, "on", amount, recorded_from)
  SELECT pid, m.seq, m.kind, m."on", m.amount, moment
    FROM jsonb_to_recordset(w->'opened_movements')
      AS m(seq int, kind text, "on" date, amount bigint);
  DELETE FROM ledger_deadline WHERE proceeding_id = pid
     AND (code, from_act, from_date) IN (
       SELECT t.code, t.from_act, t.from_date
         FROM jsonb_to_recordset(w->'closed_terms') AS t(code text, from_act int, from_date date));
  INSERT INTO ledger_deadline (proceeding_id, unit_id, officer_id, code, from_act, from_date,
      due_on, met_on, duty)
  SELECT pid, u.id, (w->>'officer_id')::int, t.code, t.from_act, t.from_date, t.due_on, t.met_on, t.duty
    FROM jsonb_to_recordset(w->'opened_terms')
      AS t(code text, from_act int, from_date date, due_on date, met_on date, duty boolean),
      agencies_unit u WHERE u.code = w->'standing'->>'unit';
  IF (w->>'holder_changed')::boolean THEN
    UPDATE ledger_deadline d SET unit_id = u.id, officer_id = (w->>'officer_id')::int
      FROM agencies_unit u WHERE d.proceeding_id = pid AND u.code = w->'standing'->>'unit';
  END IF;
  INSERT INTO ledger_outbox (created_at, topic, payload)
  VALUES (moment, 'hanh_vi_da_ghi', jsonb_build_object('proceeding', pid, 'seq', w->'seq'));
  UPDATE ledger_proceeding p SET version = (w->>'seq')::int, unit_id = u.id,
      officer_id = (w->>'officer_id')::int,
      status = s.status, means = s.means, number = s.number, opened_on = s.opened_on,
      ended_on = s.ended_on, last_act_on = s.last_act_on, remaining = s.remaining
    FROM jsonb_to_record(w->'standing') AS s(unit text, status text, means text, number text,
           opened_on date, ended_on date, last_act_on date, remaining bigint)
    JOIN agencies_unit u ON u.code = s.unit
   WHERE p.id = pid;
  RETURN aid;
END $$;

-- The doors are the only way now: what the web could do to the tables itself is taken back.
REVOKE INSERT, UPDATE, DELETE ON ledger_act, ledger_actnote, ledger_statusspan,
  ledger_movement, ledger_deadline, ledger_outbox, ledger_book, ledger_proceeding FROM thads_app;
REVOKE UPDATE (head_position, head_hash, head_recorded_at) ON ledger_book FROM thads_app;
REVOKE UPDATE (version, unit_id, officer_id, status, means, number, opened_on, ended_on,
  last_act_on, remaining) ON ledger_proceeding FROM thads_app;
REVOKE UPDATE (recorded_to) ON ledger_statusspan, ledger_movement FROM thads_app;
REVOKE UPDATE (unit_id, officer_id) ON ledger_deadline FROM thads_app;
REVOKE USAGE ON SEQUENCE ledger_act_id_seq, ledger_statusspan_id_seq, ledger_movement_id_seq,
  ledger_deadline_id_seq, ledger_outbox_id_seq FROM thads_app;

DROP POLICY own_book_written ON ledger_book;
DROP POLICY recorded_by_own_officer_or_head ON ledger_proceeding;
DROP POLICY added_by_who_may_record ON ledger_act;
DROP POLICY added_with_act ON ledger_actnote;
DROP POLICY added_by_who_may_record ON ledger_statusspan;
DROP POLICY closed_by_who_may_record ON ledger_statusspan;
DROP POLICY added_by_who_may_record ON ledger_movement;
DROP POLICY closed_by_who_may_record ON ledger_movement;
DROP POLICY added_by_who_may_record ON ledger_deadline;
DROP POLICY passed_on_by_who_may_record ON ledger_deadline;
DROP POLICY settled_by_who_may_record ON ledger_deadline;
DROP POLICY sent_by_who_may_record ON ledger_outbox;
