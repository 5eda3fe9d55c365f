-- Every act that moves money posts: which way, and between which accounts, is one table.

-- `vao`: custody / credit. `ra`: debit / custody, by a checked order that names the act's
-- number. `chuyen`: debit / credit, where no credit is named from the bank. Of `first` is
-- taken before `debit` when the case has enough there.
CREATE FUNCTION cashbook_moves() RETURNS TABLE (code text, way text, debit text, credit text,
    first text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES
    ('thu_tien', 'vao', '', 'giu_ho', ''),
    ('nop_tien_mua_tai_san', 'vao', '', 'tien_mua_tai_san', ''),
    ('nop_tien_nhan_lai_tai_san', 'vao', '', 'tien_mua_tai_san', ''),
    ('nhan_tien_tich_thu', 'vao', '', 'phai_nop_ngan_sach', ''),
    ('chi_tra', 'ra', 'giu_ho', '', ''),
    ('chuyen_tien_uy_thac', 'ra', 'giu_ho', '', ''),
    ('nop_tien_tich_thu', 'ra', 'giu_ho', '', 'phai_nop_ngan_sach'),
    ('sung_quy', 'chuyen', 'giu_ho', 'phai_nop_ngan_sach', 'khong_nguoi_nhan'),
    ('gui_tien', 'chuyen', 'tien_gui', '', ''),
    ('tam_ung_chi_phi_cuong_che', 'chuyen', 'tam_ung_chi_phi', 'nguon_tam_ung', ''),
    ('quyet_dinh_mien_giam_chi_phi', 'chuyen', 'nguon_tam_ung', 'tam_ung_chi_phi', '')
$$;

CREATE OR REPLACE FUNCTION cashbook_post(wanted bigint[], judged boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
  PERFORM cashbook_judge_papers(x) FROM ledger_act x
    WHERE x.id = ANY (wanted) AND judged AND x.code IN (SELECT code FROM cashbook_moves() WHERE way <> 'chuyen')
      AND (x.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
        SELECT 1 FROM cashbook_payment p WHERE p.agency_id = x.book_id AND p.text = x.number)
        OR EXISTS (
        SELECT 1 FROM cashbook_receipt r WHERE r.agency_id = x.book_id AND r.text = x.number));
  WITH moved AS (
    SELECT a.id, a.book_id::integer AS agency_id, a.code, k.way, a.effective_on, a.recorded_at,
           CASE WHEN judged THEN a.recorded_by END AS recorded_by, a.amount, a.proceeding_id,
           r.id AS receipt_id, r.obligation_id, r.party_id, p.id AS payment_id,
           p.channel AS pays_from, k.debit, k.credit, coalesce(i.recovered, 0) AS recovered,
           CASE WHEN p.id IS NULL THEN 2 ELSE i.lines END AS lines,
           coalesce(r.channel, CASE WHEN a.recorded_by IS NULL OR NOT judged THEN 'mang_sang'
                                    WHEN a.recorded_as = 'thu_quy' THEN 'tien_mat'
                                    WHEN a.recorded_as = 'ke_toan' THEN 'ngan_hang'
                                    ELSE 'chap_hanh_vien_giu' END) AS came_to,
           CASE WHEN k.first <> '' AND a.amount <= (
                  SELECT -sum(b.amount) FROM cashbook_balance b WHERE b.agency_id = a.book_id
                     AND b.account = k.first AND b.proceeding_id = a.proceeding_id)
                THEN k.first ELSE k.debit END AS held_in
      FROM ledger_act a JOIN cashbook_moves() k ON k.code = a.code
      LEFT JOIN cashbook_receipt r ON k.way = 'vao' AND r.agency_id = a.book_id
           AND r.text = a.number
      LEFT JOIN cashbook_payment p ON k.way = 'ra' AND p.agency_id = a.book_id
           AND p.text = a.number
      LEFT JOIN LATERAL (
        SELECT sum(i.recovered) AS recovered, count(*) + count(*) FILTER (WHERE i.amount > i.fee)
               + count(*) FILTER (WHERE i.fee > 0) + 2 * count(*) FILTER (WHERE i.recovered > 0)
               AS lines
          FROM cashbook_paymentitem i WHERE i.payment_id = p.id) i ON p.id IS NOT NULL
     WHERE a.id = ANY (wanted) AND a.amount > 0
       -- An older book tells the price of a thing twice, and as collected money at last.
       AND (k.credit IS DISTINCT FROM 'tien_mua_tai_san' OR r.id IS NOT NULL
            OR judged AND (a.recorded_by IS NOT NULL OR thads_from_web()))),
  entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, act_id, receipt_id, payment_id)
    SELECT agency_id, code, effective_on, cashbook_open_day(agency_id, effective_on), recorded_at,
           recorded_by, amount + recovered, lines, id, receipt_id, payment_id
      FROM moved ORDER BY id
    RETURNING id, agency_id, act_id)
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id, holder)
  SELECT e.id, e.agency_id, side.account, side.debit, side.credit, m.proceeding_id,
         side.obligation_id, side.party_id, side.holder
    FROM entry e JOIN moved m ON m.id = e.act_id
    CROSS JOIN LATERAL (
      SELECT 0 AS place, m.came_to AS account, m.amount AS debit, 0::bigint AS credit,
             m.obligation_id, m.party_id,
             CASE WHEN m.came_to = 'chap_hanh_vien_giu' THEN m.recorded_by END AS holder
       WHERE m.way = 'vao'
      UNION ALL SELECT 1, m.credit, 0, m.amount, m.obligation_id, NULL, NULL
       WHERE m.way = 'vao'
      UNION ALL SELECT 0, m.held_in, m.amount, 0, NULL, NULL, NULL
       WHERE m.way <> 'vao' AND m.payment_id IS NULL
      UNION ALL
      SELECT 1, CASE WHEN m.credit <> '' THEN m.credit
                     WHEN m.way = 'chuyen' AND m.recorded_by IS NOT NULL THEN 'ngan_hang'
                     ELSE 'mang_sang' END, 0, m.amount, NULL, NULL, NULL
       WHERE m.way <> 'vao' AND m.payment_id IS NULL
      UNION ALL
      SELECT v.place, v.account, v.debit, v.credit, i.obligation_id, i.party_id, NULL
        FROM cashbook_paymentitem i CROSS JOIN LATERAL (VALUES
          (0, i.from_account, i.amount, 0::bigint),
          (1, m.pays_from, 0::bigint, i.amount - i.fee),
          (2, 'phi_thi_hanh_an', 0::bigint, i.fee),
          (3, 'nguon_tam_ung', i.recovered, 0::bigint),
          (4, 'tam_ung_chi_phi', 0::bigint, i.recovered)) AS v(place, account, debit, credit)
       WHERE i.payment_id = m.payment_id AND v.debit + v.credit > 0) AS side
   ORDER BY e.id, side.place;
  FOR one IN
    SELECT a.* FROM ledger_act a
     WHERE a.id = ANY (wanted) AND a.code IN ('ban_giao_viec', 'dinh_chinh', 'thu_hoi_tam_ung')
       AND EXISTS (SELECT 1 FROM cashbook_line l WHERE l.proceeding_id = a.proceeding_id)
     ORDER BY a.recorded_at, a.proceeding_id, a.seq
  LOOP
    IF one.code = 'dinh_chinh' THEN PERFORM cashbook_settle(one.id);
    ELSIF one.code = 'thu_hoi_tam_ung' THEN PERFORM cashbook_recover(one.id, judged);
    ELSE PERFORM cashbook_hand_over(one.id); END IF;
  END LOOP;
  IF NOT judged THEN RETURN; END IF;
  SELECT b.proceeding_id INTO one FROM cashbook_balance b
    JOIN ledger_act a ON a.id = ANY (wanted) AND a.proceeding_id = b.proceeding_id
     AND (a.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
       SELECT 1 FROM cashbook_payment p WHERE p.agency_id = a.book_id AND p.text = a.number)
       OR EXISTS (
       SELECT 1 FROM cashbook_receipt r WHERE r.agency_id = a.book_id AND r.text = a.number))
   WHERE b.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan', 'nguon_tam_ung', 'tien_mua_tai_san',
                       'phai_nop_ngan_sach')
     AND (a.code IN ('sung_quy', 'dinh_chinh', 'thu_hoi_tam_ung', 'quyet_dinh_mien_giam_chi_phi')
          OR a.code IN (SELECT code FROM cashbook_moves() WHERE way = 'ra')
          OR a.code = 'thu_tien' AND b.account = 'tien_mua_tai_san')
   GROUP BY b.agency_id, b.proceeding_id, b.account, a.id,
            CASE WHEN b.account <> 'khong_nguoi_nhan' THEN NULL ELSE b.party_id END
  HAVING sum(b.amount) > 0 LIMIT 1;
  IF FOUND THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này cho việc.',
                            'no_case_below_zero');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cashbook_judge_papers(a ledger_act) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r cashbook_receipt; p cashbook_payment; obstacle text;
