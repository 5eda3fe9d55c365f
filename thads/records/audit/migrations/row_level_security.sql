-- Entries are only ever added; a person reads their own, the owner all.
GRANT INSERT, SELECT ON audit_entry TO thads_app;
GRANT USAGE ON SEQUENCE audit_entry_id_seq TO thads_app;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY added_in_own_name ON audit_entry FOR INSERT TO thads_app
  WITH CHECK (account_id IS NULL OR account_id = (SELECT thads_account()));
CREATE POLICY own_entries ON audit_entry FOR SELECT TO thads_app
  USING (account_id IS NOT NULL AND account_id = (SELECT thads_account()));
