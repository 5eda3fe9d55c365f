-- Petitions, the denouncer kept apart, receptions and their schedule.

-- Who may know a denouncer: whoever handles the matter now, and the head; not those who
-- take part, and never the one it is about.
CREATE FUNCTION complaints_may_know(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
      LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
      JOIN agencies_account a ON a.id = thads_account() AND a.is_active
      JOIN agencies_appointment ap ON ap.account_id = a.id
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
     WHERE p.id = wanted AND a.officer_id IS DISTINCT FROM coalesce(m.barred_id, -1)
       AND p.id <> ALL (proceedings_hidden())
       AND (ap.role = 'thu_truong'
              AND (u.agency_id = home.agency_id OR starts_with(u.path, home.path))
            OR (SELECT s.part = 'phu_trach' FROM proceedings_assignment s
                 WHERE s.proceeding_id = p.id AND s.officer_id = a.officer_id
                 ORDER BY s.id DESC LIMIT 1)))
$$;

CREATE FUNCTION complaints_describe(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(wanted), 'ghi đơn của hồ sơ này');
  INSERT INTO complaints_petition (proceeding_id, channel, headcount, object_text, object_key,
      against_id, asks_stop)
  VALUES (wanted, w->>'channel', (w->>'headcount')::int, w->>'object_text', w->>'object_key',
      (w->>'against_id')::int, (w->>'asks_stop')::boolean);
END $$;

CREATE FUNCTION complaints_keep_denouncer(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(wanted)
    AND EXISTS (SELECT 1 FROM ledger_proceeding p
                 WHERE p.id = wanted AND p.procedure = 'to_cao'), 'ghi người tố cáo');
  INSERT INTO complaints_denouncer (proceeding_id, full_name, identity_number, address, contact,
      asks_protection, name_key)
  VALUES (wanted, w->>'full_name', w->>'identity_number', w->>'address', w->>'contact',
      (w->>'asks_protection')::boolean, w->>'name_key');
  UPDATE proceedings_matter SET barred_id = (w->>'accused_id')::int
   WHERE proceeding_id = wanted AND w->>'accused_id' IS NOT NULL;
END $$;

CREATE FUNCTION complaints_receive(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(proceedings_may_add(wanted), 'ghi lượt tiếp này');
  INSERT INTO complaints_reception (proceeding_id, petition_kind, headcount, settled_by,
      is_competent, guided_to, accepted_by, received_by_id, is_online, note)
  VALUES (wanted, w->>'petition_kind', (w->>'headcount')::int, w->>'settled_by',
      (w->>'is_competent')::boolean, w->>'guided_to', w->>'accepted_by',
      (w->>'received_by_id')::int, (w->>'is_online')::boolean, w->>'note');
END $$;

-- Units whose schedule the person signed in keeps: those in which they book receptions.
CREATE FUNCTION complaints_plan_day(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM proceedings_refuse((w->>'unit_id')::int = ANY (
    proceedings_units_to_open('dang_ky_tiep') || proceedings_units_to_open('tiep_cong_dan')),
    'lập lịch tiếp công dân của đơn vị ấy');
  INSERT INTO complaints_receptionday (unit_id, "on", starts, ends, place, receiver_id,
      is_of_head, is_online, planned_at, planned_by, dropped_why)
  VALUES ((w->>'unit_id')::int, (w->>'on')::date, (w->>'starts')::time, (w->>'ends')::time,
      w->>'place', (w->>'receiver_id')::int, (w->>'is_of_head')::boolean,
      (w->>'is_online')::boolean, (w->>'at')::timestamptz, thads_account(), '')
  RETURNING id INTO made;
  RETURN made;
END $$;

CREATE FUNCTION complaints_drop_day(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(EXISTS (SELECT 1 FROM complaints_receptionday d
    WHERE d.id = wanted AND d.unit_id = ANY (
      proceedings_units_to_open('dang_ky_tiep') || proceedings_units_to_open('tiep_cong_dan'))),
    'bỏ ngày tiếp công dân này');
  UPDATE complaints_receptionday
     SET dropped_at = (w->>'at')::timestamptz, dropped_why = w->>'why'
   WHERE id = wanted AND dropped_at IS NULL;
END $$;

GRANT SELECT ON complaints_petition, complaints_denouncer, complaints_reception,
  complaints_receptionday TO thads_app;
ALTER TABLE complaints_petition ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaints_denouncer ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaints_reception ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaints_receptionday ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_with_proceeding ON complaints_petition FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY known_to_who_handles_and_head ON complaints_denouncer FOR SELECT TO thads_app
  USING (complaints_may_know(proceeding_id));
CREATE POLICY seen_with_proceeding ON complaints_reception FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_in_own_units ON complaints_receptionday FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
