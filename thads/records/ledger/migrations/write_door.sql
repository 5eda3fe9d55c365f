-- The book of acts is append-only, also for the owner of the database.

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ hành vi chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Ghi một hành vi đính chính nêu số thứ tự của hành vi sai.';
END $$;

CREATE TRIGGER acts_are_never_changed BEFORE UPDATE OR DELETE ON ledger_act
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER acts_are_never_truncated BEFORE TRUNCATE ON ledger_act
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

-- Everything the law needs to decide on the next act, read after the locks are held:
-- the book first, so that book order = commit order, then the proceeding.
CREATE FUNCTION ledger_open(wanted bigint) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  book ledger_book;
  p record;
BEGIN
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
    'book', book.agency_id, 'head_position', book.head_position,
    'head_hash', encode(book.head_hash, 'hex'), 'head_recorded_at', book.head_recorded_at,
    'acts', coalesce((
      SELECT jsonb_agg(jsonb_build_array(seq, code, effective_on, recorded_at, position, number,
               amount, ground, until_on, receiving_unit, result, corrects) ORDER BY seq)
        FROM ledger_act WHERE proceeding_id = wanted), '[]'::jsonb),
    'terms', coalesce((
      SELECT jsonb_agg(jsonb_build_array(code, from_act, from_date, due_on, met_on, duty))
        FROM ledger_deadline WHERE proceeding_id = wanted), '[]'::jsonb));
END $$;

-- One recorded act and all it leads to, in one statement.
CREATE FUNCTION ledger_write(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  pid bigint := (w->>'proceeding')::bigint;
  moment timestamptz := (w->>'recorded_at')::timestamptz;
  aid bigint;
BEGIN
  INSERT INTO ledger_act (book_id, position, proceeding_id, seq, code, effective_on, recorded_at,
      recorded_by, number, amount, ground, until_on, receiving_unit, result, corrects,
      note_hash, prev_hash, hash)
  VALUES ((w->>'book')::int, (w->>'position')::bigint, pid, (w->>'seq')::int, w->>'code',
      (w->>'effective_on')::date, moment, (w->>'recorded_by')::bigint, w->>'number',
      (w->>'amount')::bigint, w->>'ground', (w->>'until_on')::date, w->>'receiving_unit',
      w->>'result', (w->>'corrects')::int, decode(w->>'note_hash', 'hex'),
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

CREATE INDEX statusspan_of_proceeding ON ledger_statusspan (proceeding_id) WHERE recorded_to IS NULL;
CREATE INDEX proceeding_unit_status ON ledger_proceeding (unit_id, status);

GRANT SELECT ON ledger_book, ledger_proceeding, ledger_act, ledger_actnote, ledger_statusspan,
  ledger_movement, ledger_deadline TO thads_app;
GRANT INSERT ON ledger_act, ledger_actnote, ledger_statusspan, ledger_movement, ledger_deadline,
  ledger_outbox TO thads_app;
GRANT UPDATE (head_position, head_hash, head_recorded_at) ON ledger_book TO thads_app;
GRANT UPDATE (version, unit_id, officer_id, status, means, number, opened_on, ended_on, last_act_on,
  remaining) ON ledger_proceeding TO thads_app;
GRANT UPDATE (recorded_to) ON ledger_statusspan, ledger_movement TO thads_app;
GRANT DELETE ON ledger_deadline TO thads_app;
GRANT UPDATE (unit_id, officer_id) ON ledger_deadline TO thads_app;
GRANT USAGE ON SEQUENCE ledger_act_id_seq, ledger_statusspan_id_seq, ledger_movement_id_seq,
  ledger_deadline_id_seq, ledger_outbox_id_seq TO thads_app;

ALTER TABLE ledger_book ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_proceeding ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_actnote ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_statusspan ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_movement ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_deadline ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_outbox ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_book_seen ON ledger_book FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY own_book_written ON ledger_book FOR UPDATE TO thads_app
  USING (agency_id = ANY ((SELECT thads_own_agencies())::integer[]));

CREATE POLICY seen_in_own_units ON ledger_proceeding FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
-- A case handed over leaves the giver's sight with the same act: the new unit is not checked.
CREATE POLICY recorded_by_own_officer_or_head ON ledger_proceeding FOR UPDATE TO thads_app
  USING (officer_id = (SELECT thads_own_officer())
         OR unit_id = ANY ((SELECT thads_write_units())::integer[]))
  WITH CHECK (true);

CREATE FUNCTION ledger_may_record(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger_proceeding
    WHERE id = wanted AND (officer_id = (SELECT thads_own_officer())
       OR unit_id = ANY ((SELECT thads_write_units())::integer[])))
$$;

CREATE POLICY seen_with_proceeding ON ledger_act FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY added_by_who_may_record ON ledger_act FOR INSERT TO thads_app
  WITH CHECK (ledger_may_record(proceeding_id));
CREATE POLICY seen_with_act ON ledger_actnote FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_act a WHERE a.id = act_id));
CREATE POLICY added_with_act ON ledger_actnote FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM ledger_act a WHERE a.id = act_id
                       AND ledger_may_record(a.proceeding_id)));

CREATE POLICY seen_with_proceeding ON ledger_statusspan FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY added_by_who_may_record ON ledger_statusspan FOR INSERT TO thads_app
  WITH CHECK (ledger_may_record(proceeding_id));
CREATE POLICY closed_by_who_may_record ON ledger_statusspan FOR UPDATE TO thads_app
  USING (ledger_may_record(proceeding_id));
CREATE POLICY seen_with_proceeding ON ledger_movement FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY added_by_who_may_record ON ledger_movement FOR INSERT TO thads_app
  WITH CHECK (ledger_may_record(proceeding_id));
CREATE POLICY closed_by_who_may_record ON ledger_movement FOR UPDATE TO thads_app
  USING (ledger_may_record(proceeding_id));
CREATE POLICY seen_in_own_units ON ledger_deadline FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY added_by_who_may_record ON ledger_deadline FOR INSERT TO thads_app
  WITH CHECK (ledger_may_record(proceeding_id));
CREATE POLICY passed_on_by_who_may_record ON ledger_deadline FOR UPDATE TO thads_app
  USING (ledger_may_record(proceeding_id)) WITH CHECK (true);
CREATE POLICY settled_by_who_may_record ON ledger_deadline FOR DELETE TO thads_app
  USING (ledger_may_record(proceeding_id));
CREATE POLICY sent_by_who_may_record ON ledger_outbox FOR INSERT TO thads_app
  WITH CHECK (ledger_may_record((payload->>'proceeding')::bigint));
