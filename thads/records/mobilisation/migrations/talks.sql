-- Talks, promises and what is known for them: seen with the case, written by who records on it
-- and in their own name, never changed.

CREATE FUNCTION mobilisation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ dân vận chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Ghi một dòng mới thay cho dòng sai.';
END $$;

-- Roles that the person signed in holds in an agency.
CREATE FUNCTION mobilisation_roles(wanted integer) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id AND home.agency_id = wanted
   WHERE a.id = thads_account() AND a.is_active
$$;

-- Who plans the persuasion of a case: its officer, who leads, who helps; not who keeps money.
CREATE FUNCTION mobilisation_may_plan(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ledger_roles_on(wanted) && ARRAY['chap_hanh_vien', 'thu_truong', 'truong_phong',
                                          'van_thu', 'thu_ky', 'tham_tra_vien']
$$;

-- A contact stands on an act of its own case; what it holds is written with it.
CREATE FUNCTION mobilisation_check_contact() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = NEW.proceeding_id
       AND a.seq = NEW.act_seq AND a.code = 'van_dong' AND a.effective_on = NEW."on"
       AND (NOT thads_from_web() OR a.recorded_by = thads_account())) THEN
    RAISE EXCEPTION 'Buổi vận động phải đi cùng hành vi vận động của việc, do chính người ghi'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_has_its_act';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_has_its_act BEFORE INSERT ON mobilisation_contact
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_contact();

-- A later row replaces one of the same case and kind.
CREATE FUNCTION mobilisation_check_circumstance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mobilisation_circumstance c
       WHERE c.id = NEW.replaces_id AND c.proceeding_id = NEW.proceeding_id
         AND c.kind = NEW.kind) THEN
    RAISE EXCEPTION 'Chỉ thay một điều cùng loại của chính việc này'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'circumstance_replaces_its_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER circumstance_replaces_its_own BEFORE INSERT ON mobilisation_circumstance
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_circumstance();

-- A promise is due on or after the day on which it was made.
CREATE FUNCTION mobilisation_check_promise() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM mobilisation_contact c
                  WHERE c.id = NEW.contact_id AND c."on" <= NEW.due_on) THEN
    RAISE EXCEPTION 'Hạn của lời hứa không sớm hơn ngày hứa'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'promise_is_due_later';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER promise_is_due_later BEFORE INSERT ON mobilisation_promise
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_promise();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['partner', 'circumstance', 'contact', 'contactperson', 'promise',
                              'promiseanswer'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'mobilisation_%s FOR EACH ROW EXECUTE FUNCTION mobilisation_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'mobilisation_%s FOR EACH STATEMENT EXECUTE FUNCTION mobilisation_refuse_change()', name);
    EXECUTE format('ALTER TABLE mobilisation_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON mobilisation_%s TO thads_app', name);
    IF name <> 'promiseanswer' THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE mobilisation_%s_id_seq TO thads_app', name);
    END IF;
  END LOOP;
END $$;

CREATE POLICY seen_in_own_units ON mobilisation_partner FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY noted_by_those_who_lead ON mobilisation_partner FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND
    ARRAY['thu_truong', 'truong_phong', 'van_thu', 'chap_hanh_vien'] && mobilisation_roles(agency_id));

CREATE POLICY seen_with_case ON mobilisation_circumstance FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY noted_by_who_plans ON mobilisation_circumstance FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND mobilisation_may_plan(proceeding_id));

CREATE POLICY seen_with_case ON mobilisation_contact FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY noted_by_who_recorded ON mobilisation_contact FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND mobilisation_may_plan(proceeding_id));

CREATE POLICY seen_with_contact ON mobilisation_contactperson FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_contact c WHERE c.id = contact_id));
CREATE POLICY noted_with_contact ON mobilisation_contactperson FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM mobilisation_contact c
    WHERE c.id = contact_id AND c.noted_by = (SELECT thads_account())));
CREATE POLICY seen_with_contact ON mobilisation_promise FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_contact c WHERE c.id = contact_id));
CREATE POLICY noted_with_contact ON mobilisation_promise FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM mobilisation_contact c
    WHERE c.id = contact_id AND c.noted_by = (SELECT thads_account())));
CREATE POLICY seen_with_promise ON mobilisation_promiseanswer FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_promise p WHERE p.id = promise_id));
CREATE POLICY answered_by_who_plans ON mobilisation_promiseanswer FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND EXISTS (
    SELECT 1 FROM mobilisation_promise p JOIN mobilisation_contact c ON c.id = p.contact_id
     WHERE p.id = promise_id AND mobilisation_may_plan(c.proceeding_id)));