BEGIN
  IF (SELECT way FROM cashbook_moves() WHERE code = a.code) = 'vao' THEN
    SELECT * INTO r FROM cashbook_receipt WHERE agency_id = a.book_id AND text = a.number;
    IF NOT FOUND THEN RETURN; END IF;
    IF r.spoiled <> '' OR r.proceeding_id <> a.proceeding_id OR r.amount <> a.amount THEN
      PERFORM cashbook_refuse('Không được: biên lai ' || r.text ||
        ' không phải của việc này, số tiền này.', 'receipt_is_of_its_act');
    END IF;
    IF EXISTS (SELECT 1 FROM cashbook_entry WHERE receipt_id = r.id) THEN
      PERFORM cashbook_refuse('Không được: biên lai ' || r.text || ' đã dùng.',
                              'receipt_is_used_once');
    END IF;
    RETURN;
  END IF;
  SELECT * INTO p FROM cashbook_payment WHERE agency_id = a.book_id AND text = a.number;
  obstacle := cashbook_payment_obstacle(p);
  IF obstacle IS NULL AND (p.purpose <> a.code OR p.proceeding_id <> a.proceeding_id
                           OR p.amount <> a.amount) THEN
    obstacle := 'Không được: lệnh chi ' || p.text || ' không phải của việc này, số tiền này.';
  END IF;
  IF obstacle IS NOT NULL THEN
    PERFORM cashbook_refuse(obstacle, 'money_leaves_by_a_checked_payment');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cashbook_pay(wanted bigint, on_day date, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment; obstacle text; entry bigint;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = wanted;
  PERFORM cashbook_lock(p.agency_id);
  obstacle := cashbook_payment_obstacle(p);
  IF obstacle IS NULL AND p.proceeding_id IS NOT NULL THEN
    obstacle := 'Không được: tiền của việc chi bằng hành vi của việc.';
  ELSIF obstacle IS NULL AND NOT cashbook_may(p.agency_id, ARRAY['ke_toan', 'thu_quy']) THEN
    obstacle := 'Không được: kế toán hoặc thủ quỹ của cơ quan mới chi tiền.';
  END IF;
  IF obstacle IS NOT NULL THEN
    PERFORM cashbook_refuse(obstacle, 'money_leaves_by_a_checked_payment');
  END IF;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, payment_id)
  VALUES (p.agency_id, p.purpose, on_day, cashbook_open_day(p.agency_id, on_day), moment,
          coalesce(thads_account(), p.made_by), p.amount, p.lines + 1, p.id)
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, party_id)
  SELECT entry, p.agency_id, i.from_account, i.amount, 0, i.party_id
    FROM cashbook_paymentitem i WHERE i.payment_id = p.id
  UNION ALL SELECT entry, p.agency_id, p.channel, 0, p.amount, NULL;
  RETURN entry;
