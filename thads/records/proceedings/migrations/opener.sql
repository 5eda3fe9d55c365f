-- Whoever opens a matter and names nobody keeps it until somebody is assigned: else a matter
-- that its head is barred from would be in nobody's hands. They see it as long as nobody else
-- has recorded on it, record in their role, and hand it over once.

CREATE FUNCTION proceedings_is_unassigned(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM proceedings_assignment s WHERE s.proceeding_id = wanted)
$$;
REVOKE ALL ON FUNCTION proceedings_is_unassigned(bigint) FROM PUBLIC;

-- The newest whole text of this function.
CREATE OR REPLACE FUNCTION proceedings_hidden() RETURNS bigint[]
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
       OR (m.proceeding_id IS NOT NULL
           OR p.procedure IN (SELECT procedure FROM proceedings_visibility))
      AND NOT (EXISTS (SELECT 1 FROM reach r
                 JOIN proceedings_visibility v ON v.role = r.role AND v.procedure = p.procedure
                WHERE r.unit_id = p.unit_id)
            OR EXISTS (SELECT 1 FROM me WHERE me.id = m.opened_by
                 AND (p.version = 0 OR proceedings_is_unassigned(p.id)
                      AND NOT EXISTS (SELECT 1 FROM ledger_act t
                           WHERE t.proceeding_id = p.id
                             AND t.recorded_by IS DISTINCT FROM me.id)))
            OR EXISTS (SELECT 1 FROM me WHERE me.officer_id = m.subject_id)
            OR proceedings_is_assigned(p.id)))
$$;

-- The newest whole text of this function.
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
     AND (m.subject_id IS NULL OR a.officer_id IS DISTINCT FROM m.subject_id)
     AND (p.procedure = 'thi_hanh_an' OR p.id <> ALL (proceedings_hidden()))
     AND CASE
     WHEN p.procedure <> 'thi_hanh_an' AND (proceedings_is_assigned(p.id)
          OR m.opened_by = a.id AND (p.version = 0 OR proceedings_is_unassigned(p.id)))
       THEN u.agency_id = home.agency_id
     WHEN ap.role = 'chap_hanh_vien' THEN p.officer_id = a.officer_id
     WHEN ap.role IN ('thu_truong', 'van_thu') THEN u.agency_id = home.agency_id
     ELSE u.agency_id = home.agency_id AND starts_with(u.path, home.path) END
$$;

-- Who says who handles a matter: the head, the head of the room; and, while nobody does,
-- whoever opened it.
CREATE FUNCTION proceedings_may_assign(wanted bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN ledger_roles_on(wanted) && ARRAY['thu_truong', 'truong_phong'] THEN 'phan_cong'
    WHEN proceedings_is_unassigned(wanted) AND cardinality(ledger_roles_on(wanted)) > 0
     AND EXISTS (SELECT 1 FROM proceedings_matter m
                  WHERE m.proceeding_id = wanted AND m.opened_by = thads_account())
      THEN 'ban_giao' ELSE '' END
$$;

CREATE OR REPLACE FUNCTION proceedings_assign(wanted bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM proceedings_refuse(
    CASE proceedings_may_assign(wanted) WHEN 'phan_cong' THEN true
         WHEN 'ban_giao' THEN w->>'part' = 'phu_trach' END, 'phân công hồ sơ này');
  PERFORM proceedings_set_handler(wanted, w);
END $$;
