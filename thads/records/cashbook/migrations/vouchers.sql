-- What prints of money: numbered slips of cash that came into the fund, each printing counted,
-- and what an electronic receipt cannot be issued without.

CREATE FUNCTION cashbook_judge_e_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE book cashbook_receiptbook;
BEGIN
  SELECT * INTO book FROM cashbook_receiptbook WHERE id = NEW.book_id;
  NEW.lookup := '';
  IF book.medium <> 'dien_tu' THEN RETURN NEW; END IF;
  IF NEW.fingerprint <> '' THEN
    PERFORM cashbook_refuse('Không được: biên lai điện tử người nộp không ký, nên không điểm chỉ. '
      || 'Bỏ phần điểm chỉ, hoặc dùng quyển biên lai giấy.', 'fingerprint_stands_on_paper');
  END IF;
  IF NEW.spoiled <> '' THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM cashbook_collectorcode c
                  WHERE c.agency_id = book.agency_id AND c.valid_from <= NEW."on") THEN
    PERFORM cashbook_refuse('Chưa được: biên lai điện tử phải có mã số thuế của cơ quan thu mà ngày '
      || to_char(NEW."on", 'DD/MM/YYYY') || ' cơ quan chưa ghi mã nào (NĐ 254/2026). Kế toán ghi ở '
      || 'Biên lai → Mã số thuế.', 'e_receipt_names_its_body');
  END IF;
  IF left(book.symbol, 2) NOT IN (to_char(NEW."on", 'YY'),
       to_char(NEW.issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YY')) THEN
    PERFORM cashbook_refuse('Không được: biên lai điện tử đánh số lại từ ngày 01 tháng 01, ký hiệu '
      || book.symbol || ' không phải của năm ' || to_char(NEW."on", 'YYYY') || ' (NĐ 254/2026). '
      || 'Kế toán mở dải số có ký hiệu của năm ấy.', 'e_receipt_is_of_its_year');
  END IF;
  NEW.lookup := upper(left(replace(gen_random_uuid()::text, '-', ''), 16));
  RETURN NEW;
END $$;
CREATE TRIGGER e_receipt_lacks_nothing BEFORE INSERT ON cashbook_receipt
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_e_receipt();

-- Cash that came into the fund: taken in, handed in, drawn; not an older book, not a reversal.
CREATE FUNCTION cashbook_number_slip() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e cashbook_entry; series text;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO e FROM cashbook_entry WHERE id = NEW.entry_id;
  IF thads_from_web() THEN NEW.made_by := thads_account(); END IF;
  IF e.agency_id IS DISTINCT FROM NEW.agency_id OR e.reverses_id IS NOT NULL
     OR e.kind = 'doi_chieu' OR NOT EXISTS (SELECT 1 FROM cashbook_line l
          WHERE l.entry_id = e.id AND l.account = 'tien_mat' AND l.debit > 0) THEN
    PERFORM cashbook_refuse('Không được: phiếu thu chỉ lập cho tiền mặt đã vào quỹ.',
                            'slip_is_of_cash_that_came_in');
  END IF;
  series := 'PT-' || extract(year FROM e.posted_on)::text;
  NEW.number := cashbook_next(NEW.agency_id, series);
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $$;
CREATE TRIGGER slips_are_numbered BEFORE INSERT ON cashbook_cashslip
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_slip();

CREATE FUNCTION cashbook_count_printing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.printed_by := thads_account(); END IF;
  SELECT count(*) + 1 INTO NEW.nth FROM cashbook_printing p
   WHERE p.receipt_id = NEW.receipt_id OR p.slip_id = NEW.slip_id
      OR p.payment_id = NEW.payment_id;
  RETURN NEW;
END $$;
CREATE TRIGGER printings_are_counted BEFORE INSERT ON cashbook_printing
  FOR EACH ROW EXECUTE FUNCTION cashbook_count_printing();

-- What the payer reads with the code of an electronic receipt: nothing of whom it concerns.
CREATE FUNCTION cashbook_receipt_told(asked text)
RETURNS TABLE (number text, dated date, amount bigint, agency text, taken_back boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.text, r."on", r.amount, u.name,
         EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry x ON x.reverses_id = e.id
                  WHERE e.receipt_id = r.id)
    FROM cashbook_receipt r JOIN agencies_unit u ON u.id = r.agency_id
   WHERE r.lookup = asked AND asked <> ''
$$;

-- What a transfer without a case is: kept from the day it was received, of its own agency.
CREATE FUNCTION cashbook_judge_nature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t cashbook_transfer;
BEGIN
  SELECT * INTO t FROM cashbook_transfer WHERE id = NEW.transfer_id;
  IF thads_from_web() THEN NEW.said_by := thads_account(); END IF;
  IF t.agency_id IS DISTINCT FROM NEW.agency_id OR NEW.received_on > t."on" THEN
    PERFORM cashbook_refuse('Không được: ngày nhận tiền sau ngày tiền đến tài khoản ('
      || to_char(t."on", 'DD/MM/YYYY') || '). Ghi ngày tiền được thu lần đầu.',
      'money_is_kept_since_it_came');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER money_is_kept_since_it_came BEFORE INSERT ON cashbook_transfernature
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_nature();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cashslip', 'printing', 'collectorcode',
                              'transfernature'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
  END LOOP;
END $$;
CREATE POLICY seen_with_its_entry ON cashbook_cashslip FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cashbook_entry e WHERE e.id = entry_id));
CREATE POLICY seen_in_own_units ON cashbook_collectorcode FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_its_paper ON cashbook_printing FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cashbook_receipt r WHERE r.id = receipt_id)
    OR EXISTS (SELECT 1 FROM cashbook_cashslip s WHERE s.entry_id = slip_id)
    OR EXISTS (SELECT 1 FROM cashbook_payment p WHERE p.id = payment_id));
CREATE POLICY seen_with_its_transfer ON cashbook_transfernature FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cashbook_transfer t WHERE t.id = transfer_id));
CREATE POLICY said_by_the_accountant ON cashbook_transfernature FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND said_by = (SELECT thads_account()));
CREATE POLICY made_by_who_keeps_money ON cashbook_cashslip FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'thu_quy'] && cashbook_roles(agency_id)
              AND made_by = (SELECT thads_account()));
CREATE POLICY said_by_the_accountant ON cashbook_collectorcode FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND said_by = (SELECT thads_account()));
CREATE POLICY printed_by_who_sees_the_paper ON cashbook_printing FOR INSERT TO thads_app
  WITH CHECK (printed_by = (SELECT thads_account())
    AND ARRAY['ke_toan', 'thu_quy', 'chap_hanh_vien', 'truong_phong', 'thu_truong']
        && cashbook_roles(agency_id)
    AND (EXISTS (SELECT 1 FROM cashbook_receipt r
                  WHERE r.id = receipt_id AND r.agency_id = cashbook_printing.agency_id)
      OR EXISTS (SELECT 1 FROM cashbook_cashslip s
                  WHERE s.entry_id = slip_id AND s.agency_id = cashbook_printing.agency_id)
      OR EXISTS (SELECT 1 FROM cashbook_payment p
                  WHERE p.id = payment_id AND p.agency_id = cashbook_printing.agency_id)));
GRANT USAGE ON SEQUENCE cashbook_printing_id_seq, cashbook_collectorcode_id_seq,
  cashbook_transfernature_id_seq TO thads_app;
REVOKE ALL ON FUNCTION cashbook_judge_e_receipt(), cashbook_number_slip(),
  cashbook_count_printing(), cashbook_judge_nature(), cashbook_receipt_told(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cashbook_receipt_told(text) TO thads_app;
