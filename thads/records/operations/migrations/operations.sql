-- Coercion operations: who opens, drafts, signs and records is held here; nothing is
-- changed once written, and a plan is signed by each hand in its turn.

CREATE FUNCTION operations_refuse(sentence text, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION operations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Hồ sơ cưỡng chế chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION operations_case_of(wanted bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT proceeding_id FROM operations_operation WHERE id = wanted
$$;
CREATE FUNCTION operations_case_of_plan(wanted bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.proceeding_id FROM operations_operation o
    JOIN operations_plan p ON p.operation_id = o.id WHERE p.id = wanted
$$;

CREATE FUNCTION operations_same_person(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(one = other, false) OR EXISTS (
    SELECT 1 FROM agencies_account a JOIN agencies_account b ON b.officer_id = a.officer_id
     WHERE a.id = one AND b.id = other)
$$;

-- The hands that must sign, in order; a unit that is no regional room has no head of room.
CREATE FUNCTION operations_hands(wanted bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN u.level = 'phong_khu_vuc'
              THEN ARRAY['chap_hanh_vien', 'ke_toan', 'truong_phong', 'thu_truong']
              ELSE ARRAY['chap_hanh_vien', 'ke_toan', 'thu_truong'] END
    FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id WHERE p.id = wanted
$$;

CREATE FUNCTION operations_check_opening() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() THEN NEW.opened_by := thads_account(); END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger_act a JOIN ledger_proceeding p ON p.id = a.proceeding_id
       JOIN agencies_unit u ON u.id = p.unit_id
      WHERE a.id = NEW.decision_id AND a.code = 'quyet_dinh_cuong_che'
        AND a.proceeding_id = NEW.proceeding_id AND u.agency_id = NEW.agency_id) THEN
    PERFORM operations_refuse('Không được: cuộc cưỡng chế mở từ một quyết định cưỡng chế của việc.',
                              'operation_has_its_decision');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER operation_has_its_decision BEFORE INSERT ON operations_operation
  FOR EACH ROW EXECUTE FUNCTION operations_check_opening();

CREATE FUNCTION operations_check_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM operations_operation WHERE id = NEW.operation_id FOR UPDATE;
  IF thads_from_web() THEN NEW.drafted_by := thads_account(); END IF;
  SELECT coalesce(max(version), 0) + 1 INTO NEW.version FROM operations_plan
   WHERE operation_id = NEW.operation_id;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_are_numbered BEFORE INSERT ON operations_plan
  FOR EACH ROW EXECUTE FUNCTION operations_check_plan();

-- Parts of a plan are written with it: nothing is added to a plan somebody has signed.
CREATE FUNCTION operations_check_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM operations_plansign WHERE plan_id = NEW.plan_id) THEN
    PERFORM operations_refuse('Không được: kế hoạch đã có chữ ký.', 'signed_plan_stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_plan_stays BEFORE INSERT ON operations_planforce
  FOR EACH ROW EXECUTE FUNCTION operations_check_part();
CREATE TRIGGER signed_plan_stays BEFORE INSERT ON operations_plancost
  FOR EACH ROW EXECUTE FUNCTION operations_check_part();
CREATE TRIGGER signed_plan_stays BEFORE INSERT ON operations_planrisk
  FOR EACH ROW EXECUTE FUNCTION operations_check_part();

CREATE FUNCTION operations_check_sign() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  p operations_plan;
  hands text[] := operations_hands(operations_case_of_plan(NEW.plan_id));
  place integer := array_position(hands, NEW.hand::text);
BEGIN
  SELECT * INTO p FROM operations_plan WHERE id = NEW.plan_id FOR UPDATE;
  IF thads_from_web() THEN
    NEW.signed_by := thads_account();
    SELECT display_name INTO NEW.name FROM agencies_account WHERE id = NEW.signed_by;
  END IF;
  IF EXISTS (SELECT 1 FROM operations_plan WHERE operation_id = p.operation_id
              AND version > p.version) THEN
    PERFORM operations_refuse('Không được: đã có kế hoạch mới hơn.', 'last_plan_is_signed');
  END IF;
  IF place IS NULL OR EXISTS (SELECT 1 FROM operations_plansign
        WHERE plan_id = NEW.plan_id AND NOT agrees)
     OR (SELECT count(*) FROM operations_plansign
          WHERE plan_id = NEW.plan_id AND agrees AND hand = ANY (hands[1:place - 1])) < place - 1 THEN
    PERFORM operations_refuse('Chưa được: kế hoạch chưa đến lượt tư cách này ký.',
                              'plan_is_signed_in_turn');
  END IF;
  IF EXISTS (SELECT 1 FROM operations_plansign s WHERE s.plan_id = NEW.plan_id
              AND operations_same_person(s.signed_by, NEW.signed_by)) THEN
    PERFORM operations_refuse('Không được: mỗi tư cách do một người khác nhau ký.',
                              'plan_hands_are_different_persons');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_is_signed_in_turn BEFORE INSERT ON operations_plansign
  FOR EACH ROW EXECUTE FUNCTION operations_check_sign();

CREATE FUNCTION operations_check_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.id = NEW.act_id
        AND a.proceeding_id = operations_case_of(NEW.operation_id)
        AND (NOT thads_from_web() OR a.recorded_by = thads_account())) THEN
    PERFORM operations_refuse('Không được: bước phải là hành vi của chính việc ấy.',
                              'step_is_of_its_case');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_is_of_its_case BEFORE INSERT ON operations_step
  FOR EACH ROW EXECUTE FUNCTION operations_check_step();

-- The day of an operation follows an approved plan, and stands on the act of that day.
CREATE FUNCTION operations_check_day() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM operations_step s JOIN ledger_act a ON a.id = s.act_id
       JOIN operations_plan p ON p.operation_id = s.operation_id
       JOIN operations_plansign h ON h.plan_id = p.id AND h.hand = 'thu_truong' AND h.agrees
      WHERE s.id = NEW.step_id AND p.id = NEW.plan_id AND a.code = 'to_chuc_cuong_che') THEN
    PERFORM operations_refuse('Chưa được: kế hoạch chưa được Thủ trưởng phê duyệt.',
                              'day_follows_an_approved_plan');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER day_follows_an_approved_plan BEFORE INSERT ON operations_dayrecord
  FOR EACH ROW EXECUTE FUNCTION operations_check_day();

CREATE FUNCTION operations_name_visitor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() THEN NEW.visited_by := thads_account(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visitor_is_named BEFORE INSERT ON operations_visit
  FOR EACH ROW EXECUTE FUNCTION operations_name_visitor();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['operation', 'plan', 'planforce', 'plancost', 'planrisk',
                              'plansign', 'step', 'dayrecord', 'incident', 'visit'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'operations_%s FOR EACH ROW EXECUTE FUNCTION operations_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'operations_%s FOR EACH STATEMENT EXECUTE FUNCTION operations_refuse_change()', name);
    EXECUTE format('ALTER TABLE operations_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON operations_%s TO thads_app', name);
    EXECUTE format('GRANT USAGE ON SEQUENCE operations_%s_id_seq TO thads_app', name);
  END LOOP;
END $$;

CREATE POLICY seen_with_case ON operations_operation FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_operation ON operations_plan FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_operation o WHERE o.id = operation_id));
CREATE POLICY seen_with_operation ON operations_step FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_operation o WHERE o.id = operation_id));
CREATE POLICY seen_with_operation ON operations_visit FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_operation o WHERE o.id = operation_id));
CREATE POLICY seen_with_plan ON operations_planforce FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_plan p WHERE p.id = plan_id));
CREATE POLICY seen_with_plan ON operations_plancost FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_plan p WHERE p.id = plan_id));
CREATE POLICY seen_with_plan ON operations_planrisk FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_plan p WHERE p.id = plan_id));
CREATE POLICY seen_with_plan ON operations_plansign FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_plan p WHERE p.id = plan_id));
CREATE POLICY seen_with_plan ON operations_dayrecord FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_plan p WHERE p.id = plan_id));
CREATE POLICY seen_with_day ON operations_incident FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM operations_dayrecord d WHERE d.id = day_id));