END $$;

CREATE OR REPLACE FUNCTION cashbook_pays_what_it_holds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment; used bigint;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = NEW.payment_id;
  IF p.purpose IN ('chi_tra', 'chuyen_tien_uy_thac') THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM cashbook_balance b WHERE b.agency_id = p.agency_id
       AND b.account IN (SELECT from_account FROM cashbook_paymentitem WHERE payment_id = p.id)
       GROUP BY b.account HAVING sum(b.amount) > 0) THEN
    PERFORM cashbook_refuse('Không được: tài khoản không còn đủ số này để chi.',
                            'nothing_moves_that_is_not_there');
  END IF;
  IF p.transfer_id IS NULL THEN RETURN NULL; END IF;
  SELECT coalesce(sum(r.amount), 0) INTO used FROM cashbook_receipt r
    JOIN cashbook_entry e ON e.receipt_id = r.id
   WHERE r.transfer_id = p.transfer_id
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id);
  SELECT used + coalesce(sum(q.amount), 0) INTO used FROM cashbook_payment q
    JOIN cashbook_entry e ON e.payment_id = q.id WHERE q.transfer_id = p.transfer_id;
  IF used > (SELECT amount FROM cashbook_transfer WHERE id = p.transfer_id) THEN
    PERFORM cashbook_refuse('Khoản tiền đến không còn đủ số này.', 'transfer_is_used_once');
  END IF;
  RETURN NULL;
