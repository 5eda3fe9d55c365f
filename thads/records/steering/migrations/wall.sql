-- Directives are read with their matter. Whoever may write on the matter adds to them, and
-- nobody changes what stands. The inspecting body reads the matters of directives of the
-- agency it is appointed to, and nothing else: no case, no party, no other matter.

CREATE FUNCTION steering_inspected_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'uy_ban_kiem_tra'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE POLICY seen_by_inspectors ON ledger_proceeding FOR SELECT TO thads_app
  USING (procedure = 'chi_thi'
         AND unit_id = ANY ((SELECT steering_inspected_units())::integer[]));

-- What was set or reported stands.
CREATE FUNCTION steering_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Chỉ thị, nhiệm vụ, báo cáo đã ghi thì không sửa, không xoá; ghi thêm dòng mới'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- One door for each row that is added: the operator, or whoever writes on the matter.
CREATE FUNCTION steering_may_write(matter bigint) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(matter)
    AND NOT (ledger_roles_on(matter) <@ ARRAY['uy_ban_kiem_tra']),
    'ghi vào chỉ thị này');
END $$;

CREATE FUNCTION steering_add_directive(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_directive (proceeding_id, issuer, number, issued_on, report_months)
  VALUES (matter, w->>'issuer', w->>'number', (w->>'issued_on')::date,
          (w->>'report_months')::smallint);
END $$;

CREATE FUNCTION steering_add_clause(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_clause (directive_id, label, text)
  VALUES (matter, w->>'label', w->>'text') RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION steering_add_task(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_directivetask
    (clause_id, label, body, text, measure, due_on, set_at, set_by)
  SELECT c.id, w->>'label', w->>'body', w->>'text', w->>'measure', (w->>'due_on')::date,
         (w->>'at')::timestamptz, thads_account()
    FROM steering_clause c WHERE c.id = (w->>'clause')::bigint AND c.directive_id = matter
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

CREATE FUNCTION steering_add_report(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_taskreport
    (task_id, reported_on, state, text, evidence, recorded_at, recorded_by)
  SELECT t.id, (w->>'on')::date, w->>'state', w->>'text', w->>'evidence',
         (w->>'at')::timestamptz, thads_account()
    FROM steering_directivetask t JOIN steering_clause c ON c.id = t.clause_id
   WHERE t.id = (w->>'task')::bigint AND c.directive_id = matter
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

CREATE FUNCTION steering_add_figure(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_reportedfigure
    (task_id, act, label, first, last, known_at, text)
  SELECT t.id, (w->>'act')::int, w->>'label', (w->>'first')::date, (w->>'last')::date,
         (w->>'known_at')::timestamptz, w->>'text'
    FROM steering_directivetask t JOIN steering_clause c ON c.id = t.clause_id
   WHERE t.id = (w->>'task')::bigint AND c.directive_id = matter
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['directive', 'clause', 'directivetask', 'taskreport',
                              'reportedfigure'] LOOP
    EXECUTE format('GRANT SELECT ON steering_%s TO thads_app', name);
    EXECUTE format('ALTER TABLE steering_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON steering_%s '
      || 'FOR EACH ROW EXECUTE FUNCTION steering_stands()', name);
  END LOOP;
END $$;
CREATE POLICY seen_with_matter ON steering_directive FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_directive ON steering_clause FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_directive d WHERE d.proceeding_id = directive_id));
CREATE POLICY seen_with_clause ON steering_directivetask FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_clause c WHERE c.id = clause_id));
CREATE POLICY seen_with_task ON steering_taskreport FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_directivetask t WHERE t.id = task_id));
CREATE POLICY seen_with_task ON steering_reportedfigure FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_directivetask t WHERE t.id = task_id));
