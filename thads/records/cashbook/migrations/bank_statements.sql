-- Bank statements: imported whole or not at all, never changed; each line is found once in
-- the cash book. Names and accounts of payers are for those who keep the money.

CREATE FUNCTION cashbook_keeps_money(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT cashbook_may(wanted, ARRAY['ke_toan', 'thu_quy', 'thu_truong', 'truong_phong'])
$$;

ALTER TABLE cashbook_statement ADD CONSTRAINT statement_of_account
  UNIQUE (id, agency_id, account_id);
ALTER TABLE cashbook_statementline ADD CONSTRAINT line_in_the_account_of_its_statement
  FOREIGN KEY (statement_id, agency_id, account_id)
  REFERENCES cashbook_statement (id, agency_id, account_id);

CREATE FUNCTION cashbook_check_statement_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() THEN NEW.uploaded_by := thads_account(); END IF;
  IF NOT EXISTS (SELECT 1 FROM cashbook_custodyaccount a JOIN cashbook_custodyapproval p
                   ON p.account_id = a.id
                  WHERE a.id = NEW.account_id AND a.agency_id = NEW.agency_id) THEN
    PERFORM cashbook_refuse('Chưa được: tài khoản này chưa được Thủ trưởng duyệt.',
                            'statement_of_an_approved_account');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_of_an_approved_account BEFORE INSERT ON cashbook_statementfile
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_statement_file();

CREATE FUNCTION cashbook_number_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.imported_by := thads_account(); END IF;
  IF NOT EXISTS (SELECT 1 FROM cashbook_custodyaccount a JOIN cashbook_custodyapproval p
                   ON p.account_id = a.id
                  WHERE a.id = NEW.account_id AND a.agency_id = NEW.agency_id) THEN
    PERFORM cashbook_refuse('Chưa được: tài khoản này chưa được Thủ trưởng duyệt.',
                            'statement_of_an_approved_account');
  END IF;
  IF NEW.until > (NEW.imported_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN
    PERFORM cashbook_refuse('Không được: sao kê có ngày chưa đến.', 'statement_of_the_past');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_statement s
              WHERE s.account_id = NEW.account_id AND s.digest = NEW.digest) THEN
    PERFORM cashbook_refuse('Không được: sao kê này đã nhập rồi.', 'one_statement');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statements_are_of_the_past BEFORE INSERT ON cashbook_statement
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_statement();

CREATE FUNCTION cashbook_check_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM cashbook_statementline l WHERE l.statement_id = NEW.id
    HAVING count(*) = NEW.count
       AND coalesce(sum(l.amount) FILTER (WHERE l.amount > 0), 0) = NEW.credits
       AND coalesce(-sum(l.amount) FILTER (WHERE l.amount < 0), 0) = NEW.debits
       AND bool_and(l."on" BETWEEN NEW.since AND NEW.until)) THEN
    PERFORM cashbook_refuse('Sao kê không cộng thành số của các dòng.',
                            'statement_is_the_sum_of_its_lines');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_statementline l
               LEFT JOIN cashbook_pairing p ON p.line_id = l.id
              WHERE l.statement_id = NEW.id AND l.amount > 0 AND p.line_id IS NULL) THEN
    PERFORM cashbook_refuse('Tiền vào trên sao kê chưa được ghi sổ.',
                            'money_that_came_in_is_posted');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER statement_is_the_sum_of_its_lines AFTER INSERT ON cashbook_statement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cashbook_check_statement();

CREATE FUNCTION cashbook_take_statement_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_statement s
               JOIN (SELECT statement_id, count(*) AS n FROM cashbook_statementline
                      WHERE statement_id IN (SELECT statement_id FROM added) GROUP BY 1) l
                 ON l.statement_id = s.id WHERE l.n > s.count) THEN
    PERFORM cashbook_refuse('Sao kê đã đủ dòng.', 'statement_is_the_sum_of_its_lines');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER statement_lines_are_taken AFTER INSERT ON cashbook_statementline
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION cashbook_take_statement_lines();

