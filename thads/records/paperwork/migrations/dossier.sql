-- The file of a case: what came in, and the numbers of its sheets. Only added; a number is
-- given by the database, after the last one of the case, and stays.

CREATE TRIGGER incoming_is_never_changed BEFORE UPDATE OR DELETE ON paperwork_incomingpaper
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER incoming_is_never_truncated BEFORE TRUNCATE ON paperwork_incomingpaper
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER leaves_are_never_changed BEFORE UPDATE OR DELETE ON paperwork_leaf
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER leaves_are_never_truncated BEFORE TRUNCATE ON paperwork_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

GRANT SELECT, INSERT ON paperwork_incomingpaper, paperwork_leaf TO thads_app;
ALTER TABLE paperwork_incomingpaper ENABLE ROW LEVEL SECURITY;
ALTER TABLE paperwork_leaf ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_with_its_case ON paperwork_incomingpaper FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY entered_by_who_records ON paperwork_incomingpaper FOR INSERT TO thads_app
  WITH CHECK (entered_by = (SELECT thads_account()) AND ledger_may_record(proceeding_id)
    AND EXISTS (SELECT 1 FROM paperwork_paper p
         WHERE p.document_id = paperwork_incomingpaper.document_id
           AND p.proceeding_id = paperwork_incomingpaper.proceeding_id));

CREATE POLICY seen_with_its_case ON paperwork_leaf FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY numbered_by_who_records ON paperwork_leaf FOR INSERT TO thads_app
  WITH CHECK (numbered_by = (SELECT thads_account()) AND ledger_may_record(proceeding_id)
    AND EXISTS (SELECT 1 FROM paperwork_paper p WHERE p.document_id = paperwork_leaf.document_id
                 AND p.proceeding_id = paperwork_leaf.proceeding_id));

-- The next place and the next numbers, whatever was sent: what is sent says how many.
CREATE FUNCTION paperwork_next_leaf() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken integer := NEW.last - NEW.first + 1; given integer; place integer;
BEGIN
  PERFORM 1 FROM ledger_proceeding WHERE id = NEW.proceeding_id FOR UPDATE;
  SELECT coalesce(max(last), 0), coalesce(max(position), 0) INTO given, place
    FROM paperwork_leaf WHERE proceeding_id = NEW.proceeding_id;
  NEW.position := place + 1;
  NEW.first := given + 1;
  NEW.last := given + taken;
  RETURN NEW;
END $$;
CREATE TRIGGER leaves_follow_each_other BEFORE INSERT ON paperwork_leaf
  FOR EACH ROW EXECUTE FUNCTION paperwork_next_leaf();
