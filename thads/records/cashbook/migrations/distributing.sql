-- Distributions: each share of a case's money is proposed, approved and paid once.

CREATE FUNCTION cashbook_number_distribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER distributions_are_numbered BEFORE INSERT ON cashbook_distribution
  FOR EACH ROW EXECUTE FUNCTION cashbook_number_distribution();

CREATE FUNCTION cashbook_check_distribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_distributionshare s WHERE s.distribution_id = NEW.id
                 HAVING count(*) = NEW.lines AND sum(s.amount) = NEW.amount) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER distribution_sums_to_its_money AFTER INSERT ON cashbook_distribution
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cashbook_check_distribution();

CREATE FUNCTION cashbook_take_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_distribution d
      JOIN (SELECT distribution_id, count(*) AS n, sum(amount) AS total
              FROM cashbook_distributionshare
             WHERE distribution_id IN (SELECT distribution_id FROM added) GROUP BY 1) s
        ON s.distribution_id = d.id
     WHERE s.n > d.lines OR s.total > d.amount)
    OR EXISTS (SELECT 1 FROM added a JOIN cashbook_distribution d ON d.id = a.distribution_id
                WHERE d.agency_id <> a.agency_id) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shares_are_taken AFTER INSERT ON cashbook_distributionshare
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_take_shares();

CREATE FUNCTION cashbook_judge_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER distribution_is_decided_once BEFORE INSERT ON cashbook_distributionapproval
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_approval();
CREATE TRIGGER distribution_is_decided_once BEFORE INSERT ON cashbook_distributionrefusal
  FOR EACH ROW EXECUTE FUNCTION cashbook_judge_approval();

-- With the approval the money of the case becomes due to those who share it; what is held
-- back for who has not asked stays with the case.
CREATE FUNCTION cashbook_post_distribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d cashbook_distribution; entry bigint; due bigint; parts integer;
BEGIN
  SELECT * INTO d FROM cashbook_distribution WHERE id = NEW.distribution_id;
  SELECT coalesce(sum(amount), 0), count(*) INTO due, parts FROM cashbook_distributionshare
   WHERE distribution_id = d.id AND NOT held;
  IF due = 0 THEN RETURN NULL; END IF;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, distribution_id)
  VALUES (d.agency_id, 'phan_phoi', d."on", cashbook_open_day(d.agency_id, d."on"),
          NEW.approved_at, NEW.approved_by, due, parts + 1, d.id)
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id)
  SELECT entry, d.agency_id, 'giu_ho', due, 0, d.proceeding_id, NULL, NULL
  UNION ALL
  SELECT entry, d.agency_id, 'phai_tra', 0, s.amount, d.proceeding_id, s.obligation_id, s.party_id
    FROM cashbook_distributionshare s WHERE s.distribution_id = d.id AND NOT s.held;
  IF (SELECT sum(amount) > 0 FROM cashbook_balance WHERE agency_id = d.agency_id
         AND proceeding_id = d.proceeding_id AND account = 'giu_ho') THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này cho việc.',
                            'no_case_below_zero');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approved_money_is_due AFTER INSERT ON cashbook_distributionapproval
  FOR EACH ROW EXECUTE FUNCTION cashbook_post_distribution();

-- A share stands in one payment order that is neither stopped nor reversed.
CREATE FUNCTION cashbook_pay_shares_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added a JOIN cashbook_paymentitem i ON i.share_id = a.share_id
       AND i.id <> a.id
     WHERE NOT EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = i.payment_id)
       AND NOT EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry r
             ON r.reverses_id = e.id WHERE e.payment_id = i.payment_id)) THEN
    PERFORM cashbook_refuse('Phần này đã có lệnh chi.', 'share_is_paid_once');
  END IF;
  IF EXISTS (SELECT 1 FROM added a JOIN cashbook_distributionshare s ON s.id = a.share_id
      JOIN cashbook_distribution d ON d.id = s.distribution_id
      JOIN cashbook_payment p ON p.id = a.payment_id
     WHERE s.held OR p.proceeding_id <> d.proceeding_id
        OR (a.amount, a.fee, a.recovered, a.from_account)
           <> (s.amount, s.fee, s.recovered, 'phai_tra')
        OR NOT EXISTS (SELECT 1 FROM cashbook_distributionapproval
                        WHERE distribution_id = d.id)) THEN
    PERFORM cashbook_refuse('Lệnh chi không khớp với phần đã duyệt.', 'share_is_paid_as_approved');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER share_is_paid_once AFTER INSERT ON cashbook_paymentitem
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_pay_shares_once();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['distribution', 'distributionshare', 'distributionapproval',
                              'distributionrefusal'] LOOP
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
GRANT USAGE ON SEQUENCE cashbook_distribution_id_seq, cashbook_distributionshare_id_seq
  TO thads_app;

CREATE POLICY proposed_by_officer_or_accountant ON cashbook_distribution FOR INSERT TO thads_app
  WITH CHECK (ARRAY['chap_hanh_vien', 'ke_toan'] && cashbook_roles(agency_id)
    AND proposed_by = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
                 WHERE p.id = proceeding_id AND u.agency_id = cashbook_distribution.agency_id));
CREATE POLICY proposed_with_its_distribution ON cashbook_distributionshare FOR INSERT
  TO thads_app
  WITH CHECK (distribution_id IN (SELECT d.id FROM cashbook_distribution d
                                   WHERE d.proposed_by = (SELECT thads_account())));
CREATE POLICY approved_by_a_head ON cashbook_distributionapproval FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && cashbook_roles(agency_id)
              AND approved_by = (SELECT thads_account()));
CREATE POLICY refused_by_a_head ON cashbook_distributionrefusal FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && cashbook_roles(agency_id));

-- The lock that everybody who moves money of an agency takes; only for who keeps it.
CREATE FUNCTION cashbook_hold(wanted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cashbook_may(wanted, ARRAY['ke_toan', 'thu_quy', 'chap_hanh_vien', 'thu_truong',
                                'truong_phong']) THEN
    PERFORM cashbook_lock(wanted);
  END IF;
END $$;