-- What an entry moved on the account of a statement's place: in is positive.
CREATE FUNCTION cashbook_moved(entry bigint, wanted_place text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(debit - credit), 0)::bigint FROM cashbook_line
   WHERE entry_id = entry AND account = wanted_place
$$;

-- A line is one entry; an entry may be several lines (an order with several payees), never
-- more than it moved, and in its direction.
CREATE FUNCTION cashbook_check_pairing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT entry_id FROM added) x
      JOIN cashbook_entry e ON e.id = x.entry_id
      JOIN LATERAL (
        SELECT sum(l.amount) AS paired, max(c.place) AS place, min(c.place) AS least,
               bool_and(l.agency_id = e.agency_id AND p.agency_id = e.agency_id) AS own,
               bool_or(l.amount > 0) AND bool_or(l.amount < 0) AS both_ways
          FROM cashbook_pairing p JOIN cashbook_statementline l ON l.id = p.line_id
          JOIN cashbook_custodyaccount c ON c.id = l.account_id
         WHERE p.entry_id = e.id) s ON true
     WHERE NOT s.own OR s.both_ways OR s.place <> s.least
        OR sign(s.paired) <> sign(cashbook_moved(e.id, s.place))
        OR abs(s.paired) > abs(cashbook_moved(e.id, s.place))) THEN
    PERFORM cashbook_refuse('Không được: dòng sao kê không khớp với bút toán này.',
                            'line_is_the_entry_it_names');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER line_is_the_entry_it_names AFTER INSERT ON cashbook_pairing
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_check_pairing();

