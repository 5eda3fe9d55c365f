-- What the comparison of a day needs is kept as it happens: the entries and bank lines that
-- have not found each other or stand on different days, and day by day what the book and the
-- money form count as collected. Derived; `thads check` computes all of it again.

-- Entries and lines asked for, as they stand: what is open (`high` is empty) and what stands
-- in the book and on the statement on different days (from `low` to the day before `high`).
CREATE FUNCTION cashbook_open_items(entries bigint[], lines bigint[])
RETURNS TABLE (agency_id integer, place varchar, low date, high date, entry_id bigint,
               line_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH moved AS (
    SELECT b.entry_id, b.agency_id, b.account, sum(b.debit - b.credit) AS amount
      FROM cashbook_line b
     WHERE b.entry_id = ANY (entries) AND b.account IN ('ngan_hang', 'kho_bac')
     GROUP BY 1, 2, 3 HAVING sum(b.debit - b.credit) <> 0),
  found AS (
    SELECT p.entry_id, p.line_id, l.agency_id, c.place, l."on", l.amount
      FROM cashbook_pairing p JOIN cashbook_statementline l ON l.id = p.line_id
      JOIN cashbook_custodyaccount c ON c.id = l.account_id
     WHERE p.entry_id = ANY (entries)),
  summed AS (SELECT entry_id, place, sum(amount) AS amount FROM found GROUP BY 1, 2)
  SELECT m.agency_id, m.account, e.posted_on, NULL::date, m.entry_id, NULL::bigint
    FROM moved m JOIN cashbook_entry e ON e.id = m.entry_id
    LEFT JOIN summed s ON s.entry_id = m.entry_id AND s.place = m.account
   WHERE m.amount <> coalesce(s.amount, 0)
  UNION ALL
  SELECT f.agency_id, f.place, least(f."on", e.posted_on), greatest(f."on", e.posted_on),
         f.entry_id, f.line_id
    FROM found f JOIN cashbook_entry e ON e.id = f.entry_id WHERE f."on" <> e.posted_on
  UNION ALL
  SELECT l.agency_id, c.place, l."on", NULL, NULL, l.id
    FROM cashbook_statementline l JOIN cashbook_custodyaccount c ON c.id = l.account_id
   WHERE l.id = ANY (lines)
     AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.line_id = l.id)
$$;

