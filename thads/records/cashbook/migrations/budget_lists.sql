-- One payment into the state budget for many cases: its list says of each enforcement decision
-- how much, and no case pays in more than stands there for the budget.

CREATE FUNCTION cashbook_judge_budget_list() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added a JOIN cashbook_payment p ON p.id = a.payment_id
     WHERE (a.proceeding_id IS NOT NULL) <> (p.purpose = 'nop_ngan_sach')
        OR (a.proceeding_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM ledger_proceeding c JOIN agencies_unit u ON u.id = c.unit_id
           WHERE c.id = a.proceeding_id AND u.agency_id = a.agency_id)))
   OR EXISTS (
    SELECT 1 FROM cashbook_paymentitem i WHERE i.proceeding_id IS NOT NULL
       AND i.payment_id IN (SELECT payment_id FROM added)
     GROUP BY i.payment_id, i.proceeding_id HAVING count(*) > 1) THEN
    PERFORM cashbook_refuse('Không được: bảng kê nộp ngân sách ghi từng việc của cơ quan một '
      || 'dòng; lệnh chi khác không ghi theo bảng kê ấy.', 'budget_list_names_each_case_once');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER budget_list_names_each_case_once AFTER INSERT ON cashbook_paymentitem
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_judge_budget_list();
REVOKE ALL ON FUNCTION cashbook_judge_budget_list() FROM PUBLIC;

DO $$
DECLARE body text; was text;
BEGIN
  -- What is paid is no longer owed by the case it is of.
  body := pg_get_functiondef('cashbook_pay(bigint, date, timestamptz)'::regprocedure);
  was := 'account, debit, credit, party_id)
  SELECT entry, p.agency_id, i.from_account, i.amount, 0, i.party_id
    FROM cashbook_paymentitem i WHERE i.payment_id = p.id
  UNION ALL SELECT entry, p.agency_id, p.channel, 0, p.amount, NULL;';
  IF position(was IN body) = 0 THEN RAISE EXCEPTION 'cashbook_pay đã đổi'; END IF;
  EXECUTE replace(body, was, 'account, debit, credit, party_id, proceeding_id)
  SELECT entry, p.agency_id, i.from_account, i.amount, 0, i.party_id, i.proceeding_id
    FROM cashbook_paymentitem i WHERE i.payment_id = p.id
  UNION ALL SELECT entry, p.agency_id, p.channel, 0, p.amount, NULL, NULL;
  IF EXISTS (SELECT 1 FROM cashbook_balance b
       JOIN cashbook_paymentitem i ON i.proceeding_id = b.proceeding_id AND i.payment_id = p.id
      WHERE b.agency_id = p.agency_id AND b.account = ''phai_nop_ngan_sach''
      GROUP BY b.proceeding_id HAVING sum(b.amount) > 0) THEN
    PERFORM cashbook_refuse(''Không được: có việc trên bảng kê không còn đủ số phải nộp ngân ''
      || ''sách. Huỷ lệnh này và lập lại.'', ''no_case_below_zero'');
  END IF;');
END $$;
