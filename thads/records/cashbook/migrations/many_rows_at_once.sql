-- The rows of a batch each look for their own by its key: a trigger's plan is kept from the
-- first rows of a session, and one that begins with the other table, or reads it whole, takes
-- an hour for the half million acts of a province's book. LATERAL with OFFSET holds the order,
-- enable_seqscan the keys. What an entry is asked is asked once, not for each of its lines.

CREATE OR REPLACE FUNCTION cashbook_keep_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  IF TG_TABLE_NAME = 'ledger_act' THEN
    IF NOT EXISTS (SELECT 1 FROM changed WHERE code = 'thu_tien') THEN RETURN NULL; END IF;
    PERFORM cashbook_tally(array_agg(a.book_id::integer), array_agg(m."on"),
                           array_agg(a.proceeding_id), array_agg(0::bigint),
                           array_agg(m.amount))
       FROM changed a CROSS JOIN LATERAL (
         SELECT m."on", m.amount FROM ledger_movement m
          WHERE m.proceeding_id = a.proceeding_id AND m.seq = a.seq AND m.kind = 'thu'
            AND m.recorded_to IS NULL OFFSET 0) m
      WHERE a.code = 'thu_tien' HAVING count(*) > 0;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM cashbook_tally(array_agg(a.book_id::integer), array_agg(m."on"),
                           array_agg(a.proceeding_id), array_agg(0::bigint),
                           array_agg(m.amount))
       FROM changed m CROSS JOIN LATERAL (
         SELECT a.book_id, a.proceeding_id FROM ledger_act a
          WHERE a.proceeding_id = m.proceeding_id AND a.seq = m.seq AND a.code = 'thu_tien'
          OFFSET 0) a
      WHERE m.kind = 'thu' AND m.recorded_to IS NULL
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
       CROSS JOIN LATERAL (
         SELECT a.book_id, a.proceeding_id FROM ledger_act a
          WHERE a.proceeding_id = m.proceeding_id AND a.seq = m.seq AND a.code = 'thu_tien'
          OFFSET 0) a
      WHERE m.kind = 'thu' HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cashbook_keep_closed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT agency_id, min(posted_on) AS earliest FROM added GROUP BY 1) a
              WHERE EXISTS (SELECT 1 FROM cashbook_closing c
                             WHERE c.agency_id = a.agency_id AND c."on" >= a.earliest)) THEN
    PERFORM cashbook_refuse('Ngày này đã khoá sổ; bút toán vào ngày mở tiếp theo.',
                            'closed_day_is_closed');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cashbook_take_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
DECLARE wrong bigint; touched bigint[];
BEGIN
  SELECT array_agg(DISTINCT entry_id) INTO touched FROM added;
  SELECT e.id INTO wrong
    FROM (SELECT l.entry_id, count(*) AS n, sum(l.debit) AS d, sum(l.credit) AS c
            FROM cashbook_line l
           WHERE l.entry_id = ANY (touched) GROUP BY l.entry_id) s
    JOIN cashbook_entry e ON e.id = s.entry_id
   WHERE s.n > e.lines OR s.d > e.amount OR s.c > e.amount LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Bút toán % đã đủ dòng, không thêm được', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_balanced';
  END IF;
  INSERT INTO cashbook_turnover AS t (agency_id, account, "on", debit, credit)
  SELECT a.agency_id, a.account, e.posted_on, sum(a.debit), sum(a.credit)
    FROM (SELECT entry_id, agency_id, account, sum(debit) AS debit, sum(credit) AS credit
            FROM added GROUP BY 1, 2, 3) a
   CROSS JOIN LATERAL (
      SELECT e.posted_on FROM cashbook_entry e WHERE e.id = a.entry_id OFFSET 0) e GROUP BY 1, 2, 3
  ON CONFLICT (agency_id, account, "on") DO UPDATE
     SET debit = t.debit + EXCLUDED.debit, credit = t.credit + EXCLUDED.credit;
  INSERT INTO cashbook_balance AS b (agency_id, account, proceeding_id, party_id, amount)
  SELECT agency_id, account, proceeding_id, party_id, sum(debit - credit)
    FROM added GROUP BY 1, 2, 3, 4
  ON CONFLICT (agency_id, account, proceeding_id, party_id) DO UPDATE
     SET amount = b.amount + EXCLUDED.amount;
  RETURN NULL;
END $$;
