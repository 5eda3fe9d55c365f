-- Receipts, payment orders and closed days. All money of an agency moves under one lock,
-- its book of acts, so that numbers have no gaps and nobody pays twice.

CREATE FUNCTION cashbook_roles(wanted integer) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id AND home.agency_id = wanted
   WHERE a.id = thads_account() AND a.is_active
$$;

-- The operator of the machine has no roles and may; a person needs one of these.
CREATE FUNCTION cashbook_may(wanted integer, roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT thads_from_web() OR cashbook_roles(wanted) && roles
$$;

CREATE FUNCTION cashbook_refuse(sentence text, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION cashbook_lock(wanted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_book (agency_id, head_position, head_hash) VALUES (wanted, 0, '')
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_book WHERE agency_id = wanted FOR UPDATE;
END $$;

CREATE FUNCTION cashbook_open_day(wanted integer, on_day date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(on_day, max("on") + 1) FROM cashbook_closing WHERE agency_id = wanted
$$;

CREATE FUNCTION cashbook_keep_closed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a JOIN cashbook_closing c ON c.agency_id = a.agency_id
              WHERE a.posted_on <= c."on") THEN
    PERFORM cashbook_refuse('Ngày này đã khoá sổ; bút toán vào ngày mở tiếp theo.',
                            'closed_day_is_closed');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER closed_day_is_closed AFTER INSERT ON cashbook_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_closed();

ALTER TABLE cashbook_counter ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION cashbook_next(wanted integer, wanted_series text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO cashbook_counter AS c (agency_id, series, last) VALUES (wanted, wanted_series, 1)
  ON CONFLICT (agency_id, series) DO UPDATE SET last = c.last + 1 RETURNING last
$$;

-- The next number of the book, given under the lock: no gap, none twice.
CREATE FUNCTION cashbook_number_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE book cashbook_receiptbook; taken bigint;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO book FROM cashbook_receiptbook WHERE id = NEW.book_id;
  IF book.agency_id <> NEW.agency_id THEN
    PERFORM cashbook_refuse('Quyển biên lai này của cơ quan khác.', 'receipt_of_own_book');
  END IF;
  IF thads_from_web() THEN NEW.issued_by := thads_account(); END IF;
  IF book.holder IS DISTINCT FROM NEW.issued_by AND book.medium = 'giay' THEN
    PERFORM cashbook_refuse('Quyển biên lai này do người khác giữ.', 'receipt_by_the_holder');
  END IF;
  SELECT coalesce(max(number), book.first_number - 1) + 1 INTO NEW.number
    FROM cashbook_receipt WHERE book_id = book.id;
  IF NEW.number > book.last_number THEN
    PERFORM cashbook_refuse('Quyển biên lai đã dùng hết số.', 'receipt_within_its_book');
  END IF;
  NEW.text := book.symbol || ' '
    || lpad(NEW.number::text, CASE book.medium WHEN 'giay' THEN 7 ELSE 8 END, '0');
  IF NEW.transfer_id IS NOT NULL THEN
    SELECT t.amount - NEW.amount - coalesce((
        SELECT sum(r.amount) FROM cashbook_receipt r JOIN cashbook_entry e ON e.receipt_id = r.id
         WHERE r.transfer_id = t.id
           AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id)), 0)
      INTO taken FROM cashbook_transfer t
     WHERE t.id = NEW.transfer_id AND t.agency_id = NEW.agency_id;
    IF coalesce(taken, -1) < 0 THEN
      PERFORM cashbook_refuse('Khoản tiền đến không còn đủ số này.', 'transfer_is_used_once');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipts_are_numbered BEFORE INSERT ON cashbook_receipt
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_receipt();

CREATE FUNCTION cashbook_check_book() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF EXISTS (SELECT 1 FROM cashbook_receiptbook b
              WHERE b.agency_id = NEW.agency_id AND b.symbol = NEW.symbol
                AND b.medium = NEW.medium AND b.first_number <= NEW.last_number
                AND NEW.first_number <= b.last_number) THEN
    PERFORM cashbook_refuse('Các số này đã thuộc một quyển biên lai khác.',
                            'receipt_books_do_not_overlap');
  END IF;
  IF thads_from_web() THEN NEW.issued_by := thads_account(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_books_do_not_overlap BEFORE INSERT ON cashbook_receiptbook
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_book();

CREATE FUNCTION cashbook_number_payment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE series text;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.made_by := thads_account(); END IF;
  series := CASE NEW.channel WHEN 'tien_mat' THEN 'PC-' ELSE 'UNC-' END
            || extract(year FROM NEW."on")::text;
  NEW.number := cashbook_next(NEW.agency_id, series);
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $$;
CREATE TRIGGER payments_are_numbered BEFORE INSERT ON cashbook_payment
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_payment();

CREATE FUNCTION cashbook_check_payment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_paymentitem i WHERE i.payment_id = NEW.id
                 HAVING count(*) = NEW.lines AND sum(i.amount) = NEW.amount) THEN
    PERFORM cashbook_refuse('Bảng kê không cộng thành số tiền của lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_is_the_sum_of_its_items AFTER INSERT ON cashbook_payment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cashbook_check_payment();

CREATE FUNCTION cashbook_take_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM cashbook_payment p
      JOIN (SELECT payment_id, count(*) AS n, sum(amount) AS total FROM cashbook_paymentitem
             WHERE payment_id IN (SELECT payment_id FROM added) GROUP BY 1) s
        ON s.payment_id = p.id
     WHERE s.n > p.lines OR s.total > p.amount)
   OR EXISTS (SELECT 1 FROM added a JOIN cashbook_payment p ON p.id = a.payment_id
       WHERE a.agency_id <> p.agency_id OR NOT CASE p.purpose
         WHEN 'chi_tra' THEN a.from_account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
         WHEN 'nop_phi' THEN a.from_account = 'phi_thi_hanh_an'
         WHEN 'nop_ngan_sach' THEN a.from_account = 'phai_nop_ngan_sach'
         ELSE a.from_account = 'cho_xac_dinh' END) THEN
    PERFORM cashbook_refuse('Bảng kê không khớp với lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER items_are_taken AFTER INSERT ON cashbook_paymentitem
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_take_items();

-- Maker and checker: two accounts, and two persons behind them.
CREATE FUNCTION cashbook_check_checker() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = NEW.payment_id;
  PERFORM cashbook_lock(p.agency_id);
  IF thads_from_web() THEN NEW.checked_by := thads_account(); END IF;
  IF p.agency_id <> NEW.agency_id OR NEW.checked_by = p.made_by
     OR EXISTS (SELECT 1 FROM agencies_account m JOIN agencies_account c
                  ON c.officer_id = m.officer_id
                 WHERE m.id = p.made_by AND c.id = NEW.checked_by) THEN
    PERFORM cashbook_refuse('Người lập lệnh chi không tự duyệt; cần một người khác.',
                            'maker_is_not_checker');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_paymentstop WHERE payment_id = p.id) THEN
    PERFORM cashbook_refuse('Lệnh chi đã huỷ.', 'stopped_payment_stays_stopped');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER maker_is_not_checker BEFORE INSERT ON cashbook_paymentcheck
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_checker();

CREATE FUNCTION cashbook_check_stop() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE of_agency integer;
BEGIN
  SELECT agency_id INTO of_agency FROM cashbook_payment WHERE id = NEW.payment_id;
  PERFORM cashbook_lock(of_agency);
  IF thads_from_web() THEN NEW.stopped_by := thads_account(); END IF;
  IF of_agency <> NEW.agency_id
     OR EXISTS (SELECT 1 FROM cashbook_entry WHERE payment_id = NEW.payment_id) THEN
    PERFORM cashbook_refuse('Lệnh chi đã chi, không huỷ được.', 'paid_payment_is_paid');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paid_payment_is_paid BEFORE INSERT ON cashbook_paymentstop
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_stop();

-- Why a payment may not leave; NULL when it may.
CREATE FUNCTION cashbook_payment_obstacle(p cashbook_payment) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p.id IS NULL THEN 'Chưa được: chi tiền cần lệnh chi đã có người khác duyệt.'
    WHEN EXISTS (SELECT 1 FROM cashbook_paymentstop WHERE payment_id = p.id)
      THEN 'Không được: lệnh chi ' || p.text || ' đã huỷ.'
    WHEN EXISTS (SELECT 1 FROM cashbook_entry WHERE payment_id = p.id)
      THEN 'Không được: lệnh chi ' || p.text || ' đã chi rồi.'
    WHEN NOT EXISTS (SELECT 1 FROM cashbook_paymentcheck WHERE payment_id = p.id)
      THEN 'Chưa được: lệnh chi ' || p.text || ' chưa có người duyệt.' END
$$;

CREATE FUNCTION cashbook_number_closing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.closed_by := thads_account(); END IF;
  IF EXISTS (SELECT 1 FROM cashbook_closing c WHERE c.agency_id = NEW.agency_id
              AND (c."on" > NEW."on" OR c."on" = NEW."on" AND c.period = NEW.period)) THEN
    PERFORM cashbook_refuse('Sổ đã khoá đến ngày này hoặc một ngày sau đó.', 'closed_once');
  END IF;
  IF NEW."on" > (NEW.closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN
    PERFORM cashbook_refuse('Chưa đến ngày này nên chưa khoá sổ được.', 'closed_after_the_day');
  END IF;
  SELECT coalesce(sum(debit - credit), 0) INTO NEW.cash_booked FROM cashbook_turnover
   WHERE agency_id = NEW.agency_id AND account = 'tien_mat' AND "on" <= NEW."on";
  RETURN NEW;
END $$;
CREATE TRIGGER closings_are_in_order BEFORE INSERT ON cashbook_closing
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_closing();

-- Custody that shrinks needs a payment order that somebody else has checked. What the
-- operator imports has happened elsewhere and is not judged here.
CREATE OR REPLACE FUNCTION cashbook_check_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint; d numeric; c numeric; leaves numeric;
BEGIN
  SELECT count(*), coalesce(sum(debit), 0), coalesce(sum(credit), 0),
         coalesce(sum(credit - debit) FILTER (WHERE account IN ('tien_mat', 'ngan_hang',
           'kho_bac', 'chap_hanh_vien_giu', 'tien_gui', 'mang_sang')), 0)
    INTO n, d, c, leaves FROM cashbook_line WHERE entry_id = NEW.id;
  IF n <> NEW.lines OR d <> c OR d <> NEW.amount THEN
    RAISE EXCEPTION 'Bút toán % không cân: % dòng, nợ %, có %', NEW.id, n, d, c
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_balanced';
  END IF;
  IF leaves > 0 AND NEW.reverses_id IS NULL
     AND (thads_from_web() OR NEW.posted_by IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM cashbook_payment p
           JOIN cashbook_paymentcheck k ON k.payment_id = p.id
           JOIN (SELECT payment_id, sum(amount - fee) AS net FROM cashbook_paymentitem
                  WHERE payment_id = NEW.payment_id GROUP BY 1) i ON i.payment_id = p.id
          WHERE p.id = NEW.payment_id AND i.net = leaves) THEN
    PERFORM cashbook_refuse('Chưa được: chi tiền cần lệnh chi đã có người khác duyệt.',
                            'money_leaves_by_a_checked_payment');
  END IF;
  RETURN NULL;
END $$;

-- Posting of acts, now with the papers: a receipt says where the money came in, a checked
-- payment order where it leaves from and who receives it.
CREATE OR REPLACE FUNCTION cashbook_post_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM added WHERE code IN
      ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien', 'ban_giao_viec', 'dinh_chinh'))
  THEN RETURN NULL; END IF;
  PERFORM cashbook_judge_papers(la) FROM added x JOIN ledger_act la ON la.id = x.id
    WHERE x.code IN ('thu_tien', 'chi_tra')
      AND (x.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
        SELECT 1 FROM cashbook_payment p WHERE p.agency_id = x.book_id AND p.text = x.number)
        OR EXISTS (
        SELECT 1 FROM cashbook_receipt r WHERE r.agency_id = x.book_id AND r.text = x.number));
  WITH moved AS (
    SELECT a.id, a.book_id::integer AS agency_id, a.code, a.effective_on, a.recorded_at,
           a.recorded_by, a.amount, a.proceeding_id, r.id AS receipt_id, r.obligation_id,
           r.party_id, p.id AS payment_id, p.channel AS pays_from,
           coalesce(k.recovered, 0) AS recovered,
           CASE WHEN p.id IS NULL THEN 2 ELSE k.lines END AS lines,
           coalesce(r.channel, CASE WHEN a.recorded_by IS NULL THEN 'mang_sang'
                                    WHEN a.recorded_as = 'thu_quy' THEN 'tien_mat'
                                    WHEN a.recorded_as = 'ke_toan' THEN 'ngan_hang'
                                    ELSE 'chap_hanh_vien_giu' END) AS came_to,
           CASE WHEN a.code = 'sung_quy' AND a.amount <= (
                  SELECT -sum(b.amount) FROM cashbook_balance b WHERE b.agency_id = a.book_id
                     AND b.account = 'khong_nguoi_nhan' AND b.proceeding_id = a.proceeding_id)
                THEN 'khong_nguoi_nhan' ELSE 'giu_ho' END AS held_in
      FROM added a
      LEFT JOIN cashbook_receipt r ON a.code = 'thu_tien' AND r.agency_id = a.book_id
           AND r.text = a.number
      LEFT JOIN cashbook_payment p ON a.code = 'chi_tra' AND p.agency_id = a.book_id
           AND p.text = a.number
      LEFT JOIN LATERAL (
        SELECT sum(i.recovered) AS recovered, count(*) + count(*) FILTER (WHERE i.amount > i.fee)
               + count(*) FILTER (WHERE i.fee > 0) + 2 * count(*) FILTER (WHERE i.recovered > 0)
               AS lines
          FROM cashbook_paymentitem i WHERE i.payment_id = p.id) k ON p.id IS NOT NULL
     WHERE a.code IN ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien') AND a.amount > 0),
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
       WHERE m.code = 'thu_tien'
      UNION ALL SELECT 1, 'giu_ho', 0, m.amount, m.obligation_id, NULL, NULL
       WHERE m.code = 'thu_tien'
      UNION ALL SELECT 0, m.held_in, m.amount, 0, NULL, NULL, NULL
       WHERE m.code IN ('chi_tra', 'sung_quy') AND m.payment_id IS NULL
      UNION ALL SELECT 1, CASE m.code WHEN 'chi_tra' THEN 'mang_sang'
                                      ELSE 'phai_nop_ngan_sach' END, 0, m.amount, NULL, NULL, NULL
       WHERE m.code IN ('chi_tra', 'sung_quy') AND m.payment_id IS NULL
      UNION ALL SELECT 0, 'tien_gui', m.amount, 0, NULL, NULL, NULL WHERE m.code = 'gui_tien'
      UNION ALL SELECT 1, CASE WHEN m.recorded_by IS NULL THEN 'mang_sang' ELSE 'ngan_hang' END,
             0, m.amount, NULL, NULL, NULL WHERE m.code = 'gui_tien'
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
    SELECT a.* FROM added a
     WHERE a.code IN ('ban_giao_viec', 'dinh_chinh')
       AND EXISTS (SELECT 1 FROM cashbook_line l WHERE l.proceeding_id = a.proceeding_id)
     ORDER BY a.recorded_at, a.proceeding_id, a.seq
  LOOP
    IF one.code = 'dinh_chinh' THEN PERFORM cashbook_settle(one.id);
    ELSE PERFORM cashbook_hand_over(one.id); END IF;
  END LOOP;
  SELECT b.proceeding_id INTO one FROM cashbook_balance b
    JOIN added a ON a.proceeding_id = b.proceeding_id
     AND (a.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
       SELECT 1 FROM cashbook_payment p WHERE p.agency_id = a.book_id AND p.text = a.number))
   WHERE b.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
     AND a.code IN ('chi_tra', 'sung_quy', 'dinh_chinh')
   GROUP BY b.agency_id, b.proceeding_id, b.account, a.id,
            CASE WHEN b.account = 'giu_ho' THEN NULL ELSE b.party_id END
  HAVING sum(b.amount) > 0 LIMIT 1;
  IF FOUND THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này cho việc.',
                            'no_case_below_zero');
  END IF;
  RETURN NULL;
END $$;

-- The number an act names must be a paper of that case and that amount.
CREATE FUNCTION cashbook_judge_papers(a ledger_act) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r cashbook_receipt; p cashbook_payment; obstacle text;
BEGIN
  IF a.code = 'thu_tien' THEN
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
  IF obstacle IS NULL AND (p.purpose <> 'chi_tra' OR p.proceeding_id <> a.proceeding_id
                           OR p.amount <> a.amount) THEN
    obstacle := 'Không được: lệnh chi ' || p.text || ' không phải của việc này, số tiền này.';
  END IF;
  IF obstacle IS NOT NULL THEN
    PERFORM cashbook_refuse(obstacle, 'money_leaves_by_a_checked_payment');
  END IF;
END $$;

-- A payment that is not of a case: fee, budget, money sent by mistake.
CREATE FUNCTION cashbook_pay(wanted bigint, on_day date, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment; obstacle text; entry bigint;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = wanted;
  PERFORM cashbook_lock(p.agency_id);
  obstacle := cashbook_payment_obstacle(p);
  IF obstacle IS NULL AND p.purpose = 'chi_tra' THEN
    obstacle := 'Không được: tiền của việc chi bằng hành vi chi trả.';
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

-- Entries that are neither of an act nor a payment: each kind names its two accounts and
-- who enters it.
CREATE FUNCTION cashbook_enter(w jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE agency integer := (w->>'agency')::integer; entry bigint; due bigint := (w->>'amount')::bigint;
        pid bigint := (w->>'proceeding')::bigint; role text; paid_in bigint;
BEGIN
  SELECT k.role INTO role FROM (VALUES
    ('nop_quy', 'tien_mat', 'chap_hanh_vien_giu', 'thu_quy'),
    ('nop_ngan_hang', 'ngan_hang', 'tien_mat', 'thu_quy'),
    ('nop_ngan_hang', 'kho_bac', 'tien_mat', 'thu_quy'),
    ('rut_tien_mat', 'tien_mat', 'ngan_hang', 'thu_quy'),
    ('rut_tien_mat', 'tien_mat', 'kho_bac', 'thu_quy'),
    ('tien_den', 'ngan_hang', 'cho_xac_dinh', 'ke_toan'),
    ('tien_den', 'kho_bac', 'cho_xac_dinh', 'ke_toan'),
    ('rut_tien_gui', 'ngan_hang', 'tien_gui', 'ke_toan'),
    ('lai_tien_gui', 'ngan_hang', 'giu_ho', 'ke_toan'),
    ('lai_tien_gui', 'tien_gui', 'giu_ho', 'ke_toan'),
    ('lai_tien_gui', 'ngan_hang', 'lai_tien_gui', 'ke_toan'),
    ('lai_tien_gui', 'tien_gui', 'lai_tien_gui', 'ke_toan'),
    ('phan_bo_lai', 'lai_tien_gui', 'giu_ho', 'ke_toan'),
    ('tam_ung_chi_phi', 'tam_ung_chi_phi', 'nguon_tam_ung', 'ke_toan'),
    ('mien_giam_chi_phi', 'nguon_tam_ung', 'tam_ung_chi_phi', 'ke_toan'),
    ('doi_chieu', 'ngan_hang', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'kho_bac', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'tien_mat', 'mang_sang', 'ke_toan'),
    ('khong_nguoi_nhan', 'giu_ho', 'khong_nguoi_nhan', 'ke_toan'),
    ('khong_nguoi_nhan', 'phai_tra', 'khong_nguoi_nhan', 'ke_toan')
  ) AS k(kind, debit, credit, role)
   WHERE (k.kind, k.debit, k.credit) = (w->>'kind', w->>'debit', w->>'credit');
  IF role IS NULL OR NOT cashbook_may(agency, ARRAY[role]) THEN
    RAISE EXCEPTION 'Không được: bút toán “%” không do vai trò này ghi', w->>'kind'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM cashbook_lock(agency);
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, transfer_id, note)
  VALUES (agency, w->>'kind', (w->>'on')::date, cashbook_open_day(agency, (w->>'on')::date),
          (w->>'at')::timestamptz, coalesce(thads_account(), (w->>'by')::bigint), due, 2,
          (w->>'transfer')::bigint, coalesce(w->>'note', ''))
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id, party_id,
      holder)
  VALUES (entry, agency, w->>'debit', due, 0, pid, (w->>'party')::bigint, (w->>'holder')::bigint),
         (entry, agency, w->>'credit', 0, due, pid, (w->>'party')::bigint, (w->>'holder')::bigint);
  IF w->>'kind' = 'tien_den' AND NOT EXISTS (SELECT 1 FROM cashbook_transfer t
       WHERE t.id = (w->>'transfer')::bigint AND t.agency_id = agency AND t.amount = due
         AND t.account = w->>'debit') THEN
    PERFORM cashbook_refuse('Không khớp với khoản tiền đến.', 'transfer_is_brought_in_once');
  END IF;
  -- What is taken from an account must be there, as far as its sub-account says.
  SELECT sum(l.debit - l.credit) INTO paid_in FROM cashbook_line l
   WHERE l.agency_id = agency AND l.account = w->>'credit'
     AND (w->>'holder' IS NULL OR l.holder = (w->>'holder')::bigint);
  IF w->>'credit' IN ('tien_mat', 'chap_hanh_vien_giu', 'tien_gui', 'tam_ung_chi_phi')
     AND paid_in < 0 THEN
    PERFORM cashbook_refuse('Không được: không còn đủ số tiền này để chuyển đi.',
                            'nothing_moves_that_is_not_there');
  END IF;
  IF w->>'debit' IN ('giu_ho', 'phai_tra', 'lai_tien_gui') AND (
       SELECT sum(amount) > 0 FROM cashbook_balance b WHERE b.agency_id = agency
         AND b.account = w->>'debit' AND b.proceeding_id IS NOT DISTINCT FROM
             CASE WHEN w->>'debit' = 'lai_tien_gui' THEN b.proceeding_id ELSE pid END) THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này.', 'no_case_below_zero');
  END IF;
  RETURN entry;
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
       AND l.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan')
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

CREATE OR REPLACE FUNCTION cashbook_reverse(wrong bigint, by_act ledger_act) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, act_id, reverses_id)
    SELECT b.agency, w.kind, by_act.effective_on, cashbook_open_day(b.agency, by_act.effective_on),
           by_act.recorded_at, by_act.recorded_by, w.amount, w.lines, by_act.id, w.id
      FROM cashbook_entry w CROSS JOIN LATERAL (
        SELECT CASE WHEN w.kind = 'ban_giao_viec' THEN w.agency_id
                    ELSE by_act.book_id::integer END AS agency) AS b
     WHERE w.id = wrong
    RETURNING id, agency_id)
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id, holder)
  SELECT e.id, e.agency_id, l.account, l.credit, l.debit, l.proceeding_id, l.obligation_id,
         l.party_id, l.holder
    FROM entry e, cashbook_line l WHERE l.entry_id = wrong ORDER BY l.id
