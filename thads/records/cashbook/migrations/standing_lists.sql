-- Danh sách còn nguyên: what a sheet keeps of the list of its case is the list still, so the
-- next round reads the sheet and joins nothing. The sheet makes it so; whatever changes who is
-- owed what ends it: an obligation, who is named for one, a party of the case, a party's name.
CREATE FUNCTION cashbook_list_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cashbook_standinglist (proceeding_id, agency_id, distribution_id)
  VALUES (NEW.proceeding_id, NEW.agency_id, NEW.id)
  ON CONFLICT (proceeding_id) DO UPDATE
     SET agency_id = EXCLUDED.agency_id, distribution_id = EXCLUDED.distribution_id;
  RETURN NULL;
END $$;
CREATE TRIGGER list_stands AFTER INSERT ON cashbook_distribution
  FOR EACH ROW WHEN (NEW.counted IS NOT NULL) EXECUTE FUNCTION cashbook_list_stands();

-- Where the case has money, who makes a sheet holds the agency's book while the list is read:
-- the change waits for the sheet, or the sheet for the change.
CREATE FUNCTION cashbook_list_ends(touched bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
DECLARE agency integer;
BEGIN
  FOR agency IN SELECT DISTINCT b.agency_id FROM cashbook_balance b
                 WHERE b.proceeding_id = ANY (touched) ORDER BY 1
  LOOP
    PERFORM cashbook_lock(agency);
  END LOOP;
  DELETE FROM cashbook_standinglist WHERE proceeding_id = ANY (touched);
END $$;
REVOKE ALL ON FUNCTION cashbook_list_ends(bigint[]) FROM PUBLIC;

CREATE FUNCTION cashbook_list_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
DECLARE touched bigint[];
BEGIN
  IF TG_TABLE_NAME = 'parties_party' THEN
    SELECT array_agg(DISTINCT c.case_id) INTO touched
      FROM changed x JOIN cases_caseparty c ON c.party_id = x.id;
  ELSIF TG_TABLE_NAME = 'cashbook_entitlement' THEN
    SELECT array_agg(DISTINCT proceeding_id) INTO touched FROM changed;
  ELSE
    SELECT array_agg(DISTINCT case_id) INTO touched FROM changed;
  END IF;
  IF touched IS NOT NULL THEN PERFORM cashbook_list_ends(touched); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER named_anew AFTER INSERT ON cashbook_entitlement
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_list_moves();
CREATE TRIGGER party_is_another AFTER UPDATE ON parties_party
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_list_moves();
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cases_obligation', 'cases_caseparty'] LOOP
    EXECUTE format('CREATE TRIGGER list_grows AFTER INSERT ON %I REFERENCING NEW TABLE AS '
      'changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_list_moves()', name);
    EXECUTE format('CREATE TRIGGER list_changes AFTER UPDATE ON %I REFERENCING NEW TABLE AS '
      'changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_list_moves()', name);
    EXECUTE format('CREATE TRIGGER list_shrinks AFTER DELETE ON %I REFERENCING OLD TABLE AS '
      'changed FOR EACH STATEMENT EXECUTE FUNCTION cashbook_list_moves()', name);
  END LOOP;
END $$;

ALTER TABLE cashbook_standinglist ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON cashbook_standinglist TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_standinglist FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
