-- The cash book: balanced by the database itself, append-only for everybody.

ALTER TABLE cashbook_entry ADD CONSTRAINT entry_of_agency UNIQUE (id, agency_id);
ALTER TABLE cashbook_line ADD CONSTRAINT line_in_the_agency_of_its_entry
  FOREIGN KEY (entry_id, agency_id) REFERENCES cashbook_entry (id, agency_id);

CREATE FUNCTION cashbook_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ tiền chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Ghi một bút toán đảo nêu bút toán sai.';
END $$;

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_entry
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER entries_are_never_truncated BEFORE TRUNCATE ON cashbook_entry
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER lines_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_line
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER lines_are_never_truncated BEFORE TRUNCATE ON cashbook_line
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();

-- At the end of the transaction every entry has the lines and the sum it says it has. Lines
-- that come later are refused below, so a balanced entry stays balanced.
CREATE FUNCTION cashbook_check_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint; d numeric; c numeric;
BEGIN
  SELECT count(*), coalesce(sum(debit), 0), coalesce(sum(credit), 0) INTO n, d, c
    FROM cashbook_line WHERE entry_id = NEW.id;
  IF n <> NEW.lines OR d <> c OR d <> NEW.amount THEN
    RAISE EXCEPTION 'Bút toán % không cân: % dòng, nợ %, có %', NEW.id, n, d, c
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_balanced';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER entry_is_balanced AFTER INSERT ON cashbook_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cashbook_check_entry();

-- A reversal is the mirror of what it reverses.
CREATE FUNCTION cashbook_check_reversal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    (SELECT account, debit, credit, proceeding_id, obligation_id, party_id, count(*)
       FROM cashbook_line WHERE entry_id = NEW.reverses_id GROUP BY 1, 2, 3, 4, 5, 6)
    EXCEPT
    (SELECT account, credit, debit, proceeding_id, obligation_id, party_id, count(*)
       FROM cashbook_line WHERE entry_id = NEW.id GROUP BY 1, 2, 3, 4, 5, 6))
  THEN
    RAISE EXCEPTION 'Bút toán % không phải là bút toán đảo của %', NEW.id, NEW.reverses_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reversal_is_a_mirror';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER reversal_is_a_mirror AFTER INSERT ON cashbook_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
  EXECUTE FUNCTION cashbook_check_reversal();

-- Lines: never more than their entry says; balances and turnovers follow.
CREATE FUNCTION cashbook_take_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wrong bigint;
BEGIN
  SELECT e.id INTO wrong
    FROM (SELECT l.entry_id, count(*) AS n, sum(l.debit) AS d, sum(l.credit) AS c
            FROM cashbook_line l
           WHERE l.entry_id IN (SELECT entry_id FROM added) GROUP BY l.entry_id) s
    JOIN cashbook_entry e ON e.id = s.entry_id
   WHERE s.n > e.lines OR s.d > e.amount OR s.c > e.amount LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Bút toán % đã đủ dòng, không thêm được', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_balanced';
  END IF;
  INSERT INTO cashbook_turnover AS t (agency_id, account, "on", debit, credit)
  SELECT a.agency_id, a.account, e.posted_on, sum(a.debit), sum(a.credit)
    FROM added a JOIN cashbook_entry e ON e.id = a.entry_id GROUP BY 1, 2, 3
  ON CONFLICT (agency_id, account, "on") DO UPDATE
     SET debit = t.debit + EXCLUDED.debit, credit = t.credit + EXCLUDED.credit;
  INSERT INTO cashbook_balance AS b (agency_id, account, proceeding_id, party_id, amount)
  SELECT agency_id, account, proceeding_id, party_id, sum(debit - credit)
    FROM added GROUP BY 1, 2, 3, 4
  ON CONFLICT (agency_id, account, proceeding_id, party_id) DO UPDATE
     SET amount = b.amount + EXCLUDED.amount;
  RETURN NULL;
END $$;

CREATE TRIGGER lines_are_taken AFTER INSERT ON cashbook_line
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_take_lines();

-- Posting is a part of recording: whoever appends an act posts its money, also by COPY.
-- What the program does not know of an imported act (where the money lies) is carried in.
CREATE FUNCTION cashbook_post_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM added WHERE code IN
      ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien', 'ban_giao_viec', 'dinh_chinh'))
  THEN RETURN NULL; END IF;
  WITH entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, act_id)
    SELECT a.book_id, a.code, a.effective_on, a.effective_on, a.recorded_at, a.recorded_by,
           a.amount, 2, a.id
      FROM added a
     WHERE a.code IN ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien') AND a.amount > 0
     ORDER BY a.id
    RETURNING id, agency_id, kind, amount, act_id)
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id)
  SELECT e.id, e.agency_id, side.account, side.debit * e.amount, (1 - side.debit) * e.amount,
         a.proceeding_id
    FROM entry e JOIN added a ON a.id = e.act_id
    JOIN (VALUES ('thu_tien', 'mang_sang', 1), ('thu_tien', 'giu_ho', 0),
                 ('chi_tra', 'giu_ho', 1), ('chi_tra', 'mang_sang', 0),
                 ('sung_quy', 'giu_ho', 1), ('sung_quy', 'phai_nop_ngan_sach', 0),
                 ('gui_tien', 'tien_gui', 1), ('gui_tien', 'mang_sang', 0)
         ) AS side(kind, account, debit) ON side.kind = e.kind
   ORDER BY e.id, side.debit DESC;
  FOR one IN
    SELECT a.* FROM added a
     WHERE a.code IN ('ban_giao_viec', 'dinh_chinh')
       AND EXISTS (SELECT 1 FROM cashbook_line l WHERE l.proceeding_id = a.proceeding_id)
     ORDER BY a.recorded_at, a.proceeding_id, a.seq
  LOOP
    IF one.code = 'dinh_chinh' THEN PERFORM cashbook_settle(one.id);
    ELSE PERFORM cashbook_hand_over(one.id); END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- The money of a case goes with the case to another agency's book.
