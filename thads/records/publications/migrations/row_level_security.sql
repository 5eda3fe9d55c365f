-- What was published is never changed, also not by the owner of the database.

CREATE FUNCTION publications_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Số liệu đã chốt giữ nguyên: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Số liệu sai thì đính chính: bản mới đứng bên bản cũ.';
END $$;

CREATE TRIGGER periods_are_never_changed BEFORE UPDATE OR DELETE ON publications_reportingperiod
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER periods_are_never_truncated BEFORE TRUNCATE ON publications_reportingperiod
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER versions_are_never_changed BEFORE UPDATE OR DELETE ON publications_publication
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER versions_are_never_truncated BEFORE TRUNCATE ON publications_publication
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER forms_are_never_changed BEFORE UPDATE OR DELETE ON publications_publishedform
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER forms_are_never_truncated BEFORE TRUNCATE ON publications_publishedform
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER signatures_are_never_changed BEFORE UPDATE OR DELETE ON publications_signature
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER signatures_are_never_truncated BEFORE TRUNCATE ON publications_signature
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();

-- Units for which the person answers in one of these roles: those of the agency; for the
-- head of a regional room the room's.
CREATE FUNCTION publications_units(VARIADIC wanted text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT u.id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = ANY (wanted)
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
    JOIN agencies_unit u ON u.agency_id = home.agency_id
     AND (ap.role <> 'truong_phong' OR starts_with(u.path, home.path))
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE FUNCTION publications_may_report(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger_proceeding
    WHERE id = wanted AND procedure = 'bao_cao_thong_ke'
      AND unit_id = ANY ((SELECT publications_units(
            'thong_ke', 'thu_truong', 'truong_phong', 'van_thu'))::integer[]))
$$;

-- An agency that has recorded nothing yet opens its book with its first period.
CREATE FUNCTION publications_open_book(wanted integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO ledger_book (agency_id, head_position, head_hash)
  SELECT u.agency_id, 0, '' FROM agencies_unit u
   WHERE u.id = wanted AND u.id = ANY (publications_units('thong_ke', 'thu_truong'))
  ON CONFLICT DO NOTHING
$$;

-- Every book of the units stands still: whoever records waits, and what is recorded
-- afterwards is later than the moment returned. Locks are taken in one order.
CREATE FUNCTION publications_stand_still(top integer, moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  books integer[];
  still timestamptz;
BEGIN
  IF current_setting('role') = 'thads_app' OR session_user = 'thads_app' THEN
    IF NOT top = ANY (publications_units('thong_ke')) OR moment > clock_timestamp() + interval '1 minute' THEN
      RAISE EXCEPTION 'Không được dừng sổ của đơn vị này vào lúc %', moment
        USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  SELECT array_agg(agency_id) INTO books FROM (
    SELECT b.agency_id FROM ledger_book b
     WHERE b.agency_id IN (SELECT u.agency_id FROM agencies_unit u
        JOIN agencies_unit t ON starts_with(u.path, t.path) WHERE t.id = top)
     ORDER BY b.agency_id FOR UPDATE) AS locked;
  SELECT greatest(moment, max(head_recorded_at)) INTO still
    FROM ledger_book WHERE agency_id = ANY (books);
  UPDATE ledger_book SET head_recorded_at = still
   WHERE agency_id = ANY (books) AND head_recorded_at IS DISTINCT FROM still;
  RETURN coalesce(still, moment);
END $$;

-- What a unit once counted it may always recount: the course, up to the last day of one of
-- its periods, of the cases and matters that it, or a unit below it, held on that day. No
-- name, no number, no note: what leaves this door is what the figures are made of.
CREATE FUNCTION publications_period(wanted bigint)
RETURNS TABLE (units integer[], last date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(u.id), p.last
    FROM publications_reportingperiod p
    JOIN agencies_unit top ON top.id = p.unit_id
    JOIN agencies_unit u ON starts_with(u.path, top.path)
   WHERE p.proceeding_id = wanted AND p.unit_id = ANY (thads_read_units())
   GROUP BY p.last
$$;

CREATE FUNCTION publications_held(wanted bigint)
RETURNS TABLE (proceeding bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT s.proceeding_id
    FROM publications_period(wanted) d
    JOIN ledger_statusspan s ON s.unit_id = ANY (d.units)
     AND s.valid_from <= d.last AND (s.valid_to IS NULL OR s.valid_to >= d.last)
$$;

CREATE FUNCTION publications_cases(wanted bigint)
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
    FROM publications_held(wanted) h JOIN ledger_proceeding p ON p.id = h.proceeding
    LEFT JOIN cases_case v ON v.proceeding_id = p.id
    LEFT JOIN cases_judgment j ON j.id = v.judgment_id
$$;

CREATE FUNCTION publications_spans(wanted bigint)
RETURNS TABLE (proceeding bigint, procedure text, unit integer, status text, means text,
               ground text, valid_from date, valid_to date, recorded_from timestamptz,
               recorded_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.proceeding_id, p.procedure::text, s.unit_id, s.status::text, s.means::text,
         s.ground::text, s.valid_from, s.valid_to, s.recorded_from, s.recorded_to
    FROM publications_period(wanted) d
    CROSS JOIN publications_held(wanted) h
    JOIN ledger_proceeding p ON p.id = h.proceeding
    JOIN ledger_statusspan s ON s.proceeding_id = h.proceeding AND s.valid_from <= d.last
$$;

CREATE FUNCTION publications_movements(wanted bigint)
RETURNS TABLE (proceeding bigint, kind text, day date, amount bigint,
               recorded_from timestamptz, recorded_to timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.proceeding_id, m.kind::text, m."on", m.amount, m.recorded_from, m.recorded_to
    FROM publications_period(wanted) d
    CROSS JOIN publications_held(wanted) h
    JOIN ledger_movement m ON m.proceeding_id = h.proceeding AND m."on" <= d.last
$$;

CREATE FUNCTION publications_acts(wanted bigint)
RETURNS TABLE (proceeding bigint, seq integer, code text, day date, until date, ground text,
               result text, amount bigint, recorded_at timestamptz, "position" bigint,
               receiving_unit text, corrects integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.proceeding_id, a.seq, a.code::text, a.effective_on, a.until_on, a.ground::text,
         a.result::text, a.amount, a.recorded_at, a."position", a.receiving_unit::text,
         a.corrects
    FROM publications_period(wanted) d
    CROSS JOIN publications_held(wanted) h
    JOIN ledger_act a ON a.proceeding_id = h.proceeding
     AND (a.code = 'dinh_chinh' OR a.effective_on <= d.last)
$$;

CREATE FUNCTION publications_items(wanted bigint)
RETURNS TABLE (proceeding bigint, item text, amount bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.case_id, o.item::text, coalesce(o.amount, 0)
    FROM publications_held(wanted) h JOIN cases_obligation o ON o.case_id = h.proceeding
$$;

CREATE FUNCTION publications_crimes(wanted bigint)
RETURNS TABLE (proceeding bigint, crime text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.proceeding_id, j.extra->>'nhom_toi'
    FROM publications_held(wanted) h JOIN cases_case c ON c.proceeding_id = h.proceeding
    JOIN cases_judgment j ON j.id = c.judgment_id AND j.extra ? 'nhom_toi'
$$;

GRANT SELECT, INSERT ON publications_reportingperiod, publications_publication,
  publications_publishedform, publications_signature TO thads_app;
GRANT USAGE ON SEQUENCE publications_publication_id_seq, publications_publishedform_id_seq,
  publications_signature_id_seq TO thads_app;

ALTER TABLE publications_reportingperiod ENABLE ROW LEVEL SECURITY;
ALTER TABLE publications_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE publications_publishedform ENABLE ROW LEVEL SECURITY;
ALTER TABLE publications_signature ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_in_own_units ON publications_reportingperiod FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON publications_publication FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON publications_publishedform FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_in_own_units ON publications_signature FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));

CREATE POLICY opened_by_own_reporters ON publications_reportingperiod FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id
                       AND p.unit_id = publications_reportingperiod.unit_id)
              AND publications_may_report(proceeding_id));
CREATE POLICY closed_by_own_statistician ON publications_publication FOR INSERT TO thads_app
  WITH CHECK (made_by = (SELECT thads_account())
    AND unit_id = ANY ((SELECT publications_units('thong_ke'))::integer[])
    AND EXISTS (SELECT 1 FROM publications_reportingperiod p
                 WHERE p.proceeding_id = period_id
                   AND p.unit_id = publications_publication.unit_id));
CREATE POLICY frozen_with_its_version ON publications_publishedform FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM publications_publication v
                       WHERE v.id = publication_id
                         AND v.unit_id = publications_publishedform.unit_id
                         AND v.made_by = (SELECT thads_account()))
    AND unit_id = ANY ((SELECT publications_units('thong_ke'))::integer[]));
CREATE POLICY signed_in_ones_own_name ON publications_signature FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM publications_publication v
                 WHERE v.id = publication_id
                   AND v.unit_id = publications_signature.unit_id)
    AND unit_id = ANY (CASE role
      WHEN 'thong_ke' THEN (SELECT publications_units('thong_ke'))::integer[]
      ELSE (SELECT publications_units('thu_truong', 'truong_phong'))::integer[] END));

-- Acts of a reporting period are recorded by those who report; cases are not opened here.
GRANT INSERT (root_id, code, procedure, facts, origin_unit_id, version, unit_id, officer_id,
  status, means, number, opened_on, ended_on, last_act_on, due, remaining)
  ON ledger_proceeding TO thads_app;
GRANT USAGE ON SEQUENCE ledger_proceeding_id_seq TO thads_app;
CREATE POLICY period_opened_by_own_reporters ON ledger_proceeding FOR INSERT TO thads_app
  WITH CHECK (procedure = 'bao_cao_thong_ke' AND version = 0 AND unit_id = origin_unit_id
    AND unit_id = ANY ((SELECT publications_units('thong_ke', 'thu_truong'))::integer[]));
CREATE POLICY period_kept_by_own_reporters ON ledger_proceeding FOR UPDATE TO thads_app
  USING (publications_may_report(id)) WITH CHECK (publications_may_report(id));
CREATE POLICY added_by_own_reporters ON ledger_act FOR INSERT TO thads_app
  WITH CHECK (publications_may_report(proceeding_id));
CREATE POLICY added_by_own_reporters ON ledger_actnote FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM ledger_act a WHERE a.id = act_id
                       AND publications_may_report(a.proceeding_id)));
CREATE POLICY added_by_own_reporters ON ledger_statusspan FOR INSERT TO thads_app
  WITH CHECK (publications_may_report(proceeding_id));
CREATE POLICY closed_by_own_reporters ON ledger_statusspan FOR UPDATE TO thads_app
  USING (publications_may_report(proceeding_id));
CREATE POLICY sent_by_own_reporters ON ledger_outbox FOR INSERT TO thads_app
  WITH CHECK (publications_may_report((payload->>'proceeding')::bigint));
