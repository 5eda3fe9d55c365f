-- A sale that is annulled: the buyer's money goes back by a checked order, an approved sheet
-- that was not paid is annulled whole, and interest may be the buyer's. What a bank takes for
-- itself has an account of its own, which the agency's budget makes good.

CREATE OR REPLACE FUNCTION cashbook_moves() RETURNS TABLE (code text, way text, debit text,
    credit text, first text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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
$$;

DO $$
DECLARE body text; was text;
BEGIN
  -- A day is closed over cash that is not in the fund yet only with the reason.
  body := pg_get_functiondef('cashbook_number_closing()'::regprocedure);
  was := '  RETURN NEW;';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_number_closing đã đổi'; END IF;
  EXECUTE replace(body, was, '  IF btrim(NEW.note) = '''' AND (
       SELECT sum(debit - credit) > 0 FROM cashbook_turnover WHERE agency_id = NEW.agency_id
          AND account = ''chap_hanh_vien_giu'' AND "on" <= NEW."on") THEN
    PERFORM cashbook_refuse(''Chưa được: còn tiền mặt đã thu chưa nộp quỹ. Nộp quỹ, hoặc ghi '' ||
      ''giải thích vì sao thu cuối ngày chưa nộp kịp.'', ''cash_outside_is_explained'');
  END IF;
' || was);
  -- The buyer's order is of the buyer's money only.
  body := pg_get_functiondef('cashbook_take_items()'::regprocedure);
  was := 'WHEN ''nop_tien_tich_thu'' THEN';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_take_items đã đổi'; END IF;
  EXECUTE replace(body, was,
    'WHEN ''tra_tien_mua_tai_san'' THEN a.from_account = ''tien_mua_tai_san'' ' || was);

  body := pg_get_functiondef('cashbook_enter(jsonb)'::regprocedure);
  was := '(''phan_bo_lai'', ''lai_tien_gui'', ''giu_ho'', ''ke_toan''),';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_enter đã đổi'; END IF;
  EXECUTE replace(body, was, was || '
    (''phan_bo_lai'', ''lai_tien_gui'', ''tien_mua_tai_san'', ''ke_toan''),
    (''lai_tien_gui'', ''ngan_hang'', ''tien_mua_tai_san'', ''ke_toan''),
    (''lai_tien_gui'', ''tien_gui'', ''tien_mua_tai_san'', ''ke_toan''),
    (''phi_ngan_hang'', ''phi_ngan_hang'', ''ngan_hang'', ''ke_toan''),
    (''bu_phi_ngan_hang'', ''ngan_hang'', ''phi_ngan_hang'', ''ke_toan''),');

  body := pg_get_functiondef('cashbook_enter(jsonb)'::regprocedure);
  was := '''tien_gui'', ''tam_ung_chi_phi'')';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_enter đã đổi'; END IF;
  EXECUTE replace(body, was, '''tien_gui'', ''tam_ung_chi_phi'', ''phi_ngan_hang'')');

  -- What a bank took for itself leaves without an order, but only as its statement says.
  body := pg_get_functiondef('cashbook_check_entry()'::regprocedure);
  was := '  IF leaves > 0 AND NEW.reverses_id IS NULL';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_check_entry đã đổi'; END IF;
  EXECUTE replace(body, was, '  IF NEW.kind = ''phi_ngan_hang'' AND NEW.reverses_id IS NULL THEN
    IF (thads_from_web() OR NEW.posted_by IS NOT NULL) AND (
         SELECT count(*) FROM cashbook_statementline s
          WHERE s.agency_id = NEW.agency_id AND s."on" = NEW."on" AND s.amount = -NEW.amount
            AND NOT EXISTS (SELECT 1 FROM cashbook_pairing p JOIN cashbook_entry x
                  ON x.id = p.entry_id AND x.kind <> ''phi_ngan_hang'' WHERE p.line_id = s.id))
       < (SELECT count(*) FROM cashbook_entry x
           WHERE x.agency_id = NEW.agency_id AND x.kind = ''phi_ngan_hang''
             AND x."on" = NEW."on" AND x.amount = NEW.amount AND x.reverses_id IS NULL) THEN
      PERFORM cashbook_refuse(''Chưa được: không có dòng sao kê nào ngày này trừ đúng số tiền '' ||
        ''này. Nhập sao kê trước khi ghi phí ngân hàng.'', ''bank_charge_is_on_a_statement'');
    END IF;
    RETURN NULL;
  END IF;
' || was);

  -- An annulled sheet is neither ordered nor set apart.
  body := pg_get_functiondef('cashbook_pay_sheet_once()'::regprocedure);
  was := 'JOIN cashbook_distributionapproval a ON a.distribution_id = d.id';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_pay_sheet_once đã đổi'; END IF;
  EXECUTE replace(body, was, was || ' AND NOT EXISTS (
        SELECT 1 FROM cashbook_distributionannulment n WHERE n.distribution_id = d.id)');
  body := pg_get_functiondef('cashbook_set_apart(jsonb, bigint)'::regprocedure);
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_set_apart đã đổi'; END IF;
  EXECUTE replace(body, was, was || ' AND NOT EXISTS (
        SELECT 1 FROM cashbook_distributionannulment n WHERE n.distribution_id = d.id)');
END $$;

-- An approved sheet is annulled once, while no order of it lives and no share is set apart.
CREATE FUNCTION cashbook_judge_annulment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER annulled_sheet_is_unpaid BEFORE INSERT ON cashbook_distributionannulment
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_annulment();

-- The mirror of what the approval posted.
CREATE FUNCTION cashbook_post_annulment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER annulled_money_is_held AFTER INSERT ON cashbook_distributionannulment
  FOR EACH ROW EXECUTE FUNCTION cashbook_post_annulment();

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_distributionannulment
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_distributionannulment
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_distributionannulment ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cashbook_distributionannulment TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_distributionannulment FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY annulled_by_a_head ON cashbook_distributionannulment FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && cashbook_roles(agency_id)
              AND annulled_by = (SELECT thads_account()));
