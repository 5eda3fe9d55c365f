-- A code for each case, by which a party asks without an account. It is drawn, not computed:
-- nothing else of the case tells it. Letters and digits that look alike are left out.

CREATE FUNCTION cases_new_code() RETURNS text
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  SELECT string_agg(substr('23456789ACDEFGHJKMNPQRTUVWXY',
           1 + (get_byte(drawn, 2 * i) * 256 + get_byte(drawn, 2 * i + 1)) % 28, 1), '' ORDER BY i)
    FROM (SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS drawn) AS r,
         generate_series(0, 11) AS i
$$;
REVOKE ALL ON FUNCTION cases_new_code() FROM PUBLIC;

-- Every case gets one, opened on a screen or imported by the hundred thousand.
CREATE FUNCTION cases_give_codes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cases_lookupcode (case_id, code)
  SELECT o.proceeding_id, cases_new_code() FROM opened o;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_have_codes AFTER INSERT ON cases_case
  REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION cases_give_codes();

INSERT INTO cases_lookupcode (case_id, code) SELECT proceeding_id, cases_new_code() FROM cases_case;

ALTER TABLE cases_lookupcode ADD CONSTRAINT code_is_long CHECK (length(code) = 12);
GRANT SELECT ON cases_lookupcode TO thads_app;
ALTER TABLE cases_lookupcode ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_with_case ON cases_lookupcode FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = case_id));
