-- Nothing leaves an account that does not hold it, through whichever door the entry comes.
-- What counts as holding is data: an account is held by the agency as a whole, by a person
-- who collected outside, or by a case; or it may stand on either side.

CREATE FUNCTION cashbook_holdings() RETURNS TABLE (account text, name text, side text,
    held_by text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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
$$;

CREATE FUNCTION cashbook_amount(amount numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(to_char(amount, 'FM999,999,999,999,999,990'), ',', '.') || ' đồng'
$$;

-- What an entry tells that happened elsewhere is taken as told: an older book, a case handed
-- over by another agency, the reversal of what was never so. Afterwards nothing leaves until
-- the account holds again.
CREATE FUNCTION cashbook_is_told(e cashbook_entry) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT e.reverses_id IS NOT NULL OR e.kind = 'ban_giao_viec'
      OR e.act_id IS NOT NULL AND e.posted_by IS NULL AND e.receipt_id IS NULL
         AND e.payment_id IS NULL AND NOT thads_from_web()
$$;

-- One after the other: whoever takes money out holds the agency's book until the end of the
-- transaction, and sees what the others before took. An entry is asked once, not for each of its
-- lines, and found by its key (see many_rows_at_once.sql).
CREATE FUNCTION cashbook_keep_what_is_there() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
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
END $$;
CREATE TRIGGER nothing_leaves_that_is_not_there AFTER INSERT ON cashbook_line
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION cashbook_keep_what_is_there();

-- The door for entries that are neither of an act nor a payment says who enters which kind;
-- what the accounts hold is asked of every entry alike.
CREATE FUNCTION cashbook_kinds() RETURNS TABLE (kind text, debit text, credit text, role text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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
$$;

CREATE OR REPLACE FUNCTION cashbook_enter(w jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;

-- Of a payment of money that came by mistake: the transfer itself still has as much.
CREATE OR REPLACE FUNCTION cashbook_pays_what_it_holds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;

REVOKE ALL ON FUNCTION cashbook_is_told(cashbook_entry), cashbook_keep_what_is_there()
  FROM PUBLIC;
