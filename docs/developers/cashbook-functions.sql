-- The functions of the cash book as they stand in the database after every migration.
-- To be read, never to be run: a change is a new migration, and this file follows it.

CREATE OR REPLACE FUNCTION public.cashbook_all_collected()
 RETURNS TABLE(agency_id integer, "on" date, proceeding_id bigint, booked bigint, counted bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_all_open_items()
 RETURNS TABLE(agency_id integer, place character varying, low date, high date, entry_id bigint, line_id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT * FROM cashbook_open_items(
    (SELECT coalesce(array_agg(DISTINCT b.entry_id), '{}') FROM cashbook_line b
      WHERE b.account IN ('ngan_hang', 'kho_bac')),
    (SELECT coalesce(array_agg(id), '{}') FROM cashbook_statementline))
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_amount(amount numeric)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  SELECT replace(to_char(amount, 'FM999,999,999,999,999,990'), ',', '.') || ' đồng'
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_approve_custody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE a cashbook_custodyaccount;
BEGIN
  SELECT * INTO a FROM cashbook_custodyaccount WHERE id = NEW.account_id;
  PERFORM cashbook_lock(a.agency_id);
  IF thads_from_web() THEN NEW.approved_by := thads_account(); END IF;
  IF a.agency_id <> NEW.agency_id OR cashbook_same_person(a.proposed_by, NEW.approved_by) THEN
    PERFORM cashbook_refuse('Không được: người khai tài khoản không tự duyệt; cần Thủ trưởng.',
                            'custody_account_needs_two_hands');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_custodyend WHERE account_id = a.id) THEN
    PERFORM cashbook_refuse('Không được: tài khoản này đã thôi dùng.',
                            'ended_account_stays_ended');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_book_is_out()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_bookreturn WHERE book_id = NEW.book_id) THEN
    PERFORM cashbook_refuse('Không được: quyển biên lai này đã nộp lại.',
                            'returned_book_is_not_used');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_book()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_checker()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_distribution()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_distributionshare s WHERE s.distribution_id = NEW.id
                 HAVING count(*) = NEW.lines AND sum(s.amount) = NEW.amount) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
  IF NEW.kind = 'phi_ngan_hang' AND NEW.reverses_id IS NULL THEN
    IF (thads_from_web() OR NEW.posted_by IS NOT NULL) AND (
         SELECT count(*) FROM cashbook_statementline s
          WHERE s.agency_id = NEW.agency_id AND s."on" = NEW."on" AND s.amount = -NEW.amount
            AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p JOIN cashbook_entry x
                  ON x.id = p.entry_id AND x.kind <> 'phi_ngan_hang' WHERE p.line_id = s.id))
       < (SELECT count(*) FROM cashbook_entry x
           WHERE x.agency_id = NEW.agency_id AND x.kind = 'phi_ngan_hang'
             AND x."on" = NEW."on" AND x.amount = NEW.amount AND x.reverses_id IS NULL) THEN
      PERFORM cashbook_refuse('Chưa được: không có dòng sao kê nào ngày này trừ đúng số tiền ' ||
        'này. Nhập sao kê trước khi ghi phí ngân hàng.', 'bank_charge_is_on_a_statement');
    END IF;
    RETURN NULL;
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_pairing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT 1
      FROM (SELECT p.entry_id, sum(l.amount) AS paired, max(c.place) AS place,
                   min(c.place) AS least, min(l.agency_id) AS agency,
                   bool_or(l.agency_id <> p.agency_id) AS strange,
                   bool_or(l.amount > 0) AND bool_or(l.amount < 0) AS both_ways
              FROM cashbook_pairing p JOIN cashbook_statementline l ON l.id = p.line_id
              JOIN cashbook_custodyaccount c ON c.id = l.account_id
             WHERE p.entry_id IN (SELECT entry_id FROM added) GROUP BY 1) s
      JOIN cashbook_entry e ON e.id = s.entry_id
      LEFT JOIN LATERAL (
        SELECT sum(b.debit - b.credit) AS amount FROM cashbook_line b
         WHERE b.entry_id = e.id AND b.account = s.place) m ON true
     WHERE s.strange OR s.agency <> e.agency_id OR s.both_ways OR s.place <> s.least
        OR sign(s.paired) <> sign(coalesce(m.amount, 0))
        OR abs(s.paired) > abs(coalesce(m.amount, 0))) THEN
    PERFORM cashbook_refuse('Không được: dòng sao kê không khớp với bút toán này.',
                            'line_is_the_entry_it_names');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_paymentitem i WHERE i.payment_id = NEW.id
                 HAVING count(*) = NEW.lines AND sum(i.amount) = NEW.amount) THEN
    PERFORM cashbook_refuse('Bảng kê không cộng thành số tiền của lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_reconciliation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.signed_by := thads_account(); END IF;
  IF NOT EXISTS (SELECT 1 FROM cashbook_closing c
                  WHERE c.agency_id = NEW.agency_id AND c."on" >= NEW."on") THEN
    PERFORM cashbook_refuse('Chưa được: khoá sổ ngày này rồi mới ký đối chiếu.',
                            'reconciled_after_closing');
  END IF;
  SELECT coalesce(sum(debit - credit), 0) INTO NEW.booked FROM cashbook_turnover
   WHERE agency_id = NEW.agency_id AND account IN ('ngan_hang', 'kho_bac') AND "on" <= NEW."on";
  IF NEW.shown - NEW.booked <> NEW.difference THEN
    PERFORM cashbook_refuse('Không được: sổ tiền đã đổi sau khi đối chiếu. Xem lại rồi ký.',
                            'difference_is_the_difference');
  END IF;
  IF (NEW.difference <> 0 OR NEW.lines <> '[]') AND NEW.note = '' THEN
    PERFORM cashbook_refuse('Chưa được: còn chênh lệch, ghi cách xử lý rồi mới ký.',
                            'bank_difference_is_explained');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_reconciliation_hands()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE r cashbook_reconciliation;
BEGIN
  SELECT * INTO r FROM cashbook_reconciliation WHERE id = NEW.reconciliation_id;
  IF thads_from_web() THEN NEW.approved_by := thads_account(); END IF;
  IF r.agency_id <> NEW.agency_id OR cashbook_same_person(r.signed_by, NEW.approved_by) THEN
    PERFORM cashbook_refuse('Không được: kế toán đã ký, Thủ trưởng phải là người khác.',
                            'reconciliation_needs_two_hands');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_reversal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_statement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_statement_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF thads_from_web() THEN NEW.uploaded_by := thads_account(); END IF;
  IF NOT EXISTS (SELECT 1 FROM cashbook_custodyaccount a JOIN cashbook_custodyapproval p
                   ON p.account_id = a.id
                  WHERE a.id = NEW.account_id AND a.agency_id = NEW.agency_id) THEN
    PERFORM cashbook_refuse('Chưa được: tài khoản này chưa được Thủ trưởng duyệt.',
                            'statement_of_an_approved_account');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_check_stop()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_collected_by(entries bigint[])
 RETURNS TABLE(agency_id integer, "on" date, proceeding_id bigint, amount bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE chain AS (
    SELECT e.id AS root, e.reverses_id AS next, 1 AS sign FROM cashbook_entry e
     WHERE e.id = ANY (entries) AND e.kind = 'thu_tien'
    UNION ALL
    SELECT w.id, w.reverses_id, -c.sign FROM chain c JOIN cashbook_entry w ON w.id = c.next)
  SELECT r.agency_id, r."on", a.proceeding_id, c.sign * r.amount
    FROM chain c JOIN cashbook_entry r ON r.id = c.root JOIN ledger_act a ON a.id = r.act_id
   WHERE c.next IS NULL
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_count_statement_lines()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  EXECUTE 'ANALYZE cashbook_statementline';
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_due_of(wanted bigint, OUT shares bigint, OUT amount bigint, OUT fee bigint, OUT recovered bigint)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT count(*), coalesce(sum(s.amount), 0), coalesce(sum(s.fee), 0),
         coalesce(sum(s.recovered), 0)
    FROM cashbook_distributionshare s
   WHERE s.distribution_id = wanted AND NOT s.held
     AND s.id NOT IN (SELECT x.share_id FROM cashbook_shareapart x)
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_end_custody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE a cashbook_custodyaccount;
BEGIN
  SELECT * INTO a FROM cashbook_custodyaccount WHERE id = NEW.account_id;
  PERFORM cashbook_lock(a.agency_id);
  IF thads_from_web() THEN NEW.ended_by := thads_account(); END IF;
  IF a.agency_id <> NEW.agency_id OR NEW.reason = '' THEN
    PERFORM cashbook_refuse('Chưa được: ghi lý do thôi dùng tài khoản.', 'end_has_a_reason');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_enter(w jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE agency integer := (w->>'agency')::integer; entry bigint; role text;
        due bigint := (w->>'amount')::bigint; pid bigint := (w->>'proceeding')::bigint;
        party bigint := (w->>'party')::bigint; holder bigint := (w->>'holder')::bigint;
BEGIN
  SELECT k.role INTO role FROM cashbook_kinds() k
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
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      party_id, holder)
  VALUES (entry, agency, w->>'debit', due, 0, pid, party, holder),
         (entry, agency, w->>'credit', 0, due, pid, party, holder);
  IF w->>'kind' = 'tien_den' AND NOT EXISTS (SELECT 1 FROM cashbook_transfer t
       WHERE t.id = (w->>'transfer')::bigint AND t.agency_id = agency AND t.amount = due
         AND t.account = w->>'debit') THEN
    PERFORM cashbook_refuse('Không khớp với khoản tiền đến.', 'transfer_is_brought_in_once');
  END IF;
  IF w->>'kind' = 'khong_nguoi_nhan' AND w->>'debit' = 'phai_tra' THEN
    PERFORM cashbook_set_apart(w, entry);
  END IF;
  RETURN entry;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_hand_over(wanted bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_hold(wanted integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF cashbook_may(wanted, ARRAY['ke_toan', 'thu_quy', 'chap_hanh_vien', 'thu_truong',
                                'truong_phong']) THEN
    PERFORM cashbook_lock(wanted);
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_holdings()
 RETURNS TABLE(account text, name text, side text, held_by text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  VALUES
    ('tien_mat', 'Quỹ tiền mặt', 'no', 'co_quan'),
    ('ngan_hang', 'Tài khoản ngân hàng', 'no', 'co_quan'),
    ('kho_bac', 'Tài khoản Kho bạc Nhà nước', 'no', 'co_quan'),
    ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ', 'no', 'nguoi_giu'),
    ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm', 'no', 'viec'),
    ('mang_sang', 'Số dư mang sang, chưa đối chiếu nơi giữ', 'no', 'co_quan'),
    -- What one agency handed to another stands on one side here, on the other there.
    ('chuyen_giao', 'Chuyển giao giữa các cơ quan', 'no', ''),
    -- Receivables: nobody gives back, or is relieved of, more than was advanced.
    ('phi_ngan_hang', 'Phí ngân hàng đã trừ, chờ bù', 'no', 'co_quan'),
    ('tam_ung_chi_phi', 'Chi phí cưỡng chế tạm ứng phải thu hồi', 'no', 'viec'),
    ('giu_ho', 'Tiền của việc đang giữ', 'co', 'viec'),
    ('phai_tra', 'Tiền đã phân phối, phải chi trả', 'co', 'viec'),
    ('cho_xac_dinh', 'Tiền đến chưa rõ của việc nào', 'co', 'co_quan'),
    ('khong_nguoi_nhan', 'Tiền không có người nhận', 'co', 'viec'),
    ('tien_mua_tai_san', 'Tiền mua, nhận lại tài sản tạm thu', 'co', 'viec'),
    ('phi_thi_hanh_an', 'Phí thi hành án phải nộp', 'co', 'co_quan'),
    ('phai_nop_ngan_sach', 'Phải nộp ngân sách nhà nước', 'co', 'co_quan'),
    ('nguon_tam_ung', 'Nguồn ngân sách đã tạm ứng', 'co', 'viec'),
    ('lai_tien_gui', 'Lãi tiền gửi chưa phân bổ', 'co', 'co_quan')
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_is_told(e cashbook_entry)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT e.reverses_id IS NOT NULL OR e.kind = 'ban_giao_viec'
      OR e.act_id IS NOT NULL AND e.posted_by IS NULL AND e.receipt_id IS NULL
         AND e.payment_id IS NULL AND NOT thads_from_web()
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_judge_annulment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE d cashbook_distribution;
BEGIN
  SELECT * INTO d FROM cashbook_distribution WHERE id = NEW.distribution_id;
  PERFORM cashbook_lock(d.agency_id);
  IF thads_from_web() THEN NEW.annulled_by := thads_account(); END IF;
  IF NEW.agency_id IS DISTINCT FROM d.agency_id OR NOT EXISTS (
       SELECT 1 FROM cashbook_distributionapproval WHERE distribution_id = d.id) THEN
    PERFORM cashbook_refuse('Chỉ huỷ được phiếu phân phối đã duyệt.',
                            'annulled_sheet_was_approved');
  END IF;
  IF btrim(NEW.reason) = '' THEN
    PERFORM cashbook_refuse('Chưa ghi lý do huỷ phiếu phân phối.',
                            'annulled_sheet_was_approved');
  END IF;
  IF cashbook_living_order(d.id, NULL) IS NOT NULL THEN
    PERFORM cashbook_refuse('Không được: phiếu này đã có lệnh chi. Huỷ lệnh chi, hoặc thu hồi '
      || 'tiền đã chi và đính chính hành vi chi trả, rồi huỷ phiếu.', 'annulled_sheet_is_unpaid');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_shareapart x JOIN cashbook_distributionshare s
       ON s.id = x.share_id WHERE s.distribution_id = d.id) THEN
    PERFORM cashbook_refuse('Không được: có phần của phiếu đã chuyển sang tiền không có người '
      || 'nhận.', 'annulled_sheet_is_unpaid');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_judge_approval()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE d cashbook_distribution; judged_by bigint;
BEGIN
  SELECT * INTO d FROM cashbook_distribution WHERE id = NEW.distribution_id;
  PERFORM cashbook_lock(d.agency_id);
  IF TG_TABLE_NAME = 'cashbook_distributionapproval' THEN
    IF thads_from_web() THEN NEW.approved_by := thads_account(); END IF;
    IF NEW.approved_by = d.proposed_by
       OR EXISTS (SELECT 1 FROM agencies_account m JOIN agencies_account c
                    ON c.officer_id = m.officer_id
                   WHERE m.id = d.proposed_by AND c.id = NEW.approved_by) THEN
      PERFORM cashbook_refuse('Người lập phiếu phân phối không tự duyệt.',
                              'proposer_is_not_approver');
    END IF;
  ELSIF thads_from_web() THEN
    NEW.refused_by := thads_account();
  END IF;
  IF NEW.agency_id <> d.agency_id
     OR EXISTS (SELECT 1 FROM cashbook_distributionrefusal WHERE distribution_id = d.id)
     OR EXISTS (SELECT 1 FROM cashbook_distributionapproval WHERE distribution_id = d.id) THEN
    PERFORM cashbook_refuse('Phiếu phân phối này đã được quyết định.',
                            'distribution_is_decided_once');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_judge_entitlements()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM cashbook_lock(a.agency_id) FROM (SELECT DISTINCT agency_id FROM added) a;
  IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS (
      SELECT 1 FROM cases_obligation o
        JOIN ledger_proceeding p ON p.id = o.case_id
        JOIN agencies_unit u ON u.id = p.unit_id
       WHERE o.id = a.obligation_id AND o.case_id = a.proceeding_id AND o.kind = 'tien'
         AND u.agency_id = a.agency_id
         AND (o.code = a.code OR EXISTS (SELECT 1 FROM cashbook_entitlement e
               WHERE e.obligation_id = o.id AND e.new_code = a.code)))) THEN
    PERFORM cashbook_refuse('Không được: khoản này không có trong việc.',
                            'entitlement_is_of_its_case');
  END IF;
  IF EXISTS (SELECT 1 FROM added a WHERE a.party_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM cases_caseparty c WHERE c.party_id = a.party_id
         AND c.case_id = a.proceeding_id AND c.role = 'duoc_thi_hanh')) THEN
    PERFORM cashbook_refuse('Không được: người này không phải người được thi hành án của việc.',
                            'payee_is_a_creditor_of_the_case');
  END IF;
  IF EXISTS (SELECT 1 FROM added a JOIN cases_obligation o
       ON o.case_id = a.proceeding_id AND o.code = a.new_code) THEN
    PERFORM cashbook_refuse('Không được: mã khoản mới trùng một nghĩa vụ.',
                            'one_claim_a_transfer');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_distribution d
       WHERE d.proceeding_id IN (SELECT proceeding_id FROM added)
         AND NOT EXISTS (SELECT 1 FROM cashbook_distributionapproval WHERE distribution_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM cashbook_distributionrefusal WHERE distribution_id = d.id))
  THEN
    PERFORM cashbook_refuse('Chưa được: việc có phiếu phân phối chờ duyệt; duyệt hoặc không '
                            'duyệt phiếu ấy trước.', 'one_open_distribution');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_judge_papers(a ledger_act)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_booked()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_closed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT agency_id, min(posted_on) AS earliest FROM added GROUP BY 1) a
              WHERE EXISTS (SELECT 1 FROM cashbook_closing c
                             WHERE c.agency_id = a.agency_id AND c."on" >= a.earliest)) THEN
    PERFORM cashbook_refuse('Ngày này đã khoá sổ; bút toán vào ngày mở tiếp theo.',
                            'closed_day_is_closed');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_counted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_named()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'parties_party' AND EXISTS (
       SELECT 1 FROM cashbook_distributionshare s JOIN gone g ON g.id = s.party_id)
     OR TG_TABLE_NAME = 'cases_obligation' AND EXISTS (
       SELECT 1 FROM cashbook_distributionshare s JOIN gone g ON g.id = s.obligation_id) THEN
    PERFORM cashbook_refuse('Không xoá được: đã được chia tiền.', 'share_is_of_its_case');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_open_items()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_open_orders()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'cashbook_payment' THEN
    INSERT INTO cashbook_openpayment (payment_id, agency_id) VALUES (NEW.id, NEW.agency_id);
  ELSE
    DELETE FROM cashbook_openpayment WHERE payment_id = NEW.payment_id;
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keep_what_is_there()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE gone record; rest bigint;
BEGIN
  FOR gone IN
    SELECT a.agency_id, h.account, h.name, h.side, h.held_by,
           CASE WHEN h.held_by = 'viec' THEN a.proceeding_id END AS of_case,
           CASE WHEN h.held_by = 'nguoi_giu' THEN a.holder END AS by_whom,
           sum(CASE h.side WHEN 'no' THEN a.credit ELSE a.debit END)::bigint AS amount
      FROM (SELECT entry_id, agency_id, account, proceeding_id, holder,
                   sum(debit) AS debit, sum(credit) AS credit
              FROM added GROUP BY 1, 2, 3, 4, 5) a
      JOIN cashbook_holdings() h ON h.account = a.account AND h.held_by <> ''
       AND CASE h.side WHEN 'no' THEN a.credit ELSE a.debit END > 0
     CROSS JOIN LATERAL (SELECT 1 FROM cashbook_entry e
                          WHERE e.id = a.entry_id AND NOT cashbook_is_told(e) OFFSET 0) e
     GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY h.held_by <> 'viec', 1, 2
  LOOP
    PERFORM cashbook_lock(gone.agency_id);
    IF gone.of_case IS NOT NULL THEN
      SELECT sum(b.amount) INTO rest FROM cashbook_balance b
       WHERE b.agency_id = gone.agency_id AND b.account = gone.account
         AND b.proceeding_id = gone.of_case;
    ELSIF gone.by_whom IS NOT NULL THEN
      SELECT sum(l.debit - l.credit) INTO rest FROM cashbook_line l
       WHERE l.agency_id = gone.agency_id AND l.account = gone.account
         AND l.holder = gone.by_whom;
    ELSE
      SELECT sum(t.debit - t.credit) INTO rest FROM cashbook_turnover t
       WHERE t.agency_id = gone.agency_id AND t.account = gone.account;
    END IF;
    rest := CASE gone.side WHEN 'no' THEN rest ELSE -rest END;
    CONTINUE WHEN rest >= 0;
    PERFORM cashbook_refuse('Không được: cần ' || cashbook_amount(gone.amount) || ' từ “'
      || gone.name || '”' || CASE gone.held_by WHEN 'viec' THEN ' của việc này'
                                  WHEN 'nguoi_giu' THEN ' của người này' ELSE '' END
      || ', sổ tiền chỉ còn ' || cashbook_amount(greatest(rest + gone.amount, 0))
      || '. Tiền chỉ rời nơi đang giữ đủ: ghi khoản đã vào nơi đó trước, hoặc ghi số nhỏ hơn.',
      CASE gone.held_by WHEN 'viec' THEN 'no_case_below_zero'
                        ELSE 'nothing_moves_that_is_not_there' END);
  END LOOP;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_keeps_money(wanted integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT cashbook_may(wanted, ARRAY['ke_toan', 'thu_quy', 'thu_truong', 'truong_phong'])
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_kinds()
 RETURNS TABLE(kind text, debit text, credit text, role text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  VALUES
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
    ('lai_tien_gui', 'ngan_hang', 'tien_mua_tai_san', 'ke_toan'),
    ('lai_tien_gui', 'tien_gui', 'tien_mua_tai_san', 'ke_toan'),
    ('phan_bo_lai', 'lai_tien_gui', 'giu_ho', 'ke_toan'),
    ('phan_bo_lai', 'lai_tien_gui', 'tien_mua_tai_san', 'ke_toan'),
    ('phi_ngan_hang', 'phi_ngan_hang', 'ngan_hang', 'ke_toan'),
    ('bu_phi_ngan_hang', 'ngan_hang', 'phi_ngan_hang', 'ke_toan'),
    ('doi_chieu', 'ngan_hang', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'kho_bac', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'tien_mat', 'mang_sang', 'ke_toan'),
    ('khong_nguoi_nhan', 'giu_ho', 'khong_nguoi_nhan', 'ke_toan'),
    ('khong_nguoi_nhan', 'phai_tra', 'khong_nguoi_nhan', 'ke_toan')
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_living_order(wanted bigint, besides bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT i.payment_id FROM cashbook_paymentitem i
   WHERE i.distribution_id = wanted AND i.id IS DISTINCT FROM besides
     AND NOT EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = i.payment_id)
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry r
           ON r.reverses_id = e.id WHERE e.payment_id = i.payment_id) LIMIT 1
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_lock(wanted integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO ledger_book (agency_id, head_position, head_hash) VALUES (wanted, 0, '')
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_book WHERE agency_id = wanted FOR UPDATE;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_may(wanted integer, roles text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT NOT thads_from_web() OR cashbook_roles(wanted) && roles
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_moved(entry bigint, wanted_place text)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(sum(debit - credit), 0)::bigint FROM cashbook_line
   WHERE entry_id = entry AND account = wanted_place
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_moves()
 RETURNS TABLE(code text, way text, debit text, credit text, first text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  VALUES
    ('thu_tien', 'vao', '', 'giu_ho', ''),
    ('nop_tien_mua_tai_san', 'vao', '', 'tien_mua_tai_san', ''),
    ('nop_tien_nhan_lai_tai_san', 'vao', '', 'tien_mua_tai_san', ''),
    ('nhan_tien_tich_thu', 'vao', '', 'phai_nop_ngan_sach', ''),
    ('chi_tra', 'ra', 'giu_ho', '', ''),
    ('chuyen_tien_uy_thac', 'ra', 'giu_ho', '', ''),
    ('nop_tien_tich_thu', 'ra', 'giu_ho', '', 'phai_nop_ngan_sach'),
    ('tra_tien_mua_tai_san', 'ra', 'tien_mua_tai_san', '', ''),
    ('sung_quy', 'chuyen', 'giu_ho', 'phai_nop_ngan_sach', 'khong_nguoi_nhan'),
    ('gui_tien', 'chuyen', 'tien_gui', '', ''),
    ('tam_ung_chi_phi_cuong_che', 'chuyen', 'tam_ung_chi_phi', 'nguon_tam_ung', ''),
    ('quyet_dinh_mien_giam_chi_phi', 'chuyen', 'nguon_tam_ung', 'tam_ung_chi_phi', '')
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_names(wanted bigint[])
 RETURNS TABLE(id bigint, display_name character varying)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT a.id, a.display_name FROM agencies_account a
   WHERE a.id = ANY (wanted) AND (NOT thads_from_web() OR EXISTS (
     SELECT 1 FROM agencies_appointment ap JOIN agencies_unit u ON u.id = ap.unit_id
      WHERE ap.account_id = a.id AND u.agency_id IN (
        SELECT mine.agency_id FROM agencies_unit mine
         WHERE mine.id = ANY ((SELECT thads_read_units())::integer[]))))
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_next(wanted integer, wanted_series text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  INSERT INTO cashbook_counter AS c (agency_id, series, last) VALUES (wanted, wanted_series, 1)
  ON CONFLICT (agency_id, series) DO UPDATE SET last = c.last + 1 RETURNING last
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_number_closing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
  IF btrim(NEW.note) = '' AND (
       SELECT sum(debit - credit) > 0 FROM cashbook_turnover WHERE agency_id = NEW.agency_id
          AND account = 'chap_hanh_vien_giu' AND "on" <= NEW."on") THEN
    PERFORM cashbook_refuse('Chưa được: còn tiền mặt đã thu chưa nộp quỹ. Nộp quỹ, hoặc ghi ' ||
      'giải thích vì sao thu cuối ngày chưa nộp kịp.', 'cash_outside_is_explained');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_number_distribution()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE series text; held bigint;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.proposed_by := thads_account(); END IF;
  IF EXISTS (SELECT 1 FROM cashbook_distribution d WHERE d.proceeding_id = NEW.proceeding_id
       AND NOT EXISTS (SELECT 1 FROM cashbook_distributionapproval WHERE distribution_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM cashbook_distributionrefusal WHERE distribution_id = d.id))
  THEN
    PERFORM cashbook_refuse('Việc này đang có một phiếu phân phối chờ duyệt.',
                            'one_open_distribution');
  END IF;
  SELECT -coalesce(sum(amount), 0) INTO held FROM cashbook_balance
   WHERE agency_id = NEW.agency_id AND proceeding_id = NEW.proceeding_id AND account = 'giu_ho';
  IF NEW.amount > held THEN
    PERFORM cashbook_refuse('Không được: sổ tiền chỉ còn giữ ' || held
      || ' đồng chưa phân phối của việc này.', 'distributes_what_is_held');
  END IF;
  series := 'PP-' || extract(year FROM NEW."on")::text;
  NEW.number := cashbook_next(NEW.agency_id, series);
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  SELECT count(*) + 1 INTO NEW.round FROM cashbook_distribution
   WHERE proceeding_id = NEW.proceeding_id;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_number_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE series text;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.made_by := thads_account(); END IF;
  series := CASE NEW.channel WHEN 'tien_mat' THEN 'PC-' ELSE 'UNC-' END
            || extract(year FROM NEW."on")::text;
  NEW.number := cashbook_next(NEW.agency_id, series);
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_number_receipt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_number_statement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_open_day(wanted integer, on_day date)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT greatest(on_day, max("on") + 1) FROM cashbook_closing WHERE agency_id = wanted
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_open_items(entries bigint[], lines bigint[])
 RETURNS TABLE(agency_id integer, place character varying, low date, high date, entry_id bigint, line_id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_paper_has_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'cashbook_receipt'
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry WHERE receipt_id = NEW.id) THEN
    PERFORM cashbook_refuse('Biên lai phải đi cùng hành vi thu tiền của nó.',
                            'receipt_has_its_act');
  ELSIF TG_TABLE_NAME = 'cashbook_transfer'
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry WHERE transfer_id = NEW.id) THEN
    PERFORM cashbook_refuse('Khoản tiền đến phải được ghi sổ.', 'transfer_is_posted');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_pay(wanted bigint, on_day date, moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_pay_sheet_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF cashbook_living_order(NEW.distribution_id, NEW.id) IS NOT NULL THEN
    PERFORM cashbook_refuse('Các phần của phiếu này đã có lệnh chi.', 'share_is_paid_once');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM cashbook_distribution d JOIN cashbook_payment p ON p.id = NEW.payment_id
      JOIN cashbook_distributionapproval a ON a.distribution_id = d.id AND NOT EXISTS (
        SELECT 1 FROM cashbook_distributionannulment n WHERE n.distribution_id = d.id)
      CROSS JOIN LATERAL cashbook_due_of(d.id) due
     WHERE d.id = NEW.distribution_id AND p.proceeding_id = d.proceeding_id
       AND p.agency_id = d.agency_id
       AND (NEW.amount, NEW.fee, NEW.recovered, NEW.from_account)
           = (due.amount, due.fee, due.recovered, 'phai_tra')) THEN
    PERFORM cashbook_refuse('Lệnh chi không khớp với các phần đã duyệt.',
                            'share_is_paid_as_approved');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_payment_obstacle(p cashbook_payment)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE
    WHEN p.id IS NULL THEN 'Chưa được: chi tiền cần lệnh chi đã có người khác duyệt.'
    WHEN EXISTS (SELECT 1 FROM cashbook_paymentstop WHERE payment_id = p.id)
      THEN 'Không được: lệnh chi ' || p.text || ' đã huỷ.'
    WHEN EXISTS (SELECT 1 FROM cashbook_entry WHERE payment_id = p.id)
      THEN 'Không được: lệnh chi ' || p.text || ' đã chi rồi.'
    WHEN NOT EXISTS (SELECT 1 FROM cashbook_paymentcheck WHERE payment_id = p.id)
      THEN 'Chưa được: lệnh chi ' || p.text || ' chưa có người duyệt.' END
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_pays_what_it_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE p cashbook_payment; used bigint;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = NEW.payment_id;
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_post(wanted bigint[], judged boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_post_acts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE wanted bigint[];
BEGIN
  SELECT array_agg(id) INTO wanted FROM added
   WHERE code IN (SELECT m.code FROM cashbook_moves() m)
      OR code IN ('ban_giao_viec', 'dinh_chinh', 'thu_hoi_tam_ung');
  IF wanted IS NOT NULL THEN PERFORM cashbook_post(wanted, true); END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_post_annulment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE e cashbook_entry; made bigint; on_day date;
BEGIN
  SELECT * INTO e FROM cashbook_entry
   WHERE distribution_id = NEW.distribution_id AND kind = 'phan_phoi' AND reverses_id IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  on_day := (NEW.annulled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, reverses_id)
  VALUES (e.agency_id, e.kind, on_day, cashbook_open_day(e.agency_id, on_day),
          NEW.annulled_at, NEW.annulled_by, e.amount, e.lines, e.id)
  RETURNING id INTO made;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id, holder)
  SELECT made, l.agency_id, l.account, l.credit, l.debit, l.proceeding_id, l.obligation_id,
         l.party_id, l.holder
    FROM cashbook_line l WHERE l.entry_id = e.id ORDER BY l.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_post_distribution()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE d cashbook_distribution; entry bigint; due bigint;
BEGIN
  SELECT * INTO d FROM cashbook_distribution WHERE id = NEW.distribution_id;
  SELECT o.amount INTO due FROM cashbook_due_of(d.id) o;
  IF due = 0 THEN RETURN NULL; END IF;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, distribution_id)
  VALUES (d.agency_id, 'phan_phoi', d."on", cashbook_open_day(d.agency_id, d."on"),
          NEW.approved_at, NEW.approved_by, due, 2, d.id)
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id)
  VALUES (entry, d.agency_id, 'giu_ho', due, 0, d.proceeding_id),
         (entry, d.agency_id, 'phai_tra', 0, due, d.proceeding_id);
  IF (SELECT sum(amount) > 0 FROM cashbook_balance WHERE agency_id = d.agency_id
         AND proceeding_id = d.proceeding_id AND account = 'giu_ho') THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này cho việc.',
                            'no_case_below_zero');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_propose_custody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.proposed_by := thads_account(); END IF;
  IF EXISTS (SELECT 1 FROM cashbook_custodyaccount a
               LEFT JOIN cashbook_custodyend e ON e.account_id = a.id
              WHERE a.agency_id = NEW.agency_id AND a.bank = NEW.bank AND a.number = NEW.number
                AND coalesce(e.valid_to, 'infinity') >= NEW.valid_from) THEN
    PERFORM cashbook_refuse('Không được: tài khoản này đã khai và chưa thôi dùng.',
                            'one_custody_account');
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_recover(wanted bigint, judged boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE act ledger_act; kept_back bigint; before bigint; due bigint; entry bigint;
BEGIN
  SELECT * INTO act FROM ledger_act WHERE id = wanted;
  SELECT coalesce(sum(l.credit - l.debit), 0) INTO kept_back
    FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
   WHERE l.proceeding_id = act.proceeding_id AND l.account = 'tam_ung_chi_phi'
     AND e.kind = 'chi_tra';
  SELECT coalesce(sum(a.amount), 0) INTO before FROM ledger_act a
   WHERE a.proceeding_id = act.proceeding_id AND a.code = 'thu_hoi_tam_ung' AND a.seq < act.seq;
  due := greatest(0, before + coalesce(act.amount, 0) - greatest(before, kept_back));
  IF due = 0 THEN RETURN; END IF;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, act_id)
  VALUES (act.book_id, act.code, act.effective_on,
          cashbook_open_day(act.book_id::integer, act.effective_on), act.recorded_at,
          CASE WHEN judged THEN act.recorded_by END, due, 2, act.id)
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id)
  VALUES (entry, act.book_id, 'nguon_tam_ung', due, 0, act.proceeding_id),
         (entry, act.book_id, 'tam_ung_chi_phi', 0, due, act.proceeding_id);
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_refuse(sentence text, rule text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'Sổ tiền chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Ghi một bút toán đảo nêu bút toán sai.';
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_reverse(wrong bigint, by_act ledger_act)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_roles(wanted integer)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'Asia/Ho_Chi_Minh'
AS $function$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id AND home.agency_id = wanted
   WHERE a.id = thads_account() AND a.is_active
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_same_person(one bigint, other bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT one = other OR EXISTS (
    SELECT 1 FROM agencies_account m JOIN agencies_account c ON c.officer_id = m.officer_id
     WHERE m.id = one AND c.id = other)
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_set_apart(w jsonb, entry bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE s cashbook_distributionshare; of_case bigint;
BEGIN
  SELECT * INTO s FROM cashbook_distributionshare WHERE id = (w->>'share')::bigint;
  SELECT d.proceeding_id INTO of_case FROM cashbook_distribution d
    JOIN cashbook_distributionapproval a ON a.distribution_id = d.id AND NOT EXISTS (
        SELECT 1 FROM cashbook_distributionannulment n WHERE n.distribution_id = d.id)
   WHERE d.id = s.distribution_id;
  IF of_case IS DISTINCT FROM (w->>'proceeding')::bigint OR s.held
     OR s.agency_id <> (w->>'agency')::integer OR s.amount <> (w->>'amount')::bigint
     OR s.party_id IS DISTINCT FROM (w->>'party')::bigint THEN
    PERFORM cashbook_refuse('Phần này không khớp với phiếu phân phối đã duyệt.',
                            'share_is_paid_as_approved');
  END IF;
  IF cashbook_living_order(s.distribution_id, NULL) IS NOT NULL THEN
    PERFORM cashbook_refuse('Các phần của phiếu này đã có lệnh chi.', 'share_is_paid_once');
  END IF;
  INSERT INTO cashbook_shareapart (share_id, agency_id, entry_id)
  VALUES (s.id, s.agency_id, entry);
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_settle(correction bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_stand_again(entries bigint[], lines bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  DELETE FROM cashbook_openitem WHERE entry_id = ANY (entries);
  DELETE FROM cashbook_openitem WHERE line_id = ANY (lines);
  INSERT INTO cashbook_openitem (agency_id, place, low, high, entry_id, line_id)
  SELECT * FROM cashbook_open_items(entries, lines);
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_back_book()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE book cashbook_receiptbook;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO book FROM cashbook_receiptbook WHERE id = NEW.book_id;
  IF thads_from_web() THEN NEW.received_by := thads_account(); END IF;
  IF book.agency_id <> NEW.agency_id OR book.medium <> 'giay' THEN
    PERFORM cashbook_refuse('Không được: chỉ quyển biên lai giấy của cơ quan mới nộp lại.',
                            'paper_book_is_returned');
  END IF;
  IF cashbook_same_person(book.holder, NEW.received_by) THEN
    PERFORM cashbook_refuse('Không được: người giữ quyển không tự nhận lại; cần kế toán.',
                            'book_goes_back_to_the_accountant');
  END IF;
  SELECT coalesce(max(number), book.first_number - 1) INTO NEW.last_number
    FROM cashbook_receipt WHERE book_id = book.id;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_items()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
         WHEN 'tra_tien_mua_tai_san' THEN a.from_account = 'tien_mua_tai_san' WHEN 'nop_tien_tich_thu' THEN a.from_account IN ('phai_nop_ngan_sach', 'giu_ho')
         WHEN 'nop_phi' THEN a.from_account = 'phi_thi_hanh_an'
         WHEN 'nop_ngan_sach' THEN a.from_account = 'phai_nop_ngan_sach'
         ELSE a.from_account = 'cho_xac_dinh' END) THEN
    PERFORM cashbook_refuse('Bảng kê không khớp với lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_shares()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE sheets bigint[]; own bigint[]; people bigint[]; duties bigint[]; cases bigint[];
BEGIN
  SELECT array_agg(DISTINCT distribution_id), array_agg(DISTINCT agency_id::bigint),
         coalesce(array_agg(DISTINCT party_id) FILTER (WHERE party_id IS NOT NULL), '{}'),
         coalesce(array_agg(DISTINCT obligation_id) FILTER (WHERE obligation_id IS NOT NULL),
                  '{}')
    INTO sheets, own, people, duties FROM added;
  IF sheets IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(proceeding_id) INTO cases FROM cashbook_distribution
   WHERE id = ANY (sheets) AND agency_id = ALL (own);
  IF coalesce(cardinality(cases), 0) <> cardinality(sheets)
     OR EXISTS (SELECT 1 FROM cashbook_distribution d
       JOIN (SELECT distribution_id, count(*) AS n, sum(amount) AS total
               FROM cashbook_distributionshare WHERE distribution_id = ANY (sheets)
              GROUP BY 1) s ON s.distribution_id = d.id
      WHERE d.id = ANY (sheets) AND (s.n > d.lines OR s.total > d.amount)) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  IF cardinality(people) <> (SELECT count(*) FROM parties_party WHERE id = ANY (people))
     OR cardinality(duties) <> (SELECT count(*) FROM cases_obligation
                                 WHERE id = ANY (duties) AND case_id = ANY (cases)) THEN
    PERFORM cashbook_refuse('Phần được chia nêu người hoặc nghĩa vụ không có trong việc.',
                            'share_is_of_its_case');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_statement(wanted bigint, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_take_statement_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_statement s
               JOIN (SELECT statement_id, count(*) AS n FROM cashbook_statementline
                      WHERE statement_id IN (SELECT statement_id FROM added) GROUP BY 1) l
                 ON l.statement_id = s.id WHERE l.n > s.count) THEN
    PERFORM cashbook_refuse('Sao kê đã đủ dòng.', 'statement_is_the_sum_of_its_lines');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cashbook_takers(wanted integer)
 RETURNS TABLE(id bigint, display_name character varying)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'Asia/Ho_Chi_Minh'
AS $function$
  SELECT DISTINCT a.id, a.display_name FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role IN ('thu_quy', 'chap_hanh_vien')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit u ON u.id = ap.unit_id AND u.agency_id = wanted
   WHERE a.is_active AND cashbook_may(wanted, ARRAY['ke_toan', 'thu_truong'])
   ORDER BY 2
$function$;

CREATE OR REPLACE FUNCTION public.cashbook_tally(agencies integer[], days date[], cases bigint[], booked bigint[], counted bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;
