-- Several accounts of one agency are kept apart: an entry says of which account it is, money
-- goes from one to another by way of what is in transit, an obligation is paid into the
-- account chosen for it, a payee's own account stands beside their name.

-- Nobody uses up what is in transit twice.
CREATE OR REPLACE FUNCTION cashbook_holdings() RETURNS TABLE(account text, name text, side text, held_by text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  VALUES
    ('tien_mat', 'Quỹ tiền mặt', 'no', 'co_quan'),
    ('ngan_hang', 'Tài khoản ngân hàng', 'no', 'co_quan'),
    ('kho_bac', 'Tài khoản Kho bạc Nhà nước', 'no', 'co_quan'),
    ('chap_hanh_vien_giu', 'Đã thu, chưa nộp vào quỹ', 'no', 'nguoi_giu'),
    ('tien_gui', 'Tiền gửi kỳ hạn, tiết kiệm', 'no', 'viec'),
    ('dang_chuyen', 'Tiền đang chuyển giữa các tài khoản', 'no', 'co_quan'),
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
$$;

CREATE OR REPLACE FUNCTION cashbook_kinds() RETURNS TABLE(kind text, debit text, credit text, role text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
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
    ('chuyen_di', 'dang_chuyen', 'ngan_hang', 'ke_toan'),
    ('chuyen_di', 'dang_chuyen', 'kho_bac', 'ke_toan'),
    ('chuyen_den', 'ngan_hang', 'dang_chuyen', 'ke_toan'),
    ('chuyen_den', 'kho_bac', 'dang_chuyen', 'ke_toan'),
    ('khong_nguoi_nhan', 'giu_ho', 'khong_nguoi_nhan', 'ke_toan'),
    ('khong_nguoi_nhan', 'phai_tra', 'khong_nguoi_nhan', 'ke_toan')
$$;

-- What is in transit between two of the agency's own accounts has not left custody.
CREATE OR REPLACE FUNCTION cashbook_check_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE n bigint; d numeric; c numeric; leaves numeric;
BEGIN
  SELECT count(*), coalesce(sum(debit), 0), coalesce(sum(credit), 0),
         coalesce(sum(credit - debit) FILTER (WHERE account IN ('tien_mat', 'ngan_hang',
           'kho_bac', 'chap_hanh_vien_giu', 'tien_gui', 'dang_chuyen', 'mang_sang')), 0)
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
END $$;

-- An entry of another account is not what a line of this account shows.
CREATE OR REPLACE FUNCTION cashbook_take_statement(wanted bigint, moment timestamp with time zone) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
         AND NOT EXISTS (SELECT 1 FROM cashbook_entryaccount o
               WHERE o.entry_id = e.id AND o.account_id <> s.account_id)
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
         AND NOT EXISTS (SELECT 1 FROM cashbook_entryaccount o
               WHERE o.entry_id = e.id AND o.account_id <> s.account_id)
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

-- Of which account an entry is said to be: one of its place, of its agency, approved; what a
-- statement shows already is not said otherwise.
CREATE FUNCTION cashbook_check_entry_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c cashbook_custodyaccount;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.said_by := thads_account(); END IF;
  SELECT a.* INTO c FROM cashbook_custodyaccount a
    JOIN cashbook_custodyapproval p ON p.account_id = a.id
   WHERE a.id = NEW.account_id AND a.agency_id = NEW.agency_id;
  IF c.id IS NULL OR NOT EXISTS (
       SELECT 1 FROM cashbook_line l WHERE l.entry_id = NEW.entry_id
          AND l.agency_id = NEW.agency_id AND l.account = c.place) THEN
    PERFORM cashbook_refuse('Không được: bút toán này không ghi vào nơi giữ của tài khoản ấy.',
                            'entry_is_of_an_account_of_its_place');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_pairing p JOIN cashbook_statementline l ON l.id = p.line_id
              WHERE p.entry_id = NEW.entry_id AND l.account_id <> NEW.account_id) THEN
    PERFORM cashbook_refuse('Không được: sao kê cho thấy bút toán này ở tài khoản khác.',
                            'statement_goes_before_what_is_said');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER entry_is_of_an_account_of_its_place BEFORE INSERT ON cashbook_entryaccount
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_entry_account();

-- A code names an account that takes money in by a bank and is in use on that day.
CREATE FUNCTION cashbook_check_pay_in_choice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.chosen_by := thads_account(); END IF;
  IF NOT EXISTS (
       SELECT 1 FROM cashbook_custodyaccount a
         JOIN cashbook_custodyapproval p ON p.account_id = a.id
         LEFT JOIN cashbook_custodyend e ON e.account_id = a.id
        WHERE a.id = NEW.account_id AND a.agency_id = NEW.agency_id AND a.place = 'ngan_hang'
          AND a.valid_from <= NEW.valid_from
          AND coalesce(e.valid_to, 'infinity') >= NEW.valid_from) THEN
    PERFORM cashbook_refuse('Không được: chỉ chọn tài khoản ngân hàng đã duyệt và đang dùng ' ||
                            'vào ngày ấy.', 'code_names_an_account_in_use');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_names_an_account_in_use BEFORE INSERT ON cashbook_payinchoice
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_pay_in_choice();

-- The account of who is a creditor of a case that this agency holds.
CREATE FUNCTION cashbook_check_payee_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.said_by := thads_account(); END IF;
  IF NOT EXISTS (
       SELECT 1 FROM cases_caseparty c JOIN ledger_proceeding p ON p.id = c.case_id
         JOIN agencies_unit u ON u.id = p.unit_id
        WHERE c.party_id = NEW.party_id AND c.role = 'duoc_thi_hanh'
          AND u.agency_id = NEW.agency_id) THEN
    PERFORM cashbook_refuse('Không được: người này không phải người được thi hành án của ' ||
                            'việc nào của cơ quan.', 'payee_account_is_of_a_creditor');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payee_account_is_of_a_creditor BEFORE INSERT ON cashbook_payeeaccount
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_payee_account();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['entryaccount', 'payinchoice', 'payeeaccount'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
  END LOOP;
END $$;
CREATE POLICY seen_in_own_units ON cashbook_entryaccount FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON cashbook_payinchoice FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_by_who_pays ON cashbook_payeeaccount FOR SELECT TO thads_app
  USING (cashbook_may(agency_id, ARRAY['ke_toan', 'thu_quy', 'thu_truong', 'truong_phong',
                                       'chap_hanh_vien']));
GRANT USAGE ON SEQUENCE cashbook_payinchoice_id_seq, cashbook_payeeaccount_id_seq TO thads_app;

CREATE POLICY said_by_who_enters ON cashbook_entryaccount FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'thu_quy'] && cashbook_roles(agency_id)
              AND said_by = (SELECT thads_account()));
CREATE POLICY chosen_by_the_accountant ON cashbook_payinchoice FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND chosen_by = (SELECT thads_account()));
CREATE POLICY said_by_officer_or_accountant ON cashbook_payeeaccount FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'chap_hanh_vien'] && cashbook_roles(agency_id)
              AND said_by = (SELECT thads_account()));
CREATE INDEX payee_account_of_party ON cashbook_payeeaccount (party_id, id DESC);