CREATE POLICY opened_by_the_officer ON operations_operation FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (ledger_roles_on(proceeding_id))
              AND opened_by = (SELECT thads_account()));
CREATE POLICY drafted_by_the_officer ON operations_plan FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (ledger_roles_on(operations_case_of(operation_id)))
              AND drafted_by = (SELECT thads_account()));
CREATE POLICY written_with_its_plan ON operations_planforce FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM operations_plan p
                       WHERE p.id = plan_id AND p.drafted_by = (SELECT thads_account())));
CREATE POLICY written_with_its_plan ON operations_plancost FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM operations_plan p
                       WHERE p.id = plan_id AND p.drafted_by = (SELECT thads_account())));
CREATE POLICY written_with_its_plan ON operations_planrisk FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM operations_plan p
                       WHERE p.id = plan_id AND p.drafted_by = (SELECT thads_account())));
CREATE POLICY signed_in_ones_capacity ON operations_plansign FOR INSERT TO thads_app
  WITH CHECK (hand = ANY (ledger_roles_on(operations_case_of_plan(plan_id)))
              AND signed_by = (SELECT thads_account()));
CREATE POLICY linked_by_who_recorded ON operations_step FOR INSERT TO thads_app
  WITH CHECK (cardinality(ledger_roles_on(operations_case_of(operation_id))) > 0);
CREATE POLICY written_by_the_officer ON operations_dayrecord FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (ledger_roles_on(operations_case_of_plan(plan_id))));
CREATE POLICY written_by_the_officer ON operations_incident FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM operations_dayrecord d WHERE d.id = day_id
     AND 'chap_hanh_vien' = ANY (ledger_roles_on(operations_case_of_plan(d.plan_id)))));
CREATE POLICY visited_by_who_is_on_the_case ON operations_visit FOR INSERT TO thads_app
  WITH CHECK (ARRAY['chap_hanh_vien', 'van_thu'] && ledger_roles_on(operations_case_of(operation_id))
              AND visited_by = (SELECT thads_account()));
REVOKE ALL ON FUNCTION operations_same_person(bigint, bigint) FROM PUBLIC;