-- The lines of a statement find their entries; money that came in and is in no entry is
-- posted as unidentified. Set by set, so that ten thousand lines are a few statements.
CREATE FUNCTION cashbook_take_statement(wanted bigint, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s cashbook_statement; at text; who bigint;
BEGIN
  SELECT * INTO s FROM cashbook_statement WHERE id = wanted;
  IF s.id IS NULL OR NOT cashbook_may(s.agency_id, ARRAY['ke_toan']) THEN
    RAISE EXCEPTION 'Không được: kế toán của cơ quan mới nhập sao kê'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM cashbook_lock(s.agency_id);
  SELECT place INTO at FROM cashbook_custodyaccount WHERE id = s.account_id;
  who := coalesce(thads_account(), s.imported_by);
  -- Brought in by hand before, by the advice of the bank.
  INSERT INTO cashbook_pairing (line_id, agency_id, entry_id, how, paired_by, paired_at)
  SELECT l.id, s.agency_id, e.id, 'so_tham_chieu', who, moment
    FROM cashbook_statementline l
    JOIN cashbook_transfer t ON t.agency_id = s.agency_id AND t.account = at
     AND t.reference = l.reference AND t.amount = l.amount
    JOIN cashbook_entry e ON e.transfer_id = t.id
   WHERE l.statement_id = wanted
     AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = e.id);
  -- A payment order whose number the bank repeats, when one order is named.
  INSERT INTO cashbook_pairing (line_id, agency_id, entry_id, how, paired_by, paired_at)
  SELECT DISTINCT ON (x.line_id) x.line_id, s.agency_id, x.entry_id, 'so_chung_tu', who, moment
    FROM (
      SELECT l.id AS line_id, e.id AS entry_id,
             sum(l.amount) OVER (PARTITION BY e.id) AS paired, cashbook_moved(e.id, at) AS moved,
             count(*) OVER (PARTITION BY l.id) AS named
        FROM cashbook_payment q JOIN cashbook_entry e ON e.payment_id = q.id
        JOIN cashbook_statementline l ON l.statement_id = wanted AND l.amount < 0
         AND strpos(regexp_replace(upper(l.content), '[^A-Z0-9]', '', 'g'),
                    regexp_replace(upper(q.text), '[^A-Z0-9]', '', 'g')) > 0
       WHERE q.agency_id = s.agency_id AND q.channel = at
         AND e."on" BETWEEN s.since - 10 AND s.until + 3
         AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = e.id)) x
   WHERE x.named = 1 AND x.paired >= x.moved;
  -- The only entry of that amount within three days, and the only line for it. A line that
  -- carries a reference of ours is a party's money.
  INSERT INTO cashbook_pairing (line_id, agency_id, entry_id, how, paired_by, paired_at)
  SELECT x.line_id, s.agency_id, x.entry_id, 'so_tien', who, moment
    FROM (
      SELECT l.id AS line_id, e.id AS entry_id, count(*) OVER (PARTITION BY l.id) AS entries,
             count(*) OVER (PARTITION BY e.id) AS lines
        FROM cashbook_statementline l
        JOIN cashbook_line b ON b.agency_id = s.agency_id AND b.account = at
         AND b.debit - b.credit = l.amount
        JOIN cashbook_entry e ON e.id = b.entry_id AND e."on" BETWEEN l."on" - 3 AND l."on" + 3
       WHERE l.statement_id = wanted AND e.kind NOT IN ('tien_den', 'doi_chieu')
         AND l.content !~* 'THA[[:space:]]*[KV][[:space:]]*[0-9]'
         AND e.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM cashbook_entry r WHERE r.reverses_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.line_id = l.id)
         AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = e.id)) x
   WHERE x.entries = 1 AND x.lines = 1;
  -- The rest of what came in.
  WITH came AS (
    SELECT l.* FROM cashbook_statementline l
     WHERE l.statement_id = wanted AND l.amount > 0
       AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.line_id = l.id)
     ORDER BY l.place),
  transfer AS (
    INSERT INTO cashbook_transfer (agency_id, account, reference, "on", amount, payer, content,
        brought_in_by, brought_in_at)
    SELECT s.agency_id, at, left(reference, 80), "on", amount, name, left(content, 300), who,
           moment FROM came
    RETURNING id, reference, "on", amount),
  entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, transfer_id)
    SELECT s.agency_id, 'tien_den', "on", cashbook_open_day(s.agency_id, "on"), moment, who,
           amount, 2, id FROM transfer ORDER BY id
    RETURNING id, amount, transfer_id),
  posted AS (
    INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit)
    SELECT e.id, s.agency_id, v.account, v.debit, v.credit FROM entry e
     CROSS JOIN LATERAL (VALUES (at, e.amount, 0::bigint), ('cho_xac_dinh', 0::bigint, e.amount))
       AS v(account, debit, credit))
  INSERT INTO cashbook_pairing (line_id, agency_id, entry_id, how, paired_by, paired_at)
  SELECT c.id, s.agency_id, e.id, 'nhap', who, moment
    FROM came c JOIN transfer t ON t.reference = left(c.reference, 80)
    JOIN entry e ON e.transfer_id = t.id;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['statement', 'statementline', 'pairing', 'columnchoice'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['statement', 'statementline', 'pairing', 'columnchoice',
                              'statementfile'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_by_who_keeps_the_money ON cashbook_%s FOR SELECT TO '
      'thads_app USING (agency_id = ANY ((SELECT thads_read_units())::integer[]) '
      'AND cashbook_keeps_money(agency_id))', name);
    EXECUTE format('CREATE POLICY written_by_the_accountant ON cashbook_%s FOR INSERT TO '
      'thads_app WITH CHECK (''ke_toan'' = ANY (cashbook_roles(agency_id)))', name);
  END LOOP;
END $$;
CREATE TRIGGER files_are_never_changed BEFORE UPDATE ON cashbook_statementfile
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
GRANT DELETE ON cashbook_statementfile TO thads_app;
CREATE POLICY thrown_away_before_it_is_imported ON cashbook_statementfile FOR DELETE TO thads_app
  USING (uploaded_by = (SELECT thads_account())
         AND NOT EXISTS (SELECT 1 FROM cashbook_statement s WHERE s.file_id = cashbook_statementfile.id));
GRANT USAGE ON SEQUENCE cashbook_statementfile_id_seq, cashbook_columnchoice_id_seq,
  cashbook_statement_id_seq, cashbook_statementline_id_seq TO thads_app;
REVOKE ALL ON FUNCTION cashbook_take_statement(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cashbook_take_statement(bigint, timestamptz) TO thads_app;
