-- Who came to denounce is protected in the register of reception too: whoever handles that
-- visit, the head, and who wrote it down know the name, and nobody else.

CREATE FUNCTION complaints_is_denunciation(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM complaints_reception r
                  WHERE r.proceeding_id = wanted AND r.petition_kind = 'to_cao')
$$;

CREATE FUNCTION complaints_wrote_down(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM proceedings_matter m
                  WHERE m.proceeding_id = wanted AND m.opened_by = thads_account())
$$;

CREATE POLICY denouncer_is_protected ON proceedings_matterperson AS RESTRICTIVE
  FOR SELECT TO thads_app
  USING (NOT complaints_is_denunciation(proceedings_matterperson.proceeding_id)
         OR complaints_may_know(proceedings_matterperson.proceeding_id)
         OR complaints_wrote_down(proceedings_matterperson.proceeding_id));

-- The account of a petitioner reads no table: only how far its own petition is.
ALTER TABLE complaints_petitioneraccount ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION complaints_own_petitions()
RETURNS TABLE (matter bigint, code text, procedure text, title text, status text,
               received_on date, unit text, last_act text, last_on date,
               next_code text, next_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.code::text, p.procedure::text, m.title::text, p.status::text, p.opened_on,
         u.name::text, coalesce(x.code, '')::text, x.effective_on,
         coalesce(d.code, '')::text, d.due_on
    FROM complaints_petitioneraccount b
    JOIN agencies_account a ON a.id = b.account_id AND a.is_active
    JOIN ledger_proceeding p ON p.id = b.proceeding_id
    JOIN proceedings_matter m ON m.proceeding_id = p.id
    JOIN agencies_unit u ON u.id = p.unit_id
    LEFT JOIN LATERAL (SELECT c.code, c.effective_on FROM ledger_act c
         WHERE c.proceeding_id = p.id ORDER BY c.seq DESC LIMIT 1) x ON true
    LEFT JOIN LATERAL (SELECT e.code, e.due_on FROM ledger_deadline e
         WHERE e.proceeding_id = p.id AND e.met_on IS NULL AND e.duty
         ORDER BY e.due_on LIMIT 1) d ON true
   WHERE b.account_id = thads_account()
     AND current_date <= coalesce(b.valid_to, 'infinity')
   ORDER BY p.id
$$;

-- The words by which a matter is found hold the names of its people: not of one who came
-- to denounce. Such a visit is found by its code.
CREATE FUNCTION complaints_keep_name_out() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF complaints_is_denunciation(NEW.proceeding_id) THEN
    NEW.search_key := '';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER denouncer_is_not_searched BEFORE INSERT OR UPDATE ON proceedings_matter
  FOR EACH ROW EXECUTE FUNCTION complaints_keep_name_out();

CREATE FUNCTION complaints_take_name_out() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE proceedings_matter SET search_key = '' WHERE proceeding_id = NEW.proceeding_id
     AND NEW.petition_kind = 'to_cao';
  RETURN NULL;
END $$;
CREATE TRIGGER denouncer_is_not_searched AFTER INSERT ON complaints_reception
  FOR EACH ROW EXECUTE FUNCTION complaints_take_name_out();

UPDATE proceedings_matter m SET search_key = '' FROM complaints_reception r
 WHERE r.proceeding_id = m.proceeding_id AND r.petition_kind = 'to_cao';
