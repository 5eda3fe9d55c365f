-- A paper of a case is seen with its case, also by an agency that took the case over.

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_paper
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON paperwork_paper
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER templates_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_agencytemplate
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER templates_are_never_truncated BEFORE TRUNCATE ON paperwork_agencytemplate
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

GRANT SELECT, INSERT ON paperwork_paper, paperwork_agencytemplate TO thads_app;
GRANT USAGE ON SEQUENCE paperwork_agencytemplate_id_seq TO thads_app;
ALTER TABLE paperwork_paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE paperwork_agencytemplate ENABLE ROW LEVEL SECURITY;

-- Whoever may record on the case files a paper they made themselves, of the unit that holds it.
CREATE FUNCTION paperwork_may_file(wanted bigint, paper bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ledger_may_record(wanted) AND EXISTS (
    SELECT 1 FROM documents_document d JOIN ledger_proceeding p ON p.id = wanted
     WHERE d.id = paper AND d.made_by = thads_account() AND d.unit_id = p.unit_id)
$$;

CREATE POLICY seen_with_its_case ON paperwork_paper FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY filed_by_who_records ON paperwork_paper FOR INSERT TO thads_app
  WITH CHECK (paperwork_may_file(proceeding_id, document_id));

CREATE POLICY seen_with_its_case ON documents_document FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM paperwork_paper p WHERE p.document_id = documents_document.id));

CREATE POLICY seen_in_own_agency ON paperwork_agencytemplate FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_own_agencies())::integer[]));
CREATE POLICY accepted_by_head_or_registrar ON paperwork_agencytemplate FOR INSERT TO thads_app
  WITH CHECK (agency_id = ANY ((SELECT documents_kept_agencies())::integer[])
              AND accepted_by = (SELECT thads_account()));
