-- The agency chooses where money is paid in; otherwise as in lookup.sql.
CREATE OR REPLACE FUNCTION citizens_lookup(asked text, digits text, who text, today date) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  busy boolean := citizens_try('noi:' || who, 20);
  locked boolean := citizens_try('ma:' || asked, 5);
  mine record;
  quarter bigint := extract(epoch FROM clock_timestamp())::bigint / 900;
BEGIN
  SELECT c.case_id AS id, p.role, p.party_id AS party INTO mine
    FROM cases_lookupcode c
    JOIN cases_caseparty p ON p.case_id = c.case_id
     AND p.role IN ('phai_thi_hanh', 'duoc_thi_hanh')
    JOIN parties_party q ON q.id = p.party_id
   WHERE c.code = asked AND length(digits) = 4
     AND right(regexp_replace(q.identity_number, '[^0-9]', '', 'g'), 4) = digits
   ORDER BY p.role DESC, p.id LIMIT 1;
  IF busy OR locked THEN RETURN jsonb_build_object('refused', 'qua_nhieu_lan'); END IF;
  IF mine IS NULL THEN RETURN jsonb_build_object('refused', 'khong_khop'); END IF;
  UPDATE citizens_attempt SET tries = greatest(tries - 1, 0)
   WHERE window_at = quarter AND subject IN ('noi:' || who, 'ma:' || asked);
  INSERT INTO audit_entry (at, account_id, username, action, subject, sentence, unit_id)
  SELECT clock_timestamp(), NULL, '', 'tra_cuu_cong_khai', 'viec:' || mine.id,
         'Tra cứu công khai bằng mã, bên ' || mine.role, p.unit_id
    FROM ledger_proceeding p WHERE p.id = mine.id;
  RETURN (
    SELECT jsonb_build_object(
      'case', p.id, 'code', p.code, 'side', mine.role, 'number', p.number, 'status', p.status,
      'due', p.due, 'remaining', p.remaining, 'opened_on', p.opened_on, 'ended_on', p.ended_on,
      'unit', u.code, 'unit_name', u.name,
      'alone', (SELECT count(*) = 1 FROM cases_caseparty o
                 WHERE o.case_id = p.id AND o.role = mine.role),
      'paid_out', CASE WHEN mine.role = 'duoc_thi_hanh' THEN coalesce((
         SELECT sum(a.amount) FROM ledger_act a WHERE a.proceeding_id = p.id AND a.code = 'chi_tra'
            AND NOT EXISTS (SELECT 1 FROM ledger_act c WHERE c.proceeding_id = p.id
                             AND c.code = 'dinh_chinh' AND c.corrects = a.seq)), 0) END,
      'acts', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', a.code,
                        'on', a.effective_on) ORDER BY a.effective_on DESC, a.seq DESC), '[]')
         FROM ledger_act a WHERE a.proceeding_id = p.id AND a.effective_on <= today
          AND (a.code = ANY (citizens_told_acts())
               OR a.code = 'chi_tra' AND mine.role = 'duoc_thi_hanh')
          AND NOT EXISTS (SELECT 1 FROM ledger_act c WHERE c.proceeding_id = p.id
                           AND c.code = 'dinh_chinh' AND c.corrects = a.seq)),
      'moves', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'on', m."on",
                        'amount', m.amount) ORDER BY m."on", m.id), '[]')
         FROM ledger_movement m WHERE m.proceeding_id = p.id AND m.recorded_to IS NULL),
      'terms', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', d.code,
                        'due_on', d.due_on) ORDER BY d.due_on, d.code), '[]')
         FROM ledger_deadline d WHERE d.proceeding_id = p.id AND d.met_on IS NULL
          AND d.code = ANY (citizens_told_terms())
          AND (d.code <> 'chi_tra' OR mine.role = 'duoc_thi_hanh')),
      'account', (SELECT jsonb_build_object('bank', b.bank, 'number', b.number, 'name', b.name,
                                            'branch', b.branch)
         FROM cashbook_custodyaccount b
         JOIN cashbook_custodyapproval y ON y.account_id = b.id
         LEFT JOIN cashbook_custodyend e ON e.account_id = b.id
         LEFT JOIN LATERAL (SELECT k.account_id FROM cashbook_payinchoice k
             WHERE k.agency_id = u.agency_id AND k.item = '' AND k.valid_from <= today
             ORDER BY k.valid_from DESC, k.id DESC LIMIT 1) AS chosen ON true
        WHERE mine.role = 'phai_thi_hanh' AND b.agency_id = u.agency_id
          AND b.place = 'ngan_hang' AND b.valid_from <= today
          AND (b.purpose = 'thu_tien' OR b.id = chosen.account_id)
          AND coalesce(e.valid_to, 'infinity') >= today
        ORDER BY b.id IS NOT DISTINCT FROM chosen.account_id DESC, b.valid_from DESC, b.id DESC
        LIMIT 1))
      FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
     WHERE p.id = mine.id);
END $$;
