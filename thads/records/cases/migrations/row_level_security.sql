-- A case, its judgment, parties and obligations are seen with its proceeding.

GRANT SELECT ON parties_party, cases_judgment, cases_case, cases_caseparty, cases_obligation,
  cases_searchkey TO thads_app;

ALTER TABLE parties_party ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_judgment ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_caseparty ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_obligation ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_searchkey ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_with_proceeding ON cases_case FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_case ON cases_caseparty FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = case_id));
CREATE POLICY seen_with_case ON cases_obligation FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = case_id));
CREATE POLICY seen_with_case ON cases_judgment FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cases_case c WHERE c.judgment_id = cases_judgment.id));
CREATE POLICY seen_with_case ON parties_party FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM cases_caseparty c WHERE c.party_id = parties_party.id));
-- Keys are read only through cases_search, which asks for the person's units itself:
-- a prefix search cannot use an index behind a policy, because LIKE is not leakproof.
CREATE INDEX cases_searchkey_prefix ON cases_searchkey (key text_pattern_ops, unit_id);

CREATE FUNCTION cases_search(prefix text, most integer) RETURNS TABLE (case_id bigint, kind varchar, key varchar)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE seen integer[] := thads_read_units();
BEGIN
  RETURN QUERY
    SELECT s.case_id, s.kind, s.key FROM (
      SELECT k.case_id, k.kind, k.key, p.opened_on FROM cases_searchkey k
        JOIN ledger_proceeding p ON p.id = k.case_id
       WHERE k.key ~>=~ prefix AND k.key ~<~ (prefix || chr(1114111))
         AND p.unit_id = ANY (seen)
       ORDER BY k.key USING ~<~ LIMIT most) AS s  -- in the order of the index: stops early
     ORDER BY s.key, s.opened_on DESC NULLS LAST, s.case_id;
END $$;

-- A decision recorded on the screen is found by its number from that moment; only who
-- may record on the case may add a key to it.
CREATE FUNCTION cases_note_number(wanted bigint, folded text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = wanted
       AND (p.officer_id = thads_own_officer() OR p.unit_id = ANY (thads_write_units())
            OR thads_account() IS NULL AND session_user <> 'thads_app'))
  THEN RETURN; END IF;
  INSERT INTO cases_searchkey (unit_id, case_id, kind, key)
  SELECT p.unit_id, p.id, 'quyet_dinh', folded FROM ledger_proceeding p
   WHERE p.id = wanted AND NOT EXISTS (SELECT 1 FROM cases_searchkey k
          WHERE k.case_id = wanted AND k.kind = 'quyet_dinh' AND k.key = folded);
END $$;
