-- A case counts for the unit that holds it on the day asked for, also when the unit has
-- handed it on since. Which units once held a case that is now elsewhere is kept here as it
-- happens; what is told of such a case is its course while it was held: codes, statuses,
-- days, amounts. No name, no number of a decision, no note, no officer.

ALTER TABLE publications_departed ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION publications_note_departed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO publications_departed (unit_id, proceeding_id) VALUES (OLD.unit_id, OLD.id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER departures_are_kept AFTER UPDATE OF unit_id ON ledger_proceeding
  FOR EACH ROW WHEN (OLD.unit_id IS DISTINCT FROM NEW.unit_id)
  EXECUTE FUNCTION publications_note_departed();

-- A book that comes in whole, and a hand-over dated back, bring spans of other units.
CREATE FUNCTION publications_note_elsewhere() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO publications_departed (unit_id, proceeding_id)
  SELECT DISTINCT s.unit_id, s.proceeding_id
    FROM added s JOIN ledger_proceeding p ON p.id = s.proceeding_id AND p.unit_id <> s.unit_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER spans_elsewhere_are_kept AFTER INSERT ON ledger_statusspan
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION publications_note_elsewhere();

INSERT INTO publications_departed (unit_id, proceeding_id)
SELECT DISTINCT s.unit_id, s.proceeding_id
  FROM ledger_statusspan s JOIN ledger_proceeding p ON p.id = s.proceeding_id
   AND p.unit_id <> s.unit_id;

-- The cases that the asker's units held and no unit of theirs holds now: until which day,
-- and until which moment they were known as theirs.
CREATE FUNCTION departed_courses()
RETURNS TABLE (proceeding bigint, held_until date, known_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH own AS MATERIALIZED (SELECT thads_read_units() AS units), gone AS (
    SELECT DISTINCT d.proceeding_id
      FROM publications_departed d
      JOIN ledger_proceeding p ON p.id = d.proceeding_id
     WHERE d.unit_id = ANY ((SELECT units FROM own)::integer[])
       AND p.unit_id <> ALL ((SELECT units FROM own)::integer[])
  )
  SELECT s.proceeding_id,
         max(coalesce(s.valid_to, 'infinity')) FILTER (WHERE s.recorded_to IS NULL),
         max(s.recorded_to)
    FROM gone g JOIN ledger_statusspan s ON s.proceeding_id = g.proceeding_id
     AND s.unit_id = ANY ((SELECT units FROM own)::integer[])
   GROUP BY s.proceeding_id
$$;

CREATE FUNCTION departed_cases()
RETURNS TABLE (proceeding bigint, code text, root integer, holder integer, procedure text,
               on_request boolean, kind text, items text[], creditor_kind text, due bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.code::text, p.root_id, p.unit_id, p.procedure::text,
         (p.facts->>'on_request')::boolean, j.field::text,
         (SELECT array_agg(DISTINCT o.item::text ORDER BY o.item::text)
            FROM cases_obligation o WHERE o.case_id = p.id),
         (SELECT (array_agg(k.kind::text ORDER BY k.kind = 'to_chuc_tin_dung' DESC,
                            k.kind = 'nha_nuoc' DESC, k.kind DESC))[1]
            FROM cases_caseparty c JOIN parties_party k ON k.id = c.party_id
           WHERE c.case_id = p.id AND c.role = 'duoc_thi_hanh'),
         coalesce(p.facts->>'due', '0')::bigint
    FROM departed_courses() h JOIN ledger_proceeding p ON p.id = h.proceeding
    LEFT JOIN cases_case v ON v.proceeding_id = p.id
    LEFT JOIN cases_judgment j ON j.id = v.judgment_id
$$;

CREATE FUNCTION departed_spans()
RETURNS TABLE (proceeding bigint, unit integer, status text, means text, ground text,
               valid_from date, valid_to date, recorded_from timestamptz,
               recorded_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.proceeding_id, s.unit_id, s.status::text, s.means::text, s.ground::text,
         s.valid_from, s.valid_to, s.recorded_from, s.recorded_to
    FROM departed_courses() h JOIN ledger_statusspan s ON s.proceeding_id = h.proceeding
     AND (s.valid_from <= h.held_until OR s.recorded_from < h.known_until)
$$;

CREATE FUNCTION departed_movements()
RETURNS TABLE (proceeding bigint, kind text, day date, amount bigint,
               recorded_from timestamptz, recorded_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.proceeding_id, m.kind::text, m."on", m.amount, m.recorded_from, m.recorded_to
    FROM departed_courses() h JOIN ledger_movement m ON m.proceeding_id = h.proceeding
     AND (m."on" <= h.held_until OR m.recorded_from < h.known_until)
$$;

CREATE FUNCTION departed_acts()
RETURNS TABLE (proceeding bigint, seq integer, code text, day date, until date, ground text,
               result text, amount bigint, recorded_at timestamptz, "position" bigint,
               receiving_unit text, corrects integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.proceeding_id, a.seq, a.code::text, a.effective_on, a.until_on, a.ground::text,
         a.result::text, a.amount, a.recorded_at, a."position", a.receiving_unit::text,
         a.corrects
    FROM departed_courses() h JOIN ledger_act a ON a.proceeding_id = h.proceeding
     AND (a.code = 'dinh_chinh' OR a.effective_on <= h.held_until
          OR a.recorded_at < h.known_until)
$$;

CREATE FUNCTION departed_items()
RETURNS TABLE (proceeding bigint, item text, amount bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.case_id, o.item::text, coalesce(o.amount, 0)
    FROM departed_courses() h JOIN cases_obligation o ON o.case_id = h.proceeding
$$;

CREATE FUNCTION departed_crimes()
RETURNS TABLE (proceeding bigint, crime text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.proceeding_id, j.extra->>'nhom_toi'
    FROM departed_courses() h JOIN cases_case c ON c.proceeding_id = h.proceeding
    JOIN cases_judgment j ON j.id = c.judgment_id AND j.extra ? 'nhom_toi'
$$;

-- Given to nobody by itself: who held a case without an act of assignment is forgotten
-- when the case is handed on.
CREATE FUNCTION departed_assigned()
RETURNS TABLE (proceeding bigint, unit integer, officer integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NULL::bigint, NULL::integer, NULL::integer WHERE false
$$;