CREATE FUNCTION cashbook_stand_again(entries bigint[], lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM cashbook_openitem WHERE entry_id = ANY (entries);
  DELETE FROM cashbook_openitem WHERE line_id = ANY (lines);
  INSERT INTO cashbook_openitem (agency_id, place, low, high, entry_id, line_id)
  SELECT * FROM cashbook_open_items(entries, lines);
END $$;

CREATE FUNCTION cashbook_keep_open_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE entries bigint[] := '{}'; lines bigint[] := '{}';
BEGIN
  IF TG_TABLE_NAME = 'cashbook_line' THEN
    SELECT array_agg(DISTINCT entry_id) INTO entries FROM changed
     WHERE account IN ('ngan_hang', 'kho_bac');
  ELSIF TG_TABLE_NAME = 'cashbook_statementline' THEN
    SELECT array_agg(id) INTO lines FROM changed;
  ELSE
    SELECT array_agg(DISTINCT entry_id), array_agg(line_id) INTO entries, lines FROM changed;
  END IF;
  IF coalesce(cardinality(entries), 0) + coalesce(cardinality(lines), 0) > 0 THEN
    PERFORM cashbook_stand_again(coalesce(entries, '{}'), coalesce(lines, '{}'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER open_items_follow AFTER INSERT ON cashbook_line
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_open_items();
CREATE TRIGGER open_items_follow AFTER INSERT ON cashbook_statementline
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_open_items();
CREATE TRIGGER open_items_follow AFTER INSERT ON cashbook_pairing
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_open_items();

-- Collected, of a receipt's own day: it counts while its corrections leave it standing.
CREATE FUNCTION cashbook_collected_by(entries bigint[])
RETURNS TABLE (agency_id integer, "on" date, proceeding_id bigint, amount bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE chain AS (
    SELECT e.id AS root, e.reverses_id AS next, 1 AS sign FROM cashbook_entry e
     WHERE e.id = ANY (entries) AND e.kind = 'thu_tien'
    UNION ALL
    SELECT w.id, w.reverses_id, -c.sign FROM chain c JOIN cashbook_entry w ON w.id = c.next)
  SELECT r.agency_id, r."on", a.proceeding_id, c.sign * r.amount
    FROM chain c JOIN cashbook_entry r ON r.id = c.root JOIN ledger_act a ON a.id = r.act_id
   WHERE c.next IS NULL
$$;

-- Adds to the day's sums; a case of a day stays listed while book and form differ on it.
CREATE FUNCTION cashbook_tally(agencies integer[], days date[], cases bigint[], booked bigint[],
    counted bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cashbook_collected AS t (agency_id, "on", booked, counted)
  SELECT n.agency_id, n."on", sum(n.b), sum(n.c)
    FROM unnest(agencies, days, booked, counted) AS n(agency_id, "on", b, c)
   GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (agency_id, "on") DO UPDATE
     SET booked = t.booked + EXCLUDED.booked, counted = t.counted + EXCLUDED.counted;
  INSERT INTO cashbook_uncounted AS t (agency_id, "on", proceeding_id, gap)
  SELECT n.agency_id, n."on", n.pid, sum(n.b) - sum(n.c)
    FROM unnest(agencies, days, cases, booked, counted) AS n(agency_id, "on", pid, b, c)
   GROUP BY 1, 2, 3 HAVING sum(n.b) <> sum(n.c) ORDER BY 1, 2, 3
  ON CONFLICT (agency_id, "on", proceeding_id) DO UPDATE SET gap = t.gap + EXCLUDED.gap;
  DELETE FROM cashbook_uncounted WHERE gap = 0 AND proceeding_id = ANY (cases);
END $$;

CREATE FUNCTION cashbook_keep_booked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE entries bigint[];
BEGIN
  SELECT array_agg(id) INTO entries FROM changed WHERE kind = 'thu_tien';
  IF entries IS NOT NULL THEN
    PERFORM cashbook_tally(array_agg(n.agency_id), array_agg(n."on"),
                           array_agg(n.proceeding_id), array_agg(n.amount),
                           array_agg(0::bigint))
       FROM cashbook_collected_by(entries) n HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER collected_follows AFTER INSERT ON cashbook_entry
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_booked();

-- An act and its movement may come in either order: whichever is later is counted.
CREATE FUNCTION cashbook_keep_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'ledger_act' THEN
    IF NOT EXISTS (SELECT 1 FROM changed WHERE code = 'thu_tien') THEN RETURN NULL; END IF;
    PERFORM cashbook_tally(array_agg(a.book_id::integer), array_agg(m."on"),
                           array_agg(a.proceeding_id), array_agg(0::bigint),
                           array_agg(m.amount))
       FROM changed a JOIN ledger_movement m ON m.proceeding_id = a.proceeding_id
        AND m.seq = a.seq AND m.kind = 'thu' AND m.recorded_to IS NULL
      WHERE a.code = 'thu_tien' HAVING count(*) > 0;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM cashbook_tally(array_agg(a.book_id::integer), array_agg(m."on"),
                           array_agg(a.proceeding_id), array_agg(0::bigint),
                           array_agg(m.amount))
       FROM changed m JOIN ledger_act a ON a.proceeding_id = m.proceeding_id AND a.seq = m.seq
      WHERE m.kind = 'thu' AND m.recorded_to IS NULL AND a.code = 'thu_tien'
     HAVING count(*) > 0;
  ELSE
    PERFORM cashbook_tally(array_agg(a.book_id::integer), array_agg(m."on"),
                           array_agg(a.proceeding_id), array_agg(0::bigint),
                           array_agg(m.sign * m.amount))
       FROM (SELECT proceeding_id, seq, kind, "on", amount, -1 AS sign FROM gone
              WHERE recorded_to IS NULL
              UNION ALL
             SELECT proceeding_id, seq, kind, "on", amount, 1 FROM changed
              WHERE recorded_to IS NULL) m
       JOIN ledger_act a ON a.proceeding_id = m.proceeding_id AND a.seq = m.seq
      WHERE m.kind = 'thu' AND a.code = 'thu_tien' HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_follows AFTER INSERT ON ledger_act
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_counted();
CREATE TRIGGER counted_follows AFTER INSERT ON ledger_movement
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_counted();
CREATE TRIGGER counted_follows_corrections AFTER UPDATE ON ledger_movement
  REFERENCING OLD TABLE AS gone NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_counted();

-- All of it, from the entries, the lines and the movements: what the check compares with.
CREATE FUNCTION cashbook_all_open_items()
RETURNS TABLE (agency_id integer, place varchar, low date, high date, entry_id bigint,
               line_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM cashbook_open_items(
    (SELECT coalesce(array_agg(DISTINCT b.entry_id), '{}') FROM cashbook_line b
      WHERE b.account IN ('ngan_hang', 'kho_bac')),
    (SELECT coalesce(array_agg(id), '{}') FROM cashbook_statementline))
$$;
CREATE FUNCTION cashbook_all_collected()
RETURNS TABLE (agency_id integer, "on" date, proceeding_id bigint, booked bigint,
               counted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.agency_id, n."on", n.proceeding_id, sum(n.booked)::bigint, sum(n.counted)::bigint
    FROM (
      SELECT c.agency_id, c."on", c.proceeding_id, c.amount AS booked, 0 AS counted
        FROM cashbook_collected_by((SELECT coalesce(array_agg(id), '{}') FROM cashbook_entry
                                     WHERE kind = 'thu_tien')) c
      UNION ALL
      SELECT a.book_id::integer, m."on", m.proceeding_id, 0, m.amount
        FROM ledger_movement m JOIN ledger_act a
          ON a.proceeding_id = m.proceeding_id AND a.seq = m.seq
       WHERE m.kind = 'thu' AND m.recorded_to IS NULL AND a.code = 'thu_tien') n
   GROUP BY 1, 2, 3
$$;

-- What stood in the books before this was kept.
INSERT INTO cashbook_openitem (agency_id, place, low, high, entry_id, line_id)
SELECT * FROM cashbook_all_open_items();
INSERT INTO cashbook_collected (agency_id, "on", booked, counted)
SELECT agency_id, "on", sum(booked), sum(counted) FROM cashbook_all_collected() GROUP BY 1, 2;
INSERT INTO cashbook_uncounted (agency_id, "on", proceeding_id, gap)
SELECT agency_id, "on", proceeding_id, booked - counted FROM cashbook_all_collected()
 WHERE booked <> counted;
SET CONSTRAINTS ALL IMMEDIATE;

REVOKE ALL ON FUNCTION cashbook_open_items(bigint[], bigint[]), cashbook_all_open_items(),
  cashbook_collected_by(bigint[]), cashbook_all_collected(),
  cashbook_stand_again(bigint[], bigint[]),
  cashbook_tally(integer[], date[], bigint[], bigint[], bigint[]) FROM PUBLIC;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['openitem', 'collected', 'uncounted'] LOOP
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_in_own_units ON cashbook_%s FOR SELECT TO thads_app '
      'USING (agency_id = ANY ((SELECT thads_read_units())::integer[]))', name);
  END LOOP;
END $$;