$$;

-- Accountant, cashier and storekeeper of an agency are three persons.
CREATE FUNCTION cashbook_keep_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agencies_appointment o
      JOIN agencies_account mine ON mine.id = NEW.account_id
      JOIN agencies_account theirs ON theirs.id = o.account_id
      JOIN agencies_unit here ON here.id = NEW.unit_id
      JOIN agencies_unit there ON there.id = o.unit_id
     WHERE o.id <> NEW.id AND o.role <> NEW.role AND here.agency_id = there.agency_id
       AND (mine.id = theirs.id OR mine.officer_id = theirs.officer_id)
       AND o.role IN ('ke_toan', 'thu_quy', 'thu_kho')
       AND NEW.role IN ('ke_toan', 'thu_quy', 'thu_kho')
       AND o.valid_from <= coalesce(NEW.valid_to, 'infinity')
       AND NEW.valid_from <= coalesce(o.valid_to, 'infinity')) THEN
    PERFORM cashbook_refuse('Kế toán, thủ quỹ và thủ kho phải là ba người khác nhau.',
                            'keepers_are_three_persons');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keepers_are_three_persons AFTER INSERT OR UPDATE ON agencies_appointment
  FOR EACH ROW WHEN (NEW.role IN ('ke_toan', 'thu_quy', 'thu_kho'))
  EXECUTE FUNCTION cashbook_keep_apart();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['receiptbook', 'receipt', 'transfer', 'payment', 'paymentitem',
                              'paymentcheck', 'paymentstop', 'closing'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_in_own_units ON cashbook_%s FOR SELECT TO thads_app '
      'USING (agency_id = ANY ((SELECT thads_read_units())::integer[]))', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE cashbook_receiptbook_id_seq, cashbook_receipt_id_seq,
  cashbook_transfer_id_seq, cashbook_payment_id_seq, cashbook_paymentitem_id_seq,
  cashbook_closing_id_seq TO thads_app;

CREATE POLICY issued_by_the_accountant ON cashbook_receiptbook FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id)));
CREATE POLICY brought_in_by_the_accountant ON cashbook_transfer FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND brought_in_by = (SELECT thads_account()));
-- Cash comes to the cashier, an officer hands over what was taken outside, transfers are
-- the accountant's.
CREATE POLICY issued_by_who_takes_the_money ON cashbook_receipt FOR INSERT TO thads_app
  WITH CHECK (issued_by = (SELECT thads_account())
    AND CASE channel WHEN 'tien_mat' THEN ARRAY['thu_quy']
                     WHEN 'chap_hanh_vien_giu' THEN ARRAY['chap_hanh_vien']
                     WHEN '' THEN ARRAY['thu_quy', 'chap_hanh_vien', 'ke_toan']
                     ELSE ARRAY['ke_toan'] END && cashbook_roles(agency_id));
CREATE POLICY made_by_the_accountant ON cashbook_payment FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id)) AND made_by = (SELECT thads_account()));
CREATE POLICY made_with_its_payment ON cashbook_paymentitem FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM cashbook_payment p WHERE p.id = payment_id
    AND p.agency_id = cashbook_paymentitem.agency_id AND p.made_by = (SELECT thads_account())));
CREATE POLICY checked_by_a_head ON cashbook_paymentcheck FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && cashbook_roles(agency_id)
              AND checked_by = (SELECT thads_account()));
CREATE POLICY stopped_by_maker_or_head ON cashbook_paymentstop FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'thu_truong', 'truong_phong'] && cashbook_roles(agency_id));
CREATE POLICY closed_by_the_accountant ON cashbook_closing FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id)));

REVOKE ALL ON FUNCTION cashbook_lock(integer), cashbook_next(integer, text),
  cashbook_judge_papers(ledger_act), cashbook_payment_obstacle(cashbook_payment) FROM PUBLIC;
