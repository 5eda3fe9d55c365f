-- The steering committee: members, sessions, opinions on coercion plans. A conclusion of a
-- session is a directive; a task may be one of a unit or officer of the agency.

CREATE OR REPLACE FUNCTION steering_add_directive(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM steering_may_write(matter);
  PERFORM proceedings_refuse(w->>'session' IS NULL OR EXISTS (
    SELECT 1 FROM steering_session s WHERE s.id = (w->>'session')::bigint
       AND proceedings_may_add(s.committee_id)), 'ghi kết luận của phiên họp này');
  INSERT INTO steering_directive (proceeding_id, issuer, number, issued_on, report_months,
          session_id)
  VALUES (matter, w->>'issuer', w->>'number', (w->>'issued_on')::date,
          (w->>'report_months')::smallint, (w->>'session')::bigint);
END $$;

CREATE OR REPLACE FUNCTION steering_add_task(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_directivetask
    (clause_id, label, body, text, measure, due_on, set_at, set_by, unit_id, officer_id)
  SELECT c.id, w->>'label', w->>'body', w->>'text', w->>'measure', (w->>'due_on')::date,
         (w->>'at')::timestamptz, thads_account(), (w->>'unit')::int, (w->>'officer')::int
    FROM steering_clause c WHERE c.id = (w->>'clause')::bigint AND c.directive_id = matter
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

CREATE FUNCTION steering_may_write_committee(matter bigint) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(matter)
    AND EXISTS (SELECT 1 FROM ledger_proceeding p
                 WHERE p.id = matter AND p.procedure = 'ban_chi_dao'),
    'ghi vào hồ sơ Ban chỉ đạo này');
END $$;

CREATE FUNCTION steering_set_up(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM steering_may_write_committee(matter);
  INSERT INTO steering_committee (proceeding_id, level, set_up_by, from_on, until_on, rules)
  VALUES (matter, w->>'level', w->>'set_up_by', (w->>'from_on')::date,
          (w->>'until_on')::date, w->>'rules');
END $$;

CREATE FUNCTION steering_add_member(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write_committee(matter);
  INSERT INTO steering_member (committee_id, full_name, position, part, seat, from_on)
  VALUES (matter, w->>'full_name', w->>'position', w->>'part', w->>'seat',
          (w->>'from_on')::date)
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION steering_member_leaves(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write_committee(matter);
  INSERT INTO steering_memberleft (member_id, "on", why)
  SELECT m.id, (w->>'on')::date, w->>'why' FROM steering_member m
   WHERE m.id = (w->>'member')::bigint AND m.committee_id = matter
  RETURNING member_id INTO STRICT made;
END $$;

CREATE FUNCTION steering_add_session(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write_committee(matter);
  INSERT INTO steering_session (committee_id, act, "on", place, attended, agenda)
  VALUES (matter, (w->>'act')::int, (w->>'on')::date, w->>'place', w->>'attended',
          w->>'agenda')
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION steering_add_opinion(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write_committee(matter);
  INSERT INTO steering_opinion (session_id, operation_id, kind, text)
  SELECT s.id, o.id, w->>'kind', w->>'text'
    FROM steering_session s JOIN ledger_proceeding p ON p.id = s.committee_id
    JOIN agencies_unit u ON u.id = p.unit_id
    JOIN operations_operation o ON o.agency_id = u.agency_id
   WHERE s.id = (w->>'session')::bigint AND s.committee_id = matter
     AND o.id = (w->>'operation')::bigint
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['committee', 'member', 'memberleft', 'session', 'opinion'] LOOP
    EXECUTE format('GRANT SELECT ON steering_%s TO thads_app', name);
    EXECUTE format('ALTER TABLE steering_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON steering_%s '
      || 'FOR EACH ROW EXECUTE FUNCTION steering_stands()', name);
  END LOOP;
END $$;
CREATE POLICY seen_with_matter ON steering_committee FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_committee ON steering_member FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_committee c WHERE c.proceeding_id = committee_id));
CREATE POLICY seen_with_member ON steering_memberleft FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_member m WHERE m.id = member_id));
CREATE POLICY seen_with_committee ON steering_session FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_committee c WHERE c.proceeding_id = committee_id));
CREATE POLICY seen_with_session ON steering_opinion FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_session s WHERE s.id = session_id)
     AND EXISTS (SELECT 1 FROM operations_operation o WHERE o.id = operation_id));
