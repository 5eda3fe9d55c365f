-- What is kept of an administrative judgment is read with its matter; whoever may write on
-- the matter adds to it; nobody changes what stands.

CREATE FUNCTION administrative_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Điều đã ghi về bản án hành chính thì không sửa, không xoá; ghi thêm dòng mới'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION administrative_may_write(matter bigint) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(matter)
    AND EXISTS (SELECT 1 FROM ledger_proceeding p
                 WHERE p.id = matter AND p.procedure = 'thi_hanh_an_hanh_chinh'),
    'ghi vào hồ sơ án hành chính này');
END $$;

CREATE FUNCTION administrative_describe(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM administrative_may_write(matter);
  INSERT INTO administrative_judgment (proceeding_id, court, number, judged_on, in_force_on,
      obligor, obligation, superior)
  VALUES (matter, w->>'court', w->>'number', (w->>'judged_on')::date,
      (w->>'in_force_on')::date, w->>'obligor', w->>'obligation', w->>'superior');
END $$;

CREATE FUNCTION administrative_name(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM administrative_may_write(matter);
  INSERT INTO administrative_responsible (proceeding_id, full_name, position, part, from_on,
      added_at, added_by)
  VALUES (matter, w->>'full_name', w->>'position', w->>'part', (w->>'from_on')::date,
      (w->>'at')::timestamptz, thads_account());
END $$;

CREATE FUNCTION administrative_hold(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM administrative_may_write(matter);
  INSERT INTO administrative_session (proceeding_id, act, place, attended, said, promised_on)
  VALUES (matter, (w->>'act')::int, w->>'place', w->>'attended', w->>'said',
      (w->>'promised_on')::date);
END $$;

CREATE FUNCTION administrative_recommend(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM administrative_may_write(matter);
  INSERT INTO administrative_recommendation (proceeding_id, act, addressee, about, asks)
  VALUES (matter, (w->>'act')::int, w->>'addressee', w->>'about', w->>'asks');
END $$;

CREATE FUNCTION administrative_post(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM administrative_may_write(matter);
  INSERT INTO administrative_posting (proceeding_id, act, place)
  VALUES (matter, (w->>'act')::int, w->>'place');
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['judgment', 'responsible', 'session', 'recommendation',
                              'posting'] LOOP
    EXECUTE format('GRANT SELECT ON administrative_%s TO thads_app', name);
    EXECUTE format('ALTER TABLE administrative_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON '
      || 'administrative_%s FOR EACH ROW EXECUTE FUNCTION administrative_stands()', name);
    EXECUTE format('CREATE POLICY seen_with_proceeding ON administrative_%1$s '
      || 'FOR SELECT TO thads_app USING (EXISTS (SELECT 1 FROM ledger_proceeding p '
      || 'WHERE p.id = administrative_%1$s.proceeding_id))', name);
  END LOOP;
END $$;
