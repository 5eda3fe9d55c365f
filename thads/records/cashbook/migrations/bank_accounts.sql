-- Custody accounts: entered by the accountant, approved by the head, never changed.

-- Maker and checker are two accounts, and two persons behind them.
CREATE FUNCTION cashbook_same_person(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT one = other OR EXISTS (
    SELECT 1 FROM agencies_account m JOIN agencies_account c ON c.officer_id = m.officer_id
     WHERE m.id = one AND c.id = other)
$$;

CREATE FUNCTION cashbook_propose_custody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.proposed_by := thads_account(); END IF;
  IF EXISTS (SELECT 1 FROM cashbook_custodyaccount a
               LEFT JOIN cashbook_custodyend e ON e.account_id = a.id
              WHERE a.agency_id = NEW.agency_id AND a.bank = NEW.bank AND a.number = NEW.number
                AND coalesce(e.valid_to, 'infinity') >= NEW.valid_from) THEN
    PERFORM cashbook_refuse('Không được: tài khoản này đã khai và chưa thôi dùng.',
                            'one_custody_account');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER custody_accounts_are_entered BEFORE INSERT ON cashbook_custodyaccount
  FOR EACH ROW EXECUTE FUNCTION cashbook_propose_custody();

CREATE FUNCTION cashbook_approve_custody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a cashbook_custodyaccount;
BEGIN
  SELECT * INTO a FROM cashbook_custodyaccount WHERE id = NEW.account_id;
  PERFORM cashbook_lock(a.agency_id);
  IF thads_from_web() THEN NEW.approved_by := thads_account(); END IF;
  IF a.agency_id <> NEW.agency_id OR cashbook_same_person(a.proposed_by, NEW.approved_by) THEN
    PERFORM cashbook_refuse('Không được: người khai tài khoản không tự duyệt; cần Thủ trưởng.',
                            'custody_account_needs_two_hands');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_custodyend WHERE account_id = a.id) THEN
    PERFORM cashbook_refuse('Không được: tài khoản này đã thôi dùng.',
                            'ended_account_stays_ended');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER custody_account_needs_two_hands BEFORE INSERT ON cashbook_custodyapproval
  FOR EACH ROW EXECUTE FUNCTION cashbook_approve_custody();

CREATE FUNCTION cashbook_end_custody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a cashbook_custodyaccount;
BEGIN
  SELECT * INTO a FROM cashbook_custodyaccount WHERE id = NEW.account_id;
  PERFORM cashbook_lock(a.agency_id);
  IF thads_from_web() THEN NEW.ended_by := thads_account(); END IF;
  IF a.agency_id <> NEW.agency_id OR NEW.reason = '' THEN
    PERFORM cashbook_refuse('Chưa được: ghi lý do thôi dùng tài khoản.', 'end_has_a_reason');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER end_has_a_reason BEFORE INSERT ON cashbook_custodyend
  FOR EACH ROW EXECUTE FUNCTION cashbook_end_custody();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['custodyaccount', 'custodyapproval', 'custodyend'] LOOP
    EXECUTE format('CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON '
      'cashbook_%s FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON '
      'cashbook_%s FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change()', name);
    EXECUTE format('ALTER TABLE cashbook_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON cashbook_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_in_own_units ON cashbook_%s FOR SELECT TO thads_app '
      'USING (agency_id = ANY ((SELECT thads_read_units())::integer[]))', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE cashbook_custodyaccount_id_seq TO thads_app;

CREATE POLICY entered_by_the_accountant ON cashbook_custodyaccount FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND proposed_by = (SELECT thads_account()));
CREATE POLICY approved_by_the_head ON cashbook_custodyapproval FOR INSERT TO thads_app
  WITH CHECK ('thu_truong' = ANY (cashbook_roles(agency_id))
              AND approved_by = (SELECT thads_account()));
CREATE POLICY ended_by_accountant_or_head ON cashbook_custodyend FOR INSERT TO thads_app
  WITH CHECK (ARRAY['ke_toan', 'thu_truong'] && cashbook_roles(agency_id)
              AND ended_by = (SELECT thads_account()));

REVOKE ALL ON FUNCTION cashbook_same_person(bigint, bigint) FROM PUBLIC;