END $$;

-- What is due by a sheet leaves only by an order of that sheet.
CREATE OR REPLACE FUNCTION cashbook_take_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM cashbook_payment p
      JOIN (SELECT payment_id, count(*) AS n, sum(amount) AS total FROM cashbook_paymentitem
             WHERE payment_id IN (SELECT payment_id FROM added) GROUP BY 1) s
        ON s.payment_id = p.id
     WHERE s.n > p.lines OR s.total > p.amount)
   OR EXISTS (SELECT 1 FROM added a JOIN cashbook_payment p ON p.id = a.payment_id
       WHERE a.agency_id <> p.agency_id
          OR (a.from_account = 'phai_tra') <> (a.distribution_id IS NOT NULL)
          OR NOT CASE p.purpose
         WHEN 'chi_tra' THEN a.from_account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
         WHEN 'chuyen_tien_uy_thac' THEN a.from_account = 'giu_ho'
         WHEN 'nop_tien_tich_thu' THEN a.from_account IN ('phai_nop_ngan_sach', 'giu_ho')
         WHEN 'nop_phi' THEN a.from_account = 'phi_thi_hanh_an'
         WHEN 'nop_ngan_sach' THEN a.from_account = 'phai_nop_ngan_sach'
         ELSE a.from_account = 'cho_xac_dinh' END) THEN
    PERFORM cashbook_refuse('Bảng kê không khớp với lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cashbook_post_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted bigint[];
BEGIN
  SELECT array_agg(id) INTO wanted FROM added
   WHERE code IN (SELECT m.code FROM cashbook_moves() m)
      OR code IN ('ban_giao_viec', 'dinh_chinh', 'thu_hoi_tam_ung');
  IF wanted IS NOT NULL THEN PERFORM cashbook_post(wanted, true); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cashbook_hand_over(wanted bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE act ledger_act; taker integer; held record; entry bigint; due bigint; giver integer;
BEGIN
  SELECT * INTO act FROM ledger_act WHERE id = wanted;
  giver := act.book_id;
  SELECT agency_id INTO taker FROM agencies_unit WHERE code = act.receiving_unit;
  IF taker IS NULL OR taker = giver THEN RETURN; END IF;
  FOR held IN
    SELECT l.account, l.obligation_id, l.party_id, sum(l.credit - l.debit) AS amount
      FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
      LEFT JOIN ledger_act a ON a.id = e.act_id
     WHERE l.proceeding_id = act.proceeding_id AND l.agency_id = giver
       AND l.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan', 'tien_mua_tai_san')
       AND (a.id IS NULL OR (a.recorded_at, a.seq) < (act.recorded_at, act.seq))
     GROUP BY 1, 2, 3 HAVING sum(l.credit - l.debit) <> 0
  LOOP
    due := abs(held.amount);
    FOR entry IN
      INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
          lines, act_id)
      SELECT agency, act.code, act.effective_on, cashbook_open_day(agency, act.effective_on),
             act.recorded_at, act.recorded_by, due, 2, act.id
        FROM unnest(ARRAY[giver, taker]) AS agency
      RETURNING id
    LOOP
      INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
          obligation_id, party_id)
      SELECT e.id, e.agency_id, side.account,
             CASE WHEN ((e.agency_id = giver) = (held.amount > 0)) = side.own THEN due ELSE 0 END,
             CASE WHEN ((e.agency_id = giver) = (held.amount > 0)) = side.own THEN 0 ELSE due END,
             act.proceeding_id, side.obligation_id, side.party_id
        FROM cashbook_entry e CROSS JOIN (VALUES
          (held.account::text, true, held.obligation_id, held.party_id),
          ('chuyen_giao', false, NULL, NULL)) AS side(account, own, obligation_id, party_id)
       WHERE e.id = entry;
    END LOOP;
  END LOOP;
END $$;

-- What was recorded of these kinds before.
SELECT cashbook_post(array_agg(a.id), false) FROM ledger_act a
 WHERE a.code IN ('chuyen_tien_uy_thac', 'nhan_tien_tich_thu', 'nop_tien_tich_thu')
   AND NOT EXISTS (SELECT 1 FROM cashbook_entry e WHERE e.act_id = a.id)
HAVING count(*) > 0;
