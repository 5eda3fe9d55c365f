-- What was found or typed wrongly is taken back by an act of its own: a pairing of a line of a
-- statement, an entry typed by hand. And the two legs of a transfer between own accounts.

-- The standing pairing goes, what it was stays here, with why, who and when.
CREATE FUNCTION cashbook_judge_undone_pairing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_pairing; first date; signed date; used text;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.undone_by := thads_account(); END IF;
  SELECT * INTO p FROM cashbook_pairing WHERE line_id = NEW.line_id FOR UPDATE;
  IF p.line_id IS NULL OR (p.agency_id, p.entry_id) <> (NEW.agency_id, NEW.entry_id) THEN
    PERFORM cashbook_refuse('Không được: dòng sao kê này không còn ghép với bút toán ấy.',
                            'pairing_is_undone_once');
  END IF;
  IF btrim(NEW.reason) = '' THEN
    PERFORM cashbook_refuse('Chưa được: ghi lý do gỡ ghép.', 'undoing_has_a_reason');
  END IF;
  SELECT least(l."on", e.posted_on) INTO first FROM cashbook_statementline l, cashbook_entry e
   WHERE l.id = p.line_id AND e.id = p.entry_id;
  SELECT max("on") INTO signed FROM cashbook_reconciliation WHERE agency_id = NEW.agency_id;
  IF signed >= first THEN
    PERFORM cashbook_refuse('Không được: đối chiếu đã ký đến hết ngày '
      || to_char(signed, 'DD/MM/YYYY') || ', chỗ ghép này nằm trong đó. Ghi chỗ sai và cách '
      || 'xử lý ở lần đối chiếu kế tiếp.', 'signed_comparison_stays');
  END IF;
  IF p.how = 'nhap' THEN
    SELECT string_agg(x.text, ', ' ORDER BY x.text) INTO used FROM cashbook_entry e
     CROSS JOIN LATERAL cashbook_uses_of(e.transfer_id) x WHERE e.id = p.entry_id;
    IF used IS NOT NULL THEN
      PERFORM cashbook_refuse('Không được: khoản này đã dùng theo ' || used || '. Gỡ khoản ấy '
        || 'khỏi việc, hoặc huỷ lệnh chi, rồi gỡ ghép.', 'used_transfer_stays_in_the_book');
    END IF;
  END IF;
  NEW.how := p.how; NEW.paired_by := p.paired_by; NEW.paired_at := p.paired_at;
  RETURN NEW;
END $$;

-- By which receipts and orders a transfer is used: those that stand.
CREATE FUNCTION cashbook_uses_of(wanted bigint) RETURNS TABLE (text text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'biên lai ' || r.text FROM cashbook_receipt r JOIN cashbook_entry e ON e.receipt_id = r.id
   WHERE r.transfer_id = wanted
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id)
  UNION ALL
  SELECT 'lệnh chi ' || p.text FROM cashbook_payment p
   WHERE p.transfer_id = wanted
     AND NOT EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = p.id)
$$;

-- The mirror of an entry that no act, receipt, order or sheet stands behind.
CREATE FUNCTION cashbook_mirror(wrong bigint, why text, moment timestamptz, who bigint)
RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, reverses_id, note)
  SELECT w.agency_id, w.kind, w."on", cashbook_open_day(w.agency_id, w."on"), moment, who,
         w.amount, w.lines, w.id, left(why, 300)
    FROM cashbook_entry w WHERE w.id = wrong
  RETURNING id INTO made;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id, holder)
  SELECT made, l.agency_id, l.account, l.credit, l.debit, l.proceeding_id, l.obligation_id,
         l.party_id, l.holder FROM cashbook_line l WHERE l.entry_id = wrong ORDER BY l.id;
  RETURN made;
END $$;