CREATE FUNCTION cashbook_hand_over(wanted bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE act ledger_act; taker integer; held record; entry bigint; due bigint;
BEGIN
  SELECT * INTO act FROM ledger_act WHERE id = wanted;
  SELECT agency_id INTO taker FROM agencies_unit WHERE code = act.receiving_unit;
  IF taker IS NULL OR taker = act.book_id THEN RETURN; END IF;
  FOR held IN
    SELECT l.account, l.obligation_id, l.party_id, sum(l.credit - l.debit) AS amount
      FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
      JOIN ledger_act a ON a.id = e.act_id
     WHERE l.proceeding_id = act.proceeding_id AND l.agency_id = act.book_id
       AND l.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
       AND (a.recorded_at, a.seq) < (act.recorded_at, act.seq)
     GROUP BY 1, 2, 3 HAVING sum(l.credit - l.debit) <> 0
  LOOP
    due := abs(held.amount);
    FOR entry IN
      INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
          lines, act_id)
      SELECT agency, act.code, act.effective_on, act.effective_on, act.recorded_at,
             act.recorded_by, due, 2, act.id
        FROM unnest(ARRAY[act.book_id::integer, taker]) AS agency
      RETURNING id
    LOOP
      INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
          obligation_id, party_id)
      SELECT e.id, e.agency_id, held.account,
             CASE WHEN (e.agency_id = act.book_id) = (held.amount > 0) THEN due ELSE 0 END,
             CASE WHEN (e.agency_id = act.book_id) = (held.amount > 0) THEN 0 ELSE due END,
             act.proceeding_id, held.obligation_id, held.party_id
        FROM cashbook_entry e WHERE e.id = entry
      UNION ALL
      SELECT e.id, e.agency_id, 'chuyen_giao',
             CASE WHEN (e.agency_id = act.book_id) = (held.amount > 0) THEN 0 ELSE due END,
             CASE WHEN (e.agency_id = act.book_id) = (held.amount > 0) THEN due ELSE 0 END,
             act.proceeding_id, NULL, NULL
        FROM cashbook_entry e WHERE e.id = entry;
    END LOOP;
  END LOOP;
END $$;

-- What corrections leave standing: each entry of the case is reversed, or its reversal is,
-- until the books say what the acts say. A correction may itself be corrected.
CREATE FUNCTION cashbook_settle(correction bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE by_act ledger_act; one record; void integer[] := '{}'; leaf bigint; next bigint;
        reversed boolean;
BEGIN
  SELECT * INTO by_act FROM ledger_act WHERE id = correction;
  FOR one IN
    SELECT seq, corrects FROM ledger_act
     WHERE proceeding_id = by_act.proceeding_id AND code = 'dinh_chinh'
       AND (recorded_at, seq) <= (by_act.recorded_at, by_act.seq)
     ORDER BY seq DESC
  LOOP
    IF one.corrects IS NOT NULL AND NOT one.seq = ANY (void) THEN
      void := void || one.corrects;
    END IF;
  END LOOP;
  FOR one IN
    SELECT e.id, a.seq FROM ledger_act a JOIN cashbook_entry e ON e.act_id = a.id
     WHERE a.proceeding_id = by_act.proceeding_id AND e.reverses_id IS NULL
       AND (a.recorded_at, a.seq) < (by_act.recorded_at, by_act.seq)
     ORDER BY e.id
  LOOP
    leaf := one.id;
    reversed := false;
    LOOP
      SELECT id INTO next FROM cashbook_entry WHERE reverses_id = leaf;
      EXIT WHEN NOT FOUND;
      leaf := next;
      reversed := NOT reversed;
    END LOOP;
    IF reversed <> (one.seq = ANY (void)) THEN
      PERFORM cashbook_reverse(leaf, by_act);
    END IF;
  END LOOP;
END $$;

-- In the book of the correcting act, except a hand-over, whose two entries stay in theirs.
CREATE FUNCTION cashbook_reverse(wrong bigint, by_act ledger_act) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, act_id, reverses_id)
    SELECT CASE WHEN w.kind = 'ban_giao_viec' THEN w.agency_id ELSE by_act.book_id END,
           w.kind, by_act.effective_on, by_act.effective_on, by_act.recorded_at,
           by_act.recorded_by, w.amount, w.lines, by_act.id, w.id
      FROM cashbook_entry w WHERE w.id = wrong
    RETURNING id, agency_id)
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id)
  SELECT e.id, e.agency_id, l.account, l.credit, l.debit, l.proceeding_id, l.obligation_id,
         l.party_id
    FROM entry e, cashbook_line l WHERE l.entry_id = wrong ORDER BY l.id
$$;

CREATE TRIGGER money_is_posted AFTER INSERT ON ledger_act
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_post_acts();

CREATE INDEX entry_of_act ON cashbook_entry (act_id);
REVOKE ALL ON FUNCTION cashbook_hand_over(bigint), cashbook_settle(bigint),
  cashbook_reverse(bigint, ledger_act) FROM PUBLIC;

GRANT SELECT ON cashbook_entry, cashbook_line, cashbook_balance, cashbook_turnover TO thads_app;

ALTER TABLE cashbook_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE cashbook_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE cashbook_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE cashbook_turnover ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_in_own_units ON cashbook_entry FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON cashbook_line FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON cashbook_balance FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON cashbook_turnover FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
