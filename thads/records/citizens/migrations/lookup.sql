-- A party asks about its own case with the code of the case and the end of its own number.
-- No role of the web reads or writes the table of attempts: only the functions here do.

ALTER TABLE citizens_attempt ENABLE ROW LEVEL SECURITY;

-- Counts an attempt against a subject and says whether there were too many in this quarter
-- of an hour; whoever tries at the same moment waits, so that no attempt is uncounted.
CREATE FUNCTION citizens_try(what text, most integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made integer; quarter bigint := extract(epoch FROM clock_timestamp())::bigint / 900;
BEGIN
  DELETE FROM citizens_attempt WHERE window_at < quarter - 96;
  INSERT INTO citizens_attempt (subject, window_at, tries) VALUES (what, quarter, 1)
  ON CONFLICT (subject, window_at) DO UPDATE SET tries = least(citizens_attempt.tries + 1, 10000)
  RETURNING tries INTO made;
  RETURN made > most;
END $$;
REVOKE ALL ON FUNCTION citizens_try(text, integer) FROM PUBLIC;

-- Acts that a party may know of by kind and day. A measure that would be defeated by being
-- known beforehand, and what concerns others, is not among them.
CREATE FUNCTION citizens_told_acts() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
  'nhan_ban_an', 'nhan_yeu_cau', 'quyet_dinh_thi_hanh_an', 'phan_cong_chap_hanh_vien',
  'thong_bao', 'thoa_thuan', 'xac_minh', 'quyet_dinh_chua_co_dieu_kien', 'quyet_dinh_hoan',
  'quyet_dinh_tam_dinh_chi', 'quyet_dinh_tiep_tuc', 'quyet_dinh_dinh_chi', 'quyet_dinh_uy_thac',
  'quyet_dinh_mien_giam', 'tu_nguyen_thi_hanh', 'thu_tien', 'gui_lai_yeu_cau', 'ket_thuc',
  'xac_nhan_ket_qua', 'quyet_dinh_thu_hoi', 'quyet_dinh_huy', 'quyet_dinh_sua_doi',
  'ke_bien', 'ban_dau_gia', 'giam_gia', 'giao_tai_san', 'chuyen_so_theo_doi_rieng'] $$;

-- Terms whose last day a party may know.
CREATE FUNCTION citizens_told_terms() RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
  'ra_quyet_dinh_chu_dong', 'ra_quyet_dinh_theo_yeu_cau', 'bo_sung_yeu_cau', 'thong_bao',
  'tu_nguyen', 'xac_minh_lan_dau', 'xac_minh_dinh_ky', 'chi_tra', 'xac_nhan_ket_qua',
  'tiep_tuc_sau_hoan', 'tiep_tuc_sau_tam_dinh_chi', 'xac_minh_sau_tiep_tuc',
  'thay_doi_chap_hanh_vien', 'giao_tai_san', 'quyet_dinh_hoan', 'quyet_dinh_dinh_chi'] $$;

-- The same work for every failure: one counted attempt for the address and one for the code,
-- one search, nothing told. What was found is written into the audit trail.
CREATE FUNCTION citizens_lookup(asked text, digits text, who text, today date) RETURNS jsonb
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
        WHERE mine.role = 'phai_thi_hanh' AND b.agency_id = u.agency_id
          AND b.place = 'ngan_hang' AND b.purpose = 'thu_tien' AND b.valid_from <= today
          AND coalesce(e.valid_to, 'infinity') >= today
        ORDER BY b.valid_from DESC, b.id DESC LIMIT 1))
      FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
     WHERE p.id = mine.id);
END $$;

REVOKE ALL ON FUNCTION citizens_lookup(text, text, text, date), citizens_told_acts(),
  citizens_told_terms() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION citizens_lookup(text, text, text, date), citizens_told_acts(),
  citizens_told_terms() TO thads_app;
