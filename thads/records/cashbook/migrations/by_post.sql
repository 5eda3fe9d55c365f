-- Money sent by post: one payee, in cash, an order that was checked and not stopped.

CREATE FUNCTION cashbook_judge_sending() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment; net bigint;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO p FROM cashbook_payment WHERE id = NEW.payment_id;
  SELECT sum(i.amount - i.fee - i.recovered) INTO net FROM cashbook_paymentitem i
   WHERE i.payment_id = p.id AND i.distribution_id IS NULL;
  IF thads_from_web() THEN NEW.sent_by := thads_account(); END IF;
  IF p.agency_id IS DISTINCT FROM NEW.agency_id OR p.purpose <> 'chi_tra'
     OR p.channel <> 'tien_mat' OR p.lines <> 1 OR net IS NULL
     OR NOT EXISTS (SELECT 1 FROM cashbook_paymentcheck c WHERE c.payment_id = p.id)
     OR EXISTS (SELECT 1 FROM cashbook_paymentstop x WHERE x.payment_id = p.id) THEN
    PERFORM cashbook_refuse('Không được: chỉ gửi qua bưu chính tiền mặt của một lệnh chi đã '
      || 'duyệt, chi trả cho một người.', 'sending_is_of_one_cash_order');
  END IF;
  IF NEW.charge >= net THEN
    PERFORM cashbook_refuse('Không được: cước gửi không nhỏ hơn số tiền người nhận được nhận.',
                            'charge_is_less_than_what_is_sent');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sending_is_of_one_cash_order BEFORE INSERT ON cashbook_postalsending
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_sending();

CREATE FUNCTION cashbook_judge_posted_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE sent cashbook_postalsending; net bigint;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO sent FROM cashbook_postalsending WHERE payment_id = NEW.sending_id;
  SELECT sum(i.amount - i.fee - i.recovered) INTO net FROM cashbook_paymentitem i
   WHERE i.payment_id = sent.payment_id;
  IF thads_from_web() THEN NEW.noted_by := thads_account(); END IF;
  IF sent.agency_id IS DISTINCT FROM NEW.agency_id OR NEW."on" < sent."on" THEN
    PERFORM cashbook_refuse('Không được: ngày nhận lại sớm hơn ngày gửi.',
                            'money_comes_back_after_it_was_sent');
  END IF;
  IF NEW.amount NOT IN (net, net - sent.charge) THEN
    PERFORM cashbook_refuse('Không được: bưu chính trả lại cả số tiền gửi, hoặc số tiền ấy trừ '
      || 'cước. Kiểm lại phiếu.', 'what_comes_back_is_what_was_sent');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER what_comes_back_is_what_was_sent BEFORE INSERT ON cashbook_postalreturn
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_posted_back();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cashbook_postalsending', 'cashbook_postalreturn'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON %I '
      'FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON %I '
      'FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO thads_app', name);
  END LOOP;
END $$;
CREATE POLICY seen_with_its_payment ON cashbook_postalsending FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cashbook_payment p WHERE p.id = payment_id));
CREATE POLICY seen_with_its_payment ON cashbook_postalreturn FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cashbook_payment p WHERE p.id = sending_id));
CREATE POLICY sent_by_who_keeps_money ON cashbook_postalsending FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'thu_quy'] && cashbook_roles(agency_id)
              AND sent_by = (SELECT thads_account()));
CREATE POLICY noted_by_the_accountant ON cashbook_postalreturn FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND noted_by = (SELECT thads_account()));
REVOKE ALL ON FUNCTION cashbook_judge_sending(), cashbook_judge_posted_back() FROM PUBLIC;
