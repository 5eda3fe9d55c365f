-- What Decree 152/2026 Art 23 has published, and not more: name, address as far as the commune,
-- judgment, enforcement decision, what is still owed, and why there are no means.
DROP FUNCTION citizens_debtors(date, text[], text, integer);
CREATE FUNCTION citizens_debtors(asked date, words text[], place text, skip integer)
RETURNS TABLE (name text, commune text, items text[], remaining bigint, decided_on date,
               unit text, total bigint, judgment text, judged_on date, court text,
               decision text, enforced_on date, ground text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH standing AS (
    SELECT p.id, p.remaining, p.unit_id, p.number AS decision, n.effective_on AS decided_on,
           n.ground
      FROM ledger_proceeding p
      JOIN LATERAL (SELECT a.effective_on, a.ground FROM ledger_act a
             WHERE a.proceeding_id = p.id AND a.code = 'quyet_dinh_chua_co_dieu_kien'
               AND NOT EXISTS (SELECT 1 FROM ledger_act c
                    WHERE c.proceeding_id = p.id AND c.code = 'dinh_chinh'
                      AND c.corrects = a.seq)
             ORDER BY a.effective_on DESC, a.seq DESC LIMIT 1) n ON true
     WHERE p.procedure = 'thi_hanh_an' AND p.means = 'chua_co_dieu_kien' AND p.ended_on IS NULL),
  listed AS (
    SELECT q.full_name,
           coalesce(substring(q.address from
             '(?:^|[ ,])((?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn) +[^,]+)'), '') AS commune,
           q.id AS party, s.*
      FROM standing s
      JOIN cases_caseparty c ON c.case_id = s.id AND c.role = 'phai_thi_hanh'
      JOIN parties_party q ON q.id = c.party_id
     WHERE s.decided_on <= asked
       AND (cardinality(words) = 0
            OR string_to_array(citizens_fold(q.full_name), ' ') @> words)
       AND NOT EXISTS (SELECT 1 FROM ledger_act e
            WHERE e.proceeding_id = s.id AND e.code = 'cham_dut_cong_khai'
              AND e.effective_on >= s.decided_on
              AND NOT EXISTS (SELECT 1 FROM ledger_act c
                   WHERE c.proceeding_id = s.id AND c.code = 'dinh_chinh'
                     AND c.corrects = e.seq)))
  SELECT l.full_name, l.commune,
         ARRAY(SELECT DISTINCT o.item::text FROM cases_obligation o
                WHERE o.case_id = l.id ORDER BY 1),
         l.remaining, l.decided_on, u.name, count(*) OVER (),
         j.number, j.date, j.issuer, l.decision,
         (SELECT max(a.effective_on) FROM ledger_act a
           WHERE a.proceeding_id = l.id AND a.code = 'quyet_dinh_thi_hanh_an'
             AND NOT EXISTS (SELECT 1 FROM ledger_act c
                  WHERE c.proceeding_id = l.id AND c.code = 'dinh_chinh'
                    AND c.corrects = a.seq)),
         coalesce(l.ground, '')
    FROM listed l JOIN agencies_unit u ON u.id = l.unit_id
    JOIN cases_case k ON k.proceeding_id = l.id
    JOIN cases_judgment j ON j.id = k.judgment_id
   WHERE place = '' OR citizens_fold(l.commune) = place
   ORDER BY l.decided_on DESC, l.full_name, l.id, l.party
   LIMIT 20 OFFSET least(greatest(skip, 0), 100000)
$$;

REVOKE ALL ON FUNCTION citizens_debtors(date, text[], text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION citizens_debtors(date, text[], text, integer) TO thads_app;
