-- Notices and attempts to serve them are seen with their case and only added; a wrong one
-- is withdrawn by a further row. Who may write down a notice is what the catalogue says.

CREATE TRIGGER notices_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_notice
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER notices_are_never_truncated BEFORE TRUNCATE ON paperwork_notice
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER attempts_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_serviceattempt
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER attempts_are_never_truncated BEFORE TRUNCATE ON paperwork_serviceattempt
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

GRANT SELECT, INSERT ON paperwork_notice, paperwork_serviceattempt TO thads_app;
GRANT USAGE ON SEQUENCE paperwork_notice_id_seq, paperwork_serviceattempt_id_seq TO thads_app;
ALTER TABLE paperwork_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE paperwork_serviceattempt ENABLE ROW LEVEL SECURITY;

-- Of one's own case and of a paper of that case, in one's own name.
CREATE POLICY seen_with_its_case ON paperwork_notice FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY opened_by_who_records ON paperwork_notice FOR INSERT TO thads_app
  WITH CHECK (opened_by = (SELECT thads_account()) AND ledger_may_record(proceeding_id)
    AND EXISTS (SELECT 1 FROM paperwork_paper p WHERE p.document_id = paperwork_notice.document_id
                 AND p.proceeding_id = paperwork_notice.proceeding_id)
    AND (party_id IS NULL OR EXISTS (SELECT 1 FROM cases_caseparty c
          WHERE c.id = paperwork_notice.party_id
            AND c.case_id = paperwork_notice.proceeding_id)));

CREATE FUNCTION paperwork_may_serve(wanted bigint, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ledger_may_record_act(wanted, 'thong_bao', day, NULL)
$$;

CREATE POLICY seen_with_its_notice ON paperwork_serviceattempt FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM paperwork_notice n WHERE n.id = notice_id));
CREATE POLICY written_by_who_serves ON paperwork_serviceattempt FOR INSERT TO thads_app
  WITH CHECK (recorded_by = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM paperwork_notice n WHERE n.id = notice_id
                 AND paperwork_may_serve(n.proceeding_id, paperwork_serviceattempt."on"))
    AND (scan_id IS NULL OR EXISTS (SELECT 1 FROM paperwork_paper p
          JOIN paperwork_notice n ON n.proceeding_id = p.proceeding_id
         WHERE n.id = notice_id AND p.document_id = scan_id)));

-- A withdrawal names an attempt on the same notice; attempts follow each other without a gap.
CREATE FUNCTION paperwork_attempt_in_order() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM paperwork_notice WHERE id = NEW.notice_id FOR UPDATE;
  IF NEW.withdraws_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM paperwork_serviceattempt a
      WHERE a.id = NEW.withdraws_id AND a.notice_id = NEW.notice_id AND a.withdraws_id IS NULL) THEN
    RAISE EXCEPTION 'Chỉ thu hồi được một lần thông báo của chính văn bản này'
      USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT coalesce(max(seq), 0) + 1 INTO NEW.seq
    FROM paperwork_serviceattempt WHERE notice_id = NEW.notice_id;
  RETURN NEW;
END $$;
CREATE TRIGGER attempts_follow_each_other BEFORE INSERT ON paperwork_serviceattempt
  FOR EACH ROW EXECUTE FUNCTION paperwork_attempt_in_order();

CREATE INDEX notice_due ON paperwork_notice (due_on);
