-- Late interest of an obligation: for days nobody counted before, taken back while unshared.

CREATE FUNCTION cashbook_judge_interest() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken record;
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
    PERFORM cashbook_refuse('Không được: khoản gốc này không có trong việc.',
                            'late_interest_is_of_a_principal');
  END IF;
  IF EXISTS (SELECT 1 FROM added a JOIN cases_obligation o ON o.id = a.obligation_id
              WHERE a.principal > o.amount) THEN
    PERFORM cashbook_refuse('Không được: gốc tính lãi lớn hơn số tiền của khoản. Lãi chậm chỉ '
      || 'tính trên gốc, không tính lãi của lãi.', 'late_interest_is_of_a_principal');
  END IF;
  SELECT r.since, r.until INTO taken FROM added a
    JOIN cashbook_lateinterest r ON r.obligation_id = a.obligation_id AND r.seq <> a.seq
     AND r.since < a.until AND a.since < r.until
    JOIN ledger_movement m ON m.proceeding_id = r.proceeding_id AND m.seq = r.seq
     AND m.kind = 'lai_cham' AND m.recorded_to IS NULL
   LIMIT 1;
  IF FOUND THEN
    PERFORM cashbook_refuse('Không được: lãi chậm của khoản này đã được xác định từ sau ngày '
      || to_char(taken.since, 'DD/MM/YYYY') || ' đến hết ngày '
      || to_char(taken.until, 'DD/MM/YYYY') || '. Tính tiếp từ ngày ấy, hoặc đính chính lần '
      || 'xác định trước.', 'late_interest_is_counted_once');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER late_interest_is_counted_once AFTER INSERT ON cashbook_lateinterest
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cashbook_judge_interest();

-- An act of a person names its principal; what was shared of it is not taken back.
CREATE FUNCTION cashbook_judge_interest_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE part record;
BEGIN
  IF NEW.code = 'xac_dinh_lai_cham' THEN
    IF NEW.recorded_by IS NOT NULL AND NEW.amount IS DISTINCT FROM (
         SELECT sum(r.amount) FROM cashbook_lateinterest r
          WHERE r.proceeding_id = NEW.proceeding_id AND r.seq = NEW.seq
            AND r.until = NEW.until_on) THEN
      PERFORM cashbook_refuse('Không được: lãi chậm được xác định ở trang Lãi chậm của việc, '
        || 'nơi ghi khoản gốc, thời gian và cách tính.', 'late_interest_names_its_principal');
    END IF;
    RETURN NULL;
  END IF;
  FOR part IN SELECT r.code, r.agency_id FROM cashbook_lateinterest r
      WHERE r.proceeding_id = NEW.proceeding_id AND r.seq = NEW.corrects LOOP
    PERFORM cashbook_lock(part.agency_id);
    IF (SELECT coalesce(sum(s.amount), 0) FROM cashbook_distributionshare s
          JOIN cashbook_distribution d ON d.id = s.distribution_id
         WHERE d.proceeding_id = NEW.proceeding_id AND s.code = part.code || '/lai'
           AND NOT EXISTS (SELECT 1 FROM cashbook_distributionrefusal x
                            WHERE x.distribution_id = d.id)
           AND NOT EXISTS (SELECT 1 FROM cashbook_distributionannulment x
                            WHERE x.distribution_id = d.id))
       > (SELECT coalesce(sum(r.amount), 0) FROM cashbook_lateinterest r
            JOIN ledger_movement m ON m.proceeding_id = r.proceeding_id AND m.seq = r.seq
             AND m.kind = 'lai_cham' AND m.recorded_to IS NULL
           WHERE r.proceeding_id = NEW.proceeding_id AND r.code = part.code
             AND r.seq <> NEW.corrects) THEN
      PERFORM cashbook_refuse('Không được: lãi chậm của khoản ' || part.code || ' đã được chia '
        || 'trong phiếu phân phối. Huỷ phiếu ấy khi chưa chi rồi đính chính.',
        'late_interest_is_taken_back_while_unshared');
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER late_interest_and_its_act AFTER INSERT ON ledger_act FOR EACH ROW
  WHEN (NEW.code IN ('xac_dinh_lai_cham', 'dinh_chinh'))
  EXECUTE FUNCTION cashbook_judge_interest_act();

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_lateinterest
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_lateinterest
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_lateinterest ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cashbook_lateinterest TO thads_app;
GRANT USAGE ON SEQUENCE cashbook_lateinterest_id_seq TO thads_app;
CREATE POLICY seen_with_proceeding ON cashbook_lateinterest FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY determined_by_an_officer ON cashbook_lateinterest FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (cashbook_roles(agency_id))
    AND noted_by = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
REVOKE ALL ON FUNCTION cashbook_judge_interest(), cashbook_judge_interest_act() FROM PUBLIC;
