-- Forty thousand shares are one sum in the ledger and one list beneath it. The account
-- phai_tra carries what a sheet makes due and what an order pays of it; the shares of the
-- sheet are its sub-accounts by payee, checked as one set and never row by row.

-- Orders made before this stand for their sheet in one line too.
ALTER TABLE cashbook_paymentitem DISABLE TRIGGER USER;
ALTER TABLE cashbook_payment DISABLE TRIGGER USER;
INSERT INTO cashbook_paymentitem (payment_id, agency_id, payee, account_number, from_account,
    amount, fee, recovered, distribution_id)
SELECT i.payment_id, i.agency_id, p.content, '', 'phai_tra', sum(i.amount), sum(i.fee),
       sum(i.recovered), s.distribution_id
  FROM cashbook_paymentitem i JOIN cashbook_payment p ON p.id = i.payment_id
  JOIN cashbook_distributionshare s ON s.id = i.share_id
 GROUP BY i.payment_id, i.agency_id, p.content, s.distribution_id;
DELETE FROM cashbook_paymentitem WHERE share_id IS NOT NULL;
UPDATE cashbook_payment p SET lines = 1 WHERE EXISTS (
  SELECT 1 FROM cashbook_paymentitem i WHERE i.payment_id = p.id AND i.distribution_id IS NOT NULL);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE cashbook_paymentitem ENABLE TRIGGER USER;
ALTER TABLE cashbook_payment ENABLE TRIGGER USER;
DROP TRIGGER share_is_paid_once ON cashbook_paymentitem;
DROP FUNCTION cashbook_pay_shares_once();

-- Asked by arrays of keys: no plan made for ten shares can be a bad one for forty thousand.
CREATE OR REPLACE FUNCTION cashbook_take_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;

-- Whom or what a share names stays there.
CREATE FUNCTION cashbook_keep_named() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'parties_party' AND EXISTS (
       SELECT 1 FROM cashbook_distributionshare s JOIN gone g ON g.id = s.party_id)
     OR TG_TABLE_NAME = 'cases_obligation' AND EXISTS (
       SELECT 1 FROM cashbook_distributionshare s JOIN gone g ON g.id = s.obligation_id) THEN
    PERFORM cashbook_refuse('Không xoá được: đã được chia tiền.', 'share_is_of_its_case');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shares_keep_whom_they_name AFTER DELETE ON parties_party
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_named();
CREATE TRIGGER shares_keep_whom_they_name AFTER DELETE ON cases_obligation
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION cashbook_keep_named();

-- What an order of a sheet pays: its shares that are due and were not set apart.
CREATE FUNCTION cashbook_due_of(wanted bigint, OUT shares bigint, OUT amount bigint,
    OUT fee bigint, OUT recovered bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT count(*), coalesce(sum(s.amount), 0), coalesce(sum(s.fee), 0),
         coalesce(sum(s.recovered), 0)
    FROM cashbook_distributionshare s
   WHERE s.distribution_id = wanted AND NOT s.held
     AND s.id NOT IN (SELECT x.share_id FROM cashbook_shareapart x)
$$;

-- The order that a sheet stands in, neither stopped nor reversed.
CREATE FUNCTION cashbook_living_order(wanted bigint, besides bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT i.payment_id FROM cashbook_paymentitem i
   WHERE i.distribution_id = wanted AND i.id IS DISTINCT FROM besides
     AND NOT EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = i.payment_id)
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry e JOIN cashbook_entry r
           ON r.reverses_id = e.id WHERE e.payment_id = i.payment_id) LIMIT 1
$$;

-- A sheet stands in one living order, with all that is due of it.
CREATE FUNCTION cashbook_pay_sheet_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cashbook_living_order(NEW.distribution_id, NEW.id) IS NOT NULL THEN
    PERFORM cashbook_refuse('Các phần của phiếu này đã có lệnh chi.', 'share_is_paid_once');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM cashbook_distribution d JOIN cashbook_payment p ON p.id = NEW.payment_id
      JOIN cashbook_distributionapproval a ON a.distribution_id = d.id
      CROSS JOIN LATERAL cashbook_due_of(d.id) due
     WHERE d.id = NEW.distribution_id AND p.proceeding_id = d.proceeding_id
       AND p.agency_id = d.agency_id
       AND (NEW.amount, NEW.fee, NEW.recovered, NEW.from_account)
           = (due.amount, due.fee, due.recovered, 'phai_tra')) THEN
    PERFORM cashbook_refuse('Lệnh chi không khớp với các phần đã duyệt.',
                            'share_is_paid_as_approved');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER share_is_paid_once AFTER INSERT ON cashbook_paymentitem
  FOR EACH ROW WHEN (NEW.distribution_id IS NOT NULL)
  EXECUTE FUNCTION cashbook_pay_sheet_once();

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
         WHEN 'nop_phi' THEN a.from_account = 'phi_thi_hanh_an'
         WHEN 'nop_ngan_sach' THEN a.from_account = 'phai_nop_ngan_sach'
         ELSE a.from_account = 'cho_xac_dinh' END) THEN
    PERFORM cashbook_refuse('Bảng kê không khớp với lệnh chi.',
                            'payment_is_the_sum_of_its_items');
  END IF;
  RETURN NULL;
END $$;

-- With the approval the money of the case becomes due: one sum, whose list is the sheet.
CREATE OR REPLACE FUNCTION cashbook_post_distribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;

-- A share whose payee did not come is set apart: its money waits unclaimed, and no order of
-- the sheet pays it.
CREATE FUNCTION cashbook_set_apart(w jsonb, entry bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE s cashbook_distributionshare; of_case bigint;
BEGIN
  SELECT * INTO s FROM cashbook_distributionshare WHERE id = (w->>'share')::bigint;
  SELECT d.proceeding_id INTO of_case FROM cashbook_distribution d
    JOIN cashbook_distributionapproval a ON a.distribution_id = d.id
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
END $$;

DO $$
DECLARE body text;
BEGIN
  -- The last part of cashbook_enter also sets a share apart.
  body := pg_get_functiondef('cashbook_enter(jsonb)'::regprocedure);
  IF position('  RETURN entry;' IN body) = 0 THEN RAISE EXCEPTION 'cashbook_enter đã đổi'; END IF;
  EXECUTE replace(body, '  RETURN entry;',
    '  IF w->>''kind'' = ''khong_nguoi_nhan'' AND w->>''debit'' = ''phai_tra'' THEN
    PERFORM cashbook_set_apart(w, entry);
  END IF;
  RETURN entry;');
  -- Sub-accounts of what is due are the sheets; a case as a whole is never below zero.
  body := pg_get_functiondef('cashbook_post(bigint[], boolean)'::regprocedure);
  IF position('CASE WHEN b.account = ''giu_ho'' THEN NULL' IN body) = 0 THEN
    RAISE EXCEPTION 'cashbook_post đã đổi';
  END IF;
  EXECUTE replace(body, 'CASE WHEN b.account = ''giu_ho'' THEN NULL',
    'CASE WHEN b.account IN (''giu_ho'', ''phai_tra'') THEN NULL');
END $$;

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_shareapart
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_shareapart
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_shareapart ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON cashbook_shareapart TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_shareapart FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
REVOKE ALL ON FUNCTION cashbook_set_apart(jsonb, bigint) FROM PUBLIC;
