-- What an inspection planned, found, drew and saw: read with its matter, only added to.

CREATE FUNCTION supervision_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Kế hoạch, phát hiện, mẫu kiểm tra đã ghi thì không sửa, không xoá'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION supervision_may_write(matter bigint, procedure_code text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(matter)
    AND EXISTS (SELECT 1 FROM ledger_proceeding p
                 WHERE p.id = matter AND p.procedure = procedure_code), 'ghi hồ sơ này');
END $$;

CREATE FUNCTION supervision_add_planned(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM proceedings_refuse(
    (w->>'agency_id')::int = ANY (proceedings_units_to_open('mo_kiem_tra')),
    'ghi kế hoạch kiểm tra của cơ quan ấy');
  INSERT INTO supervision_plannedinspection
    (agency_id, year, document, inspected_id, subject, before, recorded_at, recorded_by)
  VALUES ((w->>'agency_id')::int, (w->>'year')::int, w->>'document',
          (w->>'inspected_id')::int, w->>'subject', (w->>'before')::date,
          (w->>'at')::timestamptz, thads_account())
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION supervision_add_inspection(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM supervision_may_write(matter, 'kiem_tra');
  INSERT INTO supervision_inspection (proceeding_id, inspected_id, planned_id)
  VALUES (matter, (w->>'inspected_id')::int, (w->>'planned_id')::bigint);
END $$;

CREATE FUNCTION supervision_add_finding(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM supervision_may_write(matter, 'kiem_tra');
  PERFORM proceedings_refuse(
    w->>'case_id' IS NULL OR proceedings_seen((w->>'case_id')::bigint), 'nêu việc ấy');
  INSERT INTO supervision_finding
    (inspection_id, act, case_id, text, due_on, recorded_at, recorded_by)
  VALUES (matter, (w->>'act')::int, (w->>'case_id')::bigint, w->>'text',
          (w->>'due_on')::date, (w->>'at')::timestamptz, thads_account())
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION supervision_add_remedy(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found bigint;
BEGIN
  PERFORM supervision_may_write(matter, 'kiem_tra');
  SELECT f.id INTO STRICT found FROM supervision_finding f
   WHERE f.id = (w->>'finding')::bigint AND f.inspection_id = matter;
  INSERT INTO supervision_remedy
    (finding_id, act, "on", result, text, recorded_at, recorded_by)
  VALUES (found, (w->>'act')::int, (w->>'on')::date, w->>'result', w->>'text',
          (w->>'at')::timestamptz, thads_account());
END $$;

CREATE FUNCTION supervision_add_sample(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM supervision_may_write(matter, 'kiem_tra');
  INSERT INTO supervision_sample
    (inspection_id, act, drawn_on, seed, size, frame, recorded_at, recorded_by)
  VALUES (matter, (w->>'act')::int, (w->>'drawn_on')::date, w->>'seed', (w->>'size')::int,
          w->'frame', (w->>'at')::timestamptz, thads_account())
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION supervision_add_review(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE drawn bigint;
BEGIN
  PERFORM supervision_may_write(matter, 'kiem_tra');
  SELECT s.id INTO STRICT drawn FROM supervision_sample s
   WHERE s.id = (w->>'sample')::bigint AND s.inspection_id = matter
     AND s.frame ? (w->>'case_code');
  INSERT INTO supervision_review
    (sample_id, case_code, "on", verdict, text, recorded_at, recorded_by)
  VALUES (drawn, w->>'case_code', (w->>'on')::date, w->>'verdict', w->>'text',
          (w->>'at')::timestamptz, thads_account());
END $$;

-- The officer complained of does not see the complaint about their conduct.
CREATE FUNCTION supervision_bar(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM supervision_may_write(matter, 'tac_phong');
  UPDATE proceedings_matter SET barred_id = (w->>'officer_id')::int
   WHERE proceeding_id = matter;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plannedinspection', 'inspection', 'finding', 'remedy',
                              'sample', 'review'] LOOP
    EXECUTE format('GRANT SELECT ON supervision_%s TO thads_app', name);
    EXECUTE format('ALTER TABLE supervision_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON supervision_%s '
      || 'FOR EACH ROW EXECUTE FUNCTION supervision_stands()', name);
  END LOOP;
END $$;
CREATE POLICY seen_in_own_units ON supervision_plannedinspection FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_matter ON supervision_inspection FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_inspection ON supervision_finding FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM supervision_inspection i WHERE i.proceeding_id = inspection_id));
CREATE POLICY seen_with_finding ON supervision_remedy FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM supervision_finding f WHERE f.id = finding_id));
CREATE POLICY seen_with_inspection ON supervision_sample FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM supervision_inspection i WHERE i.proceeding_id = inspection_id));
CREATE POLICY seen_with_sample ON supervision_review FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM supervision_sample s WHERE s.id = sample_id));
