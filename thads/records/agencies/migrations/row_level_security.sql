-- Who may see what, decided once, from the appointments of the person signed in.

-- True when the program signed this message with the key that only it and the owner know.
CREATE FUNCTION thads_signed(message text, signature text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex')
         = signature FROM agencies_passkey WHERE id = 1
$$;

CREATE FUNCTION thads_account() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE token text := current_setting('thads.pass', true);
BEGIN
  IF token IS NULL OR token = '' THEN RETURN NULL; END IF;
  IF NOT coalesce(thads_signed(split_part(token, ':', 1) || ':' || split_part(token, ':', 2),
                               split_part(token, ':', 3)), false) THEN RETURN NULL; END IF;
  IF split_part(token, ':', 2)::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
  RETURN split_part(token, ':', 1)::bigint;
EXCEPTION WHEN invalid_text_representation OR numeric_value_out_of_range THEN RETURN NULL;
END $$;

CREATE FUNCTION thads_own_officer() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.officer_id FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'chap_hanh_vien'
   WHERE a.id = thads_account() AND a.is_active
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity') LIMIT 1
$$;

-- An appointment shows its agency; a head, the leadership and the statistician also
-- everything below their unit.
CREATE FUNCTION thads_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
      OR (ap.role IN ('thu_truong', 'lanh_dao_tinh', 'thong_ke')
          AND starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
$$;

-- A head and a registrar record on every case of the agency, the head of a room on the room's.
CREATE FUNCTION thads_write_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u
      ON (ap.role IN ('thu_truong', 'van_thu') AND u.agency_id = home.agency_id)
      OR (ap.role = 'truong_phong' AND starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE FUNCTION thads_own_agencies() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;

-- Two narrow doors for somebody who is not signed in yet. They open only to the program
-- itself, which signs the name it asks for: a query that is injected gets no password hash.
CREATE FUNCTION agencies_find_account(name text, until bigint, signature text)
RETURNS SETOF agencies_account
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM agencies_account
   WHERE username = name AND until >= extract(epoch FROM clock_timestamp())
     AND thads_signed('dang-nhap:' || until || ':' || name, signature)
$$;

CREATE FUNCTION agencies_note_attempt(name text, until bigint, signature text,
                                      succeeded boolean, attempts_max integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE agencies_account SET
    failed_attempts = CASE WHEN succeeded THEN 0
                           WHEN locked_until < clock_timestamp() THEN 1
                           ELSE least(failed_attempts + 1, 100) END,
    locked_until = CASE WHEN succeeded THEN NULL
                        WHEN (CASE WHEN locked_until < clock_timestamp() THEN 0
                                   ELSE failed_attempts END) + 1 >= attempts_max
                        THEN clock_timestamp() + interval '15 minutes' END
  WHERE username = name AND until >= extract(epoch FROM clock_timestamp())
    AND thads_signed('dang-nhap:' || until || ':' || name, signature)
$$;

GRANT SELECT ON agencies_unit, agencies_officer, agencies_account, agencies_appointment, agencies_target TO thads_app;

ALTER TABLE agencies_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_officer ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_target ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies_passkey ENABLE ROW LEVEL SECURITY;

-- The tree of agencies is public knowledge, but only for somebody signed in.
CREATE POLICY seen_by_the_signed_in ON agencies_unit FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);
CREATE POLICY seen_in_own_units ON agencies_officer FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON agencies_target FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[])
         OR unit_id IN (SELECT root_id FROM agencies_unit
                         WHERE id = ANY ((SELECT thads_read_units())::integer[])));
CREATE POLICY own_account ON agencies_account FOR SELECT TO thads_app
  USING (id = (SELECT thads_account()));
CREATE POLICY own_appointments ON agencies_appointment FOR SELECT TO thads_app
  USING (account_id = (SELECT thads_account()));
