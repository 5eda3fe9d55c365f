-- The agency's own people. A personnel file is a matter that only the head and the heads
-- above see (declared.toml of proceedings), and the person it is about; that person never
-- writes on it. Posts, ranks, communes and support are read by whoever reads the unit.

CREATE FUNCTION staffing_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Số liệu tổ chức, cán bộ đã ghi thì không sửa, không xoá; ghi thêm dòng mới'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Units whose head the person signed in is, and all below them.
CREATE FUNCTION staffing_headed_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'thu_truong'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id OR starts_with(u.path, home.path)
   WHERE a.id = thads_account() AND a.is_active
$$;

-- Accountants of an agency keep what was given and used.
CREATE FUNCTION staffing_kept_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'ke_toan'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id AND starts_with(u.path, home.path)
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE FUNCTION staffing_unit_of(wanted integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT unit_id FROM agencies_officer WHERE id = wanted
$$;

-- Whose file a new matter is: from here on that person reads it and writes nothing on it.
CREATE FUNCTION staffing_add_file(matter bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person integer := (w->>'officer_id')::int;
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(matter)
    AND staffing_unit_of(person) = ANY (staffing_headed_units())
    AND person IS DISTINCT FROM
        (SELECT officer_id FROM agencies_account WHERE id = thads_account()),
    'mở hồ sơ của người này');
  INSERT INTO staffing_personnelfile (proceeding_id, officer_id)
  SELECT p.id, person FROM ledger_proceeding p
   WHERE p.id = matter AND p.procedure = 'ho_so_can_bo';
  UPDATE proceedings_matter SET subject_id = person WHERE proceeding_id = matter;
END $$;

CREATE FUNCTION staffing_add_quota(w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse((w->>'unit_id')::int = ANY (staffing_headed_units()),
    'ghi biên chế của đơn vị ấy');
  INSERT INTO staffing_quota
    (unit_id, year, posts, document, decided_on, recorded_at, recorded_by)
  VALUES ((w->>'unit_id')::int, (w->>'year')::int, (w->>'posts')::int, w->>'document',
          (w->>'decided_on')::date, (w->>'at')::timestamptz, thads_account());
END $$;

CREATE FUNCTION staffing_add_rank(w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person integer := (w->>'officer_id')::int;
BEGIN
  PERFORM proceedings_refuse(staffing_unit_of(person) = ANY (staffing_headed_units()),
    'ghi ngạch của người này');
  INSERT INTO staffing_rankheld (officer_id, rank, since, recorded_at, recorded_by)
  VALUES (person, w->>'rank', (w->>'since')::date, (w->>'at')::timestamptz, thads_account());
END $$;

CREATE FUNCTION staffing_add_territory(w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE person integer := (w->>'officer_id')::int;
BEGIN
  PERFORM proceedings_refuse(
    staffing_unit_of(person) = ANY (staffing_headed_units() || thads_write_units())
    AND EXISTS (SELECT 1 FROM agencies_account a JOIN agencies_appointment ap
         ON ap.account_id = a.id AND ap.role IN ('thu_truong', 'truong_phong')
        AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      WHERE a.id = thads_account()),
    'giao địa bàn cho người này');
  INSERT INTO staffing_territory
    (officer_id, place, since, is_given, recorded_at, recorded_by)
  VALUES (person, w->>'place', (w->>'since')::date, (w->>'is_given')::boolean,
          (w->>'at')::timestamptz, thads_account());
END $$;

CREATE FUNCTION staffing_add_support(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM proceedings_refuse(
    (w->>'unit_id')::int = ANY (staffing_headed_units() || staffing_kept_units()),
    'ghi phần hỗ trợ của đơn vị ấy');
  INSERT INTO staffing_support (unit_id, kind, source, name, amount, quantity, given_on,
      document, recorded_at, recorded_by)
  VALUES ((w->>'unit_id')::int, w->>'kind', w->>'source', w->>'name',
      (w->>'amount')::bigint, (w->>'quantity')::int, (w->>'given_on')::date,
      w->>'document', (w->>'at')::timestamptz, thads_account())
  RETURNING id INTO made;
  RETURN made;
END $$;

-- Never more is used than was given: the row that was given is locked first.
CREATE FUNCTION staffing_use_support(given bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE support staffing_support; used bigint;
BEGIN
  SELECT * INTO STRICT support FROM staffing_support WHERE id = given FOR UPDATE;
  PERFORM proceedings_refuse(
    support.unit_id = ANY (staffing_headed_units() || staffing_kept_units()),
    'ghi phần đã dùng của đơn vị ấy');
  SELECT coalesce(sum(count), 0) INTO used FROM staffing_supportuse WHERE support_id = given;
  IF used + (w->>'count')::bigint > coalesce(support.amount, support.quantity) THEN
    RAISE EXCEPTION 'Dùng quá phần được hỗ trợ' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO staffing_supportuse
    (support_id, used_on, count, purpose, recorded_at, recorded_by)
  VALUES (given, (w->>'used_on')::date, (w->>'count')::bigint, w->>'purpose',
          (w->>'at')::timestamptz, thads_account());
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['personnelfile', 'quota', 'rankheld', 'territory', 'support',
                              'supportuse'] LOOP
    EXECUTE format('GRANT SELECT ON staffing_%s TO thads_app', name);
    EXECUTE format('ALTER TABLE staffing_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON staffing_%s '
      || 'FOR EACH ROW EXECUTE FUNCTION staffing_stands()', name);
  END LOOP;
END $$;
CREATE POLICY seen_with_matter ON staffing_personnelfile FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_in_own_units ON staffing_quota FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_officer ON staffing_rankheld FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM agencies_officer o WHERE o.id = officer_id));
CREATE POLICY seen_with_officer ON staffing_territory FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM agencies_officer o WHERE o.id = officer_id));
CREATE POLICY seen_in_own_units ON staffing_support FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_support ON staffing_supportuse FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM staffing_support s WHERE s.id = support_id));
