-- What the public may read of units: their contact data and their days of reception.

GRANT SELECT, INSERT ON citizens_unitcontact TO thads_app;
GRANT USAGE ON SEQUENCE citizens_unitcontact_id_seq TO thads_app;
ALTER TABLE citizens_unitcontact ENABLE ROW LEVEL SECURITY;

-- The head and the registrar keep it for the agency, the head of a room for the room.
CREATE POLICY seen_by_the_signed_in ON citizens_unitcontact FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);
CREATE POLICY kept_by_head_and_registrar ON citizens_unitcontact FOR INSERT TO thads_app
  WITH CHECK (unit_id = ANY ((SELECT thads_write_units())::integer[])
              AND recorded_by = (SELECT thads_account()));

-- Units of the agencies that work with this program, with what holds on a day.
CREATE FUNCTION citizens_units(asked date)
RETURNS TABLE (code text, name text, level text, agency text, province text, since date,
               address text, hotline text, telephone text, email text, hours text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.code, u.name, u.level, a.code, r.name, c.valid_from,
         c.address, c.hotline, c.telephone, c.email, c.hours
    FROM agencies_unit u
    JOIN agencies_unit a ON a.id = u.agency_id
    JOIN agencies_unit r ON r.id = u.root_id
    LEFT JOIN LATERAL (SELECT * FROM citizens_unitcontact k
        WHERE k.unit_id = u.id AND k.valid_from <= asked
        ORDER BY k.valid_from DESC, k.id DESC LIMIT 1) AS c ON true
   WHERE asked BETWEEN u.valid_from AND coalesce(u.valid_to, 'infinity')
     AND EXISTS (SELECT 1 FROM agencies_appointment ap
                   JOIN agencies_unit w ON w.id = ap.unit_id WHERE w.root_id = u.root_id)
   ORDER BY r.name, u.path
$$;

-- The schedule of reception, as it must be posted: the name only of a head who receives.
CREATE FUNCTION citizens_reception_days(first date, last date)
RETURNS TABLE (unit text, unit_name text, held_on date, starts time, ends time, place text,
               is_of_head boolean, is_online boolean, receiver text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.code, u.name, d."on", d.starts, d.ends, d.place, d.is_of_head, d.is_online,
         CASE WHEN d.is_of_head THEN o.title || ' ' || o.full_name ELSE '' END
    FROM complaints_receptionday d
    JOIN agencies_unit u ON u.id = d.unit_id
    JOIN agencies_officer o ON o.id = d.receiver_id
   WHERE d.dropped_at IS NULL AND d."on" BETWEEN first AND least(last, first + 100)
   ORDER BY d."on", d.starts, u.path LIMIT 500
$$;

REVOKE ALL ON FUNCTION citizens_units(date), citizens_reception_days(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION citizens_units(date), citizens_reception_days(date, date)
  TO thads_app;
