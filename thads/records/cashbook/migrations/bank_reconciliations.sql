-- A day is reconciled once it is closed: by the accountant, then by the head.

CREATE FUNCTION cashbook_check_reconciliation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER reconciled_after_closing BEFORE INSERT ON cashbook_reconciliation
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_reconciliation();

CREATE FUNCTION cashbook_check_reconciliation_hands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r cashbook_reconciliation;
BEGIN
  SELECT * INTO r FROM cashbook_reconciliation WHERE id = NEW.reconciliation_id;
  IF thads_from_web() THEN NEW.approved_by := thads_account(); END IF;
  IF r.agency_id <> NEW.agency_id OR cashbook_same_person(r.signed_by, NEW.approved_by) THEN
    PERFORM cashbook_refuse('Không được: kế toán đã ký, Thủ trưởng phải là người khác.',
                            'reconciliation_needs_two_hands');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reconciliation_needs_two_hands BEFORE INSERT ON cashbook_reconciliationapproval
  FOR EACH ROW EXECUTE FUNCTION cashbook_check_reconciliation_hands();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reconciliation', 'reconciliationapproval'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_by_who_keeps_the_money ON cashbook_%s FOR SELECT TO '
      'thads_app USING (agency_id = ANY ((SELECT thads_read_units())::integer[]) '
      'AND cashbook_keeps_money(agency_id))', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE cashbook_reconciliation_id_seq TO thads_app;
CREATE POLICY signed_by_the_accountant ON cashbook_reconciliation FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND signed_by = (SELECT thads_account()));
CREATE POLICY signed_by_the_head ON cashbook_reconciliationapproval FOR INSERT TO thads_app
  WITH CHECK ('thu_truong' = ANY (cashbook_roles(agency_id))
              AND approved_by = (SELECT thads_account()));
