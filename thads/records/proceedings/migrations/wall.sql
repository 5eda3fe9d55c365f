-- Matters of every procedure: who sees them, who opens them, who adds to them.
--
-- proceedings_visibility holds (procedure, role) as the program declares; it is filled after
-- every migration. A matter is hidden from a person of its agency whose appointments give
-- no such role, unless they are assigned to it; from the officer it is about; and from
-- nobody who has just opened it and not yet recorded its first act.

CREATE INDEX proceeding_of_matters ON ledger_proceeding (procedure, unit_id)
  WHERE procedure <> 'thi_hanh_an';
CREATE INDEX assignment_of_matter ON proceedings_assignment (officer_id, proceeding_id, id);

-- Whether the person signed in handles a matter now: the last word on them counts.
CREATE FUNCTION proceedings_is_assigned(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT s.part <> 'thoi'
    FROM agencies_account a JOIN proceedings_assignment s ON s.officer_id = a.officer_id
   WHERE a.id = thads_account() AND a.is_active AND s.proceeding_id = wanted
   ORDER BY s.id DESC LIMIT 1), false)
$$;

CREATE FUNCTION proceedings_hidden() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH me AS (
    SELECT a.id, a.officer_id FROM agencies_account a
     WHERE a.id = thads_account() AND a.is_active),
  reach AS (
    SELECT DISTINCT ap.role, u.id AS unit_id
      FROM me JOIN agencies_appointment ap ON ap.account_id = me.id
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON u.agency_id = home.agency_id OR starts_with(u.path, home.path))
  SELECT coalesce(array_agg(p.id), '{}')
    FROM ledger_proceeding p LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
   WHERE p.procedure <> 'thi_hanh_an' AND p.unit_id = ANY (thads_read_units())
     AND (EXISTS (SELECT 1 FROM me WHERE me.officer_id = m.barred_id)
       OR NOT (EXISTS (SELECT 1 FROM reach r
                 JOIN proceedings_visibility v ON v.role = r.role AND v.procedure = p.procedure
                WHERE r.unit_id = p.unit_id)
            OR p.version = 0 AND m.opened_by = thads_account()
            OR proceedings_is_assigned(p.id)))
$$;

CREATE POLICY matters_by_procedure ON ledger_proceeding AS RESTRICTIVE FOR SELECT TO thads_app
  USING (procedure = 'thi_hanh_an'
         OR id <> ALL ((SELECT proceedings_hidden())::bigint[]));
CREATE POLICY matters_by_procedure ON ledger_deadline AS RESTRICTIVE FOR SELECT TO thads_app
  USING (proceeding_id <> ALL ((SELECT proceedings_hidden())::bigint[]));