-- What was posted from the line itself is turned back with its pairing.
CREATE FUNCTION cashbook_undo_pairing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM cashbook_pairing WHERE line_id = NEW.line_id;
  IF NEW.how = 'nhap' THEN
    PERFORM cashbook_mirror(NEW.entry_id, NEW.reason, NEW.undone_at, NEW.undone_by);
  END IF;
  PERFORM cashbook_stand_again(ARRAY[NEW.entry_id], ARRAY[NEW.line_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER pairing_is_undone_once BEFORE INSERT ON cashbook_pairingundone
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_undone_pairing();
CREATE TRIGGER pairing_goes AFTER INSERT ON cashbook_pairingundone
  FOR EACH ROW EXECUTE FUNCTION cashbook_undo_pairing();

-- A pairing goes only once what it was is kept.
CREATE FUNCTION cashbook_keep_pairing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_pairingundone u
                  WHERE (u.line_id, u.entry_id, u.paired_at)
                      = (OLD.line_id, OLD.entry_id, OLD.paired_at)) THEN
    PERFORM cashbook_refuse('Không được: chỗ ghép chỉ gỡ kèm lý do.', 'undoing_has_a_reason');
  END IF;
  RETURN OLD;
END $$;
DROP TRIGGER papers_are_never_changed ON cashbook_pairing;
CREATE TRIGGER papers_are_never_changed BEFORE UPDATE ON cashbook_pairing
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER pairing_goes_with_its_reason BEFORE DELETE ON cashbook_pairing
  FOR EACH ROW EXECUTE FUNCTION cashbook_keep_pairing();

-- A line that is free again, and is in no other entry, is money whose case is not known: it is
-- brought in as the import would have. The bank's reference was used: it gets a mark behind.
CREATE FUNCTION cashbook_bring_in_line(wanted bigint, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l cashbook_statementline; at text; named text; n integer := 1; came bigint; made bigint;
        who bigint;
BEGIN
  SELECT * INTO l FROM cashbook_statementline WHERE id = wanted;
  IF l.id IS NULL OR NOT cashbook_may(l.agency_id, ARRAY['ke_toan']) THEN
    RAISE EXCEPTION 'Không được: kế toán của cơ quan mới ghi tiền đến'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM cashbook_lock(l.agency_id);
  IF l.amount < 0 OR EXISTS (SELECT 1 FROM cashbook_pairing WHERE line_id = l.id) THEN
    PERFORM cashbook_refuse('Không được: dòng này không phải tiền vào chưa có trong sổ.',
                            'free_line_is_brought_in');
  END IF;
  SELECT place INTO at FROM cashbook_custodyaccount WHERE id = l.account_id;
  who := coalesce(thads_account(), (SELECT imported_by FROM cashbook_statement
                                     WHERE id = l.statement_id));
  named := left(l.reference, 80);
  WHILE EXISTS (SELECT 1 FROM cashbook_transfer WHERE agency_id = l.agency_id
                   AND account = at AND reference = named) LOOP
    n := n + 1;
    named := left(l.reference, 74) || ' (' || n || ')';
  END LOOP;
  INSERT INTO cashbook_transfer (agency_id, account, reference, "on", amount, payer, content,
      brought_in_by, brought_in_at)
  VALUES (l.agency_id, at, named, l."on", l.amount, l.name, left(l.content, 300), who, moment)
  RETURNING id INTO came;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, transfer_id)
  VALUES (l.agency_id, 'tien_den', l."on", cashbook_open_day(l.agency_id, l."on"), moment, who,
          l.amount, 2, came)
  RETURNING id INTO made;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit)
  VALUES (made, l.agency_id, at, l.amount, 0), (made, l.agency_id, 'cho_xac_dinh', 0, l.amount);
  INSERT INTO cashbook_pairing (line_id, agency_id, entry_id, how, paired_by, paired_at)
  VALUES (l.id, l.agency_id, made, 'nhap', who, moment);
  RETURN made;
END $$;

-- An entry typed by hand is turned back by who may type its kind, with a reason, once. One
-- that a statement has found is freed from its line first.
CREATE FUNCTION cashbook_turn_back(wrong bigint, why text, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e cashbook_entry; used text;
BEGIN
  SELECT * INTO e FROM cashbook_entry WHERE id = wrong;
  IF e.act_id IS NOT NULL OR e.receipt_id IS NOT NULL OR e.payment_id IS NOT NULL
     OR e.distribution_id IS NOT NULL OR e.reverses_id IS NOT NULL
     OR EXISTS (SELECT 1 FROM cashbook_shareapart x WHERE x.entry_id = e.id) THEN
    PERFORM cashbook_refuse('Không được: chỉ đính chính ở đây bút toán nhập tay; bút toán của '
      || 'một hành vi, biên lai, lệnh chi, phiếu thì đính chính hành vi hoặc huỷ giấy ấy.',
      'hand_entry_is_turned_back');
  END IF;
  IF e.id IS NULL OR NOT EXISTS (
       SELECT 1 FROM cashbook_kinds() k WHERE k.kind = e.kind
          AND cashbook_may(e.agency_id, ARRAY[k.role])) THEN
    RAISE EXCEPTION 'Không được: bút toán này không do vai trò này ghi, nên không do vai trò này đính chính'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM cashbook_lock(e.agency_id);
  IF EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id) THEN
    PERFORM cashbook_refuse('Không được: bút toán này đã đính chính rồi.',
                            'hand_entry_is_turned_back');
  END IF;
  IF btrim(why) = '' THEN
    PERFORM cashbook_refuse('Chưa được: ghi lý do đính chính.', 'undoing_has_a_reason');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_pairing p WHERE p.entry_id = e.id) THEN
    PERFORM cashbook_refuse('Không được: sao kê cho thấy bút toán này. Gỡ ghép dòng sao kê ấy '
      || 'trước.', 'statement_goes_before_what_is_said');
  END IF;
  SELECT string_agg(x.text, ', ' ORDER BY x.text) INTO used FROM cashbook_uses_of(e.transfer_id) x;
  IF used IS NOT NULL THEN
    PERFORM cashbook_refuse('Không được: khoản này đã dùng theo ' || used || '. Gỡ khoản ấy '
      || 'khỏi việc, hoặc huỷ lệnh chi trước.', 'used_transfer_stays_in_the_book');
  END IF;
  RETURN cashbook_mirror(e.id, why, moment, thads_account());
END $$;

-- What turns back an entry typed by hand takes no more than is there; corrections of acts and
-- sheets are judged where they are made.
CREATE OR REPLACE FUNCTION cashbook_is_told(e cashbook_entry) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT e.reverses_id IS NOT NULL
         AND (e.act_id IS NOT NULL OR e.kind NOT IN (SELECT k.kind FROM cashbook_kinds() k))
      OR e.kind = 'ban_giao_viec'
      OR e.act_id IS NOT NULL AND e.posted_by IS NULL AND e.receipt_id IS NULL
         AND e.payment_id IS NULL AND NOT thads_from_web()
$$;

-- A transfer that was turned back, or that came from another own account, is no party's money.
CREATE FUNCTION cashbook_take_parties_money_only() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE own text;
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry x ON x.reverses_id = e.id
              WHERE e.transfer_id = NEW.transfer_id) THEN
    PERFORM cashbook_refuse('Không được: khoản tiền đến này đã gỡ khỏi sổ tiền.',
                            'transfer_turned_back_is_gone');
  END IF;
  SELECT c.number INTO own FROM cashbook_entry e
    JOIN cashbook_pairing p ON p.entry_id = e.id
    JOIN cashbook_statementline l ON l.id = p.line_id
    JOIN cashbook_custodyaccount c ON c.agency_id = l.agency_id AND c.id <> l.account_id
     AND regexp_replace(c.number, '[^0-9A-Za-z]', '', 'g')
       = regexp_replace(l.counter_account, '[^0-9A-Za-z]', '', 'g')
    JOIN cashbook_custodyapproval k ON k.account_id = c.id
   WHERE e.transfer_id = NEW.transfer_id LIMIT 1;
  IF own IS NOT NULL THEN
    PERFORM cashbook_refuse('Không được: khoản này chuyển từ tài khoản ' || own || ' của chính '
      || 'cơ quan, không phải tiền của đương sự. Ghi ở mục “Chuyển giữa tài khoản của cơ quan”.',
      'own_money_is_not_received');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER own_money_is_not_received BEFORE INSERT ON cashbook_receipt
  FOR EACH ROW WHEN (NEW.transfer_id IS NOT NULL)
  EXECUTE FUNCTION cashbook_take_parties_money_only();