-- The door of the book asks for the same: what is hidden is not recorded on either. Whoever
-- is assigned to a matter records in their role, whatever unit it is in; so does whoever
-- has just opened it.
CREATE OR REPLACE FUNCTION ledger_roles_on(wanted bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM ledger_proceeding p
    LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
    JOIN agencies_unit u ON u.id = p.unit_id
    JOIN agencies_account a ON a.id = thads_account() AND a.is_active
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE p.id = wanted
     AND (p.procedure = 'thi_hanh_an' OR p.id <> ALL (proceedings_hidden()))
     AND CASE
     WHEN p.procedure <> 'thi_hanh_an' AND (proceedings_is_assigned(p.id)
          OR p.version = 0 AND m.opened_by = a.id)
       THEN u.agency_id = home.agency_id
     WHEN ap.role = 'chap_hanh_vien' THEN p.officer_id = a.officer_id
     WHEN ap.role IN ('thu_truong', 'van_thu') THEN u.agency_id = home.agency_id
     ELSE u.agency_id = home.agency_id AND starts_with(u.path, home.path) END
$$;

-- Units in which the person signed in may open a matter by this act.
CREATE FUNCTION proceedings_units_to_open(act text) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
     AND current_date BETWEEN u.valid_from AND coalesce(u.valid_to, 'infinity')
     AND (ap.role IN ('thu_truong', 'van_thu') OR starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
     AND EXISTS (SELECT 1 FROM ledger_recorder r
          WHERE r.act_code = act AND r.role = ap.role AND r.procedure <> 'thi_hanh_an'
            AND current_date BETWEEN r.valid_from AND coalesce(r.valid_to, 'infinity'))
$$;

CREATE FUNCTION proceedings_refuse(allowed boolean, what text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() AND NOT coalesce(allowed, false) THEN
    RAISE EXCEPTION 'Không được: người này không %', what
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Whether the person signed in sees a proceeding; the operator sees all.
CREATE FUNCTION proceedings_seen(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger_proceeding p
   WHERE p.id = wanted AND p.unit_id = ANY (thads_read_units())
     AND (p.procedure = 'thi_hanh_an' OR p.id <> ALL (proceedings_hidden())))
$$;

-- Whether the person signed in may write on a matter: they record some act of it, or have
-- just opened it.
CREATE FUNCTION proceedings_may_add(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ledger_may_record(wanted) OR EXISTS (
    SELECT 1 FROM ledger_proceeding p JOIN proceedings_matter m ON m.proceeding_id = p.id
     WHERE p.id = wanted AND p.version = 0 AND m.opened_by = thads_account())
$$;

CREATE FUNCTION proceedings_add_person(wanted bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE party bigint; made bigint;
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(wanted), 'ghi người vào hồ sơ này');
  INSERT INTO parties_party (kind, full_name, identity_number, address, name_key, extra)
  VALUES (w->>'kind', w->>'full_name', w->>'identity_number', w->>'address',
          w->>'name_key', '{}') RETURNING id INTO party;
  INSERT INTO proceedings_matterperson (proceeding_id, party_id, role)
  VALUES (wanted, party, w->>'role') RETURNING id INTO made;
  UPDATE proceedings_matter SET search_key = left(search_key || ' ' || (w->>'fold'), 600)
   WHERE proceeding_id = wanted;
  RETURN made;
END $$;

CREATE FUNCTION proceedings_add_link(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE other bigint := (w->>'target')::bigint;
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(wanted) AND proceedings_seen(other),
                             'liên kết hồ sơ này');
  IF other = wanted OR w->>'target_act' IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM ledger_act a
        WHERE a.proceeding_id = other AND a.seq = (w->>'target_act')::int) THEN
    RAISE EXCEPTION 'Không có hành vi để liên kết' USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO proceedings_proceedinglink
    (proceeding_id, kind, target_id, target_act, note, added_at, added_by)
  VALUES (wanted, w->>'kind', other, (w->>'target_act')::int, w->>'note',
          (w->>'at')::timestamptz, thads_account())
  ON CONFLICT DO NOTHING;
END $$;

-- Who handles a matter from now on; called only by the two doors below.
CREATE FUNCTION proceedings_set_handler(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE handler integer := (w->>'officer_id')::int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM agencies_officer o JOIN agencies_unit ou ON ou.id = o.unit_id
        JOIN ledger_proceeding p ON p.id = wanted JOIN agencies_unit u ON u.id = p.unit_id
        LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
       WHERE o.id = handler AND ou.agency_id = u.agency_id
         AND p.procedure <> 'thi_hanh_an' AND o.id IS DISTINCT FROM m.barred_id) THEN
    RAISE EXCEPTION 'Cán bộ này không nhận được hồ sơ' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO proceedings_assignment
    (proceeding_id, officer_id, part, note, assigned_at, assigned_by)
  SELECT wanted, p.officer_id, 'thoi', '', (w->>'at')::timestamptz, thads_account()
    FROM ledger_proceeding p
   WHERE p.id = wanted AND w->>'part' = 'phu_trach' AND p.officer_id <> handler;
  INSERT INTO proceedings_assignment
    (proceeding_id, officer_id, part, note, assigned_at, assigned_by)
  VALUES (wanted, handler, w->>'part', coalesce(w->>'note', ''),
          (w->>'at')::timestamptz, thads_account());
  UPDATE ledger_proceeding p
     SET officer_id = CASE WHEN w->>'part' = 'phu_trach' THEN handler END
   WHERE p.id = wanted
     AND (w->>'part' = 'phu_trach' OR w->>'part' = 'thoi' AND p.officer_id = handler);
  UPDATE ledger_deadline d SET officer_id = p.officer_id
    FROM ledger_proceeding p WHERE p.id = wanted AND d.proceeding_id = p.id;
END $$;
REVOKE EXECUTE ON FUNCTION proceedings_set_handler(bigint, jsonb) FROM PUBLIC;

-- The head and the head of the room say who handles a matter.
CREATE FUNCTION proceedings_assign(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(
    ledger_roles_on(wanted) && ARRAY['thu_truong', 'truong_phong'], 'phân công hồ sơ này');
  PERFORM proceedings_set_handler(wanted, w);
END $$;

-- Whoever opens a matter names who handles it, until its first act.
CREATE FUNCTION proceedings_propose_handler(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(
    (SELECT p.version = 0 AND m.opened_by = thads_account() FROM ledger_proceeding p
       JOIN proceedings_matter m ON m.proceeding_id = p.id WHERE p.id = wanted),
    'phân công hồ sơ này');
  PERFORM proceedings_set_handler(wanted, w || '{"part": "phu_trach"}');
END $$;

-- A new matter without an act yet: its number, subject, people and links.
CREATE FUNCTION proceedings_open(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  home agencies_unit;
  office agencies_unit;
  serial integer;
  pid bigint;
  each jsonb;
BEGIN
  SELECT * INTO home FROM agencies_unit WHERE id = (w->>'unit_id')::int;
  PERFORM proceedings_refuse(
    home.id = ANY (proceedings_units_to_open(w->>'act'))
    AND EXISTS (SELECT 1 FROM ledger_recorder r
                 WHERE r.act_code = w->>'act' AND r.procedure = w->>'procedure'),
    'mở hồ sơ này cho đơn vị ấy');
  SELECT * INTO office FROM agencies_unit WHERE id = home.agency_id;
  INSERT INTO ledger_book (agency_id, head_position, head_hash)
  VALUES (home.agency_id, 0, '') ON CONFLICT DO NOTHING;
  INSERT INTO proceedings_counter AS c (agency_id, procedure, year, last)
  VALUES (office.id, w->>'procedure', (w->>'year')::int, 1)
  ON CONFLICT (agency_id, procedure, year) DO UPDATE SET last = c.last + 1
  RETURNING last INTO serial;
  INSERT INTO ledger_proceeding (root_id, code, procedure, facts, origin_unit_id, version,
      unit_id, officer_id, status, means, number, due, remaining)
  VALUES (home.root_id,
      format('%s-%s-%s', w->>'prefix', w->>'year', lpad(serial::text, 3, '0'))
        || CASE WHEN office.id = home.root_id THEN '' ELSE '/' || office.code END,
      w->>'procedure', '{"on_request": false, "due": 0}', home.id, 0, home.id,
      NULL, 'chua_ghi_nhan', 'co_dieu_kien', '', 0, 0)
  RETURNING id INTO pid;
  INSERT INTO proceedings_matter
    (proceeding_id, title, summary, search_key, opened_by, opened_at, barred_id)
  VALUES (pid, w->>'title', w->>'summary', w->>'search_key', thads_account(),
          (w->>'at')::timestamptz, (w->>'barred_id')::int);
  FOR each IN SELECT value FROM jsonb_array_elements(w->'people') LOOP
    PERFORM proceedings_add_person(pid, each);
  END LOOP;
  FOR each IN SELECT value FROM jsonb_array_elements(w->'links') LOOP
    PERFORM proceedings_add_link(pid, each);
  END LOOP;
  RETURN pid;
END $$;

GRANT SELECT ON proceedings_matter, proceedings_matterperson, proceedings_proceedinglink,
  proceedings_assignment TO thads_app;
ALTER TABLE proceedings_matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE proceedings_matterperson ENABLE ROW LEVEL SECURITY;
ALTER TABLE proceedings_proceedinglink ENABLE ROW LEVEL SECURITY;
ALTER TABLE proceedings_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE proceedings_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE proceedings_visibility ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_with_proceeding ON proceedings_matter FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_proceeding ON proceedings_matterperson FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_proceeding ON proceedings_proceedinglink FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_proceeding ON proceedings_assignment FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_matter ON parties_party FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM proceedings_matterperson m WHERE m.party_id = parties_party.id));