CREATE TRIGGER own_money_is_not_sent_back BEFORE INSERT ON cashbook_payment
  FOR EACH ROW WHEN (NEW.transfer_id IS NOT NULL)
  EXECUTE FUNCTION cashbook_take_parties_money_only();

-- Two entries are the two legs of one transfer between own accounts.
CREATE FUNCTION cashbook_check_own_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE away cashbook_entry; came cashbook_entry;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.said_by := thads_account(); END IF;
  SELECT * INTO away FROM cashbook_entry WHERE id = NEW.away_id AND kind = 'chuyen_di';
  SELECT * INTO came FROM cashbook_entry WHERE id = NEW.came_id AND kind = 'chuyen_den';
  IF away.id IS NULL OR came.id IS NULL OR away.amount <> came.amount
     OR away.agency_id <> NEW.agency_id OR came.agency_id <> NEW.agency_id
     OR away.reverses_id IS NOT NULL OR came.reverses_id IS NOT NULL THEN
    PERFORM cashbook_refuse('Không được: hai bút toán này không phải hai chân của một lần '
      || 'chuyển giữa tài khoản của cơ quan.', 'own_transfer_has_two_legs');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER own_transfer_has_two_legs BEFORE INSERT ON cashbook_ownmove
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_own_move();
-- Those typed by hand until now were written one after the other.
INSERT INTO cashbook_ownmove (away_id, came_id, agency_id, said_by, said_at)
SELECT a.id, min(b.id), a.agency_id, a.posted_by, a.posted_at
  FROM cashbook_entry a JOIN cashbook_entry b ON b.kind = 'chuyen_den'
   AND (b.agency_id, b.amount, b.note, b.posted_at) = (a.agency_id, a.amount, a.note, a.posted_at)
   AND b.id > a.id
 WHERE a.kind = 'chuyen_di' AND a.reverses_id IS NULL AND b.reverses_id IS NULL
 GROUP BY a.id, a.agency_id, a.posted_by, a.posted_at
HAVING count(*) = 1;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['pairingundone', 'ownmove'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_by_who_keeps_the_money ON cashbook_%s FOR SELECT TO '
      'thads_app USING (agency_id = ANY ((SELECT thads_read_units())::integer[]) AND agency_id '
      '= ANY ((SELECT cashbook_agencies(''{ke_toan,thu_quy,thu_truong,truong_phong}''))'
      '::integer[]))', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE cashbook_pairingundone_id_seq TO thads_app;
CREATE POLICY undone_by_the_accountant ON cashbook_pairingundone FOR INSERT TO thads_app
  WITH CHECK (agency_id = ANY ((SELECT cashbook_agencies('{ke_toan}'))::integer[])
              AND undone_by = (SELECT thads_account()));
CREATE POLICY said_by_the_accountant ON cashbook_ownmove FOR INSERT TO thads_app
  WITH CHECK (agency_id = ANY ((SELECT cashbook_agencies('{ke_toan}'))::integer[])
              AND said_by = (SELECT thads_account()));
REVOKE ALL ON FUNCTION cashbook_uses_of(bigint), cashbook_bring_in_line(bigint, timestamptz),
  cashbook_turn_back(bigint, text, timestamptz),
  cashbook_mirror(bigint, text, timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cashbook_bring_in_line(bigint, timestamptz),
  cashbook_turn_back(bigint, text, timestamptz) TO thads_app;
