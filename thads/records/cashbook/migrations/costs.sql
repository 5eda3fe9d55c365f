-- Advances of coercion cost, their relief and recovery are acts and post with them. Posting
-- takes the acts by their ids, so that acts recorded before the cash book was there are
-- posted too.

CREATE FUNCTION cashbook_post(wanted bigint[], judged boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE one record;
BEGIN
  PERFORM cashbook_judge_papers(x) FROM ledger_act x
    WHERE x.id = ANY (wanted) AND judged AND x.code IN ('thu_tien', 'chi_tra')
      AND (x.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
        SELECT 1 FROM cashbook_payment p WHERE p.agency_id = x.book_id AND p.text = x.number)
        OR EXISTS (
        SELECT 1 FROM cashbook_receipt r WHERE r.agency_id = x.book_id AND r.text = x.number));
  WITH moved AS (
    SELECT a.id, a.book_id::integer AS agency_id, a.code, a.effective_on, a.recorded_at,
           CASE WHEN judged THEN a.recorded_by END AS recorded_by, a.amount, a.proceeding_id, r.id AS receipt_id, r.obligation_id,
           r.party_id, p.id AS payment_id, p.channel AS pays_from,
           c.debit AS cost_debit, c.credit AS cost_credit,
           coalesce(k.recovered, 0) AS recovered,
           CASE WHEN p.id IS NULL THEN 2 ELSE k.lines END AS lines,
           coalesce(r.channel, CASE WHEN a.recorded_by IS NULL OR NOT judged THEN 'mang_sang'
                                    WHEN a.recorded_as = 'thu_quy' THEN 'tien_mat'
                                    WHEN a.recorded_as = 'ke_toan' THEN 'ngan_hang'
                                    ELSE 'chap_hanh_vien_giu' END) AS came_to,
           CASE WHEN a.code = 'sung_quy' AND a.amount <= (
                  SELECT -sum(b.amount) FROM cashbook_balance b WHERE b.agency_id = a.book_id
                     AND b.account = 'khong_nguoi_nhan' AND b.proceeding_id = a.proceeding_id)
                THEN 'khong_nguoi_nhan' ELSE 'giu_ho' END AS held_in
      FROM ledger_act a
      LEFT JOIN cashbook_receipt r ON a.code = 'thu_tien' AND r.agency_id = a.book_id
           AND r.text = a.number
      LEFT JOIN cashbook_payment p ON a.code = 'chi_tra' AND p.agency_id = a.book_id
           AND p.text = a.number
      LEFT JOIN (VALUES
        ('tam_ung_chi_phi_cuong_che', 'tam_ung_chi_phi', 'nguon_tam_ung'),
        ('quyet_dinh_mien_giam_chi_phi', 'nguon_tam_ung', 'tam_ung_chi_phi')
        ) AS c(code, debit, credit) ON c.code = a.code
      LEFT JOIN LATERAL (
        SELECT sum(i.recovered) AS recovered, count(*) + count(*) FILTER (WHERE i.amount > i.fee)
               + count(*) FILTER (WHERE i.fee > 0) + 2 * count(*) FILTER (WHERE i.recovered > 0)
               AS lines
          FROM cashbook_paymentitem i WHERE i.payment_id = p.id) k ON p.id IS NOT NULL
     WHERE a.id = ANY (wanted) AND a.amount > 0
       AND a.code IN ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien',
                      'tam_ung_chi_phi_cuong_che', 'quyet_dinh_mien_giam_chi_phi')),
  entry AS (
    INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
        lines, act_id, receipt_id, payment_id)
    SELECT agency_id, code, effective_on, cashbook_open_day(agency_id, effective_on), recorded_at,
           recorded_by, amount + recovered, lines, id, receipt_id, payment_id
      FROM moved ORDER BY id
    RETURNING id, agency_id, act_id)
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id,
      obligation_id, party_id, holder)
  SELECT e.id, e.agency_id, side.account, side.debit, side.credit, m.proceeding_id,
         side.obligation_id, side.party_id, side.holder
    FROM entry e JOIN moved m ON m.id = e.act_id
    CROSS JOIN LATERAL (
      SELECT 0 AS place, m.came_to AS account, m.amount AS debit, 0::bigint AS credit,
             m.obligation_id, m.party_id,
             CASE WHEN m.came_to = 'chap_hanh_vien_giu' THEN m.recorded_by END AS holder
       WHERE m.code = 'thu_tien'
      UNION ALL SELECT 1, 'giu_ho', 0, m.amount, m.obligation_id, NULL, NULL
       WHERE m.code = 'thu_tien'
      UNION ALL SELECT 0, m.held_in, m.amount, 0, NULL, NULL, NULL
       WHERE m.code IN ('chi_tra', 'sung_quy') AND m.payment_id IS NULL
      UNION ALL SELECT 1, CASE m.code WHEN 'chi_tra' THEN 'mang_sang'
                                      ELSE 'phai_nop_ngan_sach' END, 0, m.amount, NULL, NULL, NULL
       WHERE m.code IN ('chi_tra', 'sung_quy') AND m.payment_id IS NULL
      UNION ALL SELECT 0, 'tien_gui', m.amount, 0, NULL, NULL, NULL WHERE m.code = 'gui_tien'
      UNION ALL SELECT 1, CASE WHEN m.recorded_by IS NULL THEN 'mang_sang' ELSE 'ngan_hang' END,
             0, m.amount, NULL, NULL, NULL WHERE m.code = 'gui_tien'
      UNION ALL SELECT 0, m.cost_debit, m.amount, 0, NULL, NULL, NULL
       WHERE m.cost_debit IS NOT NULL
      UNION ALL SELECT 1, m.cost_credit, 0, m.amount, NULL, NULL, NULL
       WHERE m.cost_debit IS NOT NULL
      UNION ALL
      SELECT v.place, v.account, v.debit, v.credit, i.obligation_id, i.party_id, NULL
        FROM cashbook_paymentitem i CROSS JOIN LATERAL (VALUES
          (0, i.from_account, i.amount, 0::bigint),
          (1, m.pays_from, 0::bigint, i.amount - i.fee),
          (2, 'phi_thi_hanh_an', 0::bigint, i.fee),
          (3, 'nguon_tam_ung', i.recovered, 0::bigint),
          (4, 'tam_ung_chi_phi', 0::bigint, i.recovered)) AS v(place, account, debit, credit)
       WHERE i.payment_id = m.payment_id AND v.debit + v.credit > 0) AS side
   ORDER BY e.id, side.place;
  FOR one IN
    SELECT a.* FROM ledger_act a
     WHERE a.id = ANY (wanted) AND a.code IN ('ban_giao_viec', 'dinh_chinh', 'thu_hoi_tam_ung')
       AND EXISTS (SELECT 1 FROM cashbook_line l WHERE l.proceeding_id = a.proceeding_id)
     ORDER BY a.recorded_at, a.proceeding_id, a.seq
  LOOP
    IF one.code = 'dinh_chinh' THEN PERFORM cashbook_settle(one.id);
    ELSIF one.code = 'thu_hoi_tam_ung' THEN PERFORM cashbook_recover(one.id, judged);
    ELSE PERFORM cashbook_hand_over(one.id); END IF;
  END LOOP;
  IF NOT judged THEN RETURN; END IF;
  SELECT b.proceeding_id INTO one FROM cashbook_balance b
    JOIN ledger_act a ON a.id = ANY (wanted) AND a.proceeding_id = b.proceeding_id
     AND (a.recorded_by IS NOT NULL OR thads_from_web() OR EXISTS (
       SELECT 1 FROM cashbook_payment p WHERE p.agency_id = a.book_id AND p.text = a.number))
   WHERE b.account IN ('giu_ho', 'phai_tra', 'khong_nguoi_nhan', 'nguon_tam_ung')
     AND a.code IN ('chi_tra', 'sung_quy', 'dinh_chinh', 'thu_hoi_tam_ung',
                    'quyet_dinh_mien_giam_chi_phi')
   GROUP BY b.agency_id, b.proceeding_id, b.account, a.id,
            CASE WHEN b.account = 'giu_ho' THEN NULL ELSE b.party_id END
  HAVING sum(b.amount) > 0 LIMIT 1;
  IF FOUND THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này cho việc.',
                            'no_case_below_zero');
  END IF;
END $$;

-- An advance is recovered once: by the payment order that keeps it back from what a case
-- pays, or by the act alone. The act posts what no payment has posted before it.
CREATE FUNCTION cashbook_recover(wanted bigint, judged boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE act ledger_act; kept_back bigint; before bigint; due bigint; entry bigint;
BEGIN
  SELECT * INTO act FROM ledger_act WHERE id = wanted;
  SELECT coalesce(sum(l.credit - l.debit), 0) INTO kept_back
    FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
   WHERE l.proceeding_id = act.proceeding_id AND l.account = 'tam_ung_chi_phi'
     AND e.kind = 'chi_tra';
  SELECT coalesce(sum(a.amount), 0) INTO before FROM ledger_act a
   WHERE a.proceeding_id = act.proceeding_id AND a.code = 'thu_hoi_tam_ung' AND a.seq < act.seq;
  due := greatest(0, before + coalesce(act.amount, 0) - greatest(before, kept_back));
  IF due = 0 THEN RETURN; END IF;
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, act_id)
  VALUES (act.book_id, act.code, act.effective_on,
          cashbook_open_day(act.book_id::integer, act.effective_on), act.recorded_at,
          CASE WHEN judged THEN act.recorded_by END, due, 2, act.id)
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id)
  VALUES (entry, act.book_id, 'nguon_tam_ung', due, 0, act.proceeding_id),
         (entry, act.book_id, 'tam_ung_chi_phi', 0, due, act.proceeding_id);
END $$;

CREATE OR REPLACE FUNCTION cashbook_post_acts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted bigint[];
BEGIN
  SELECT array_agg(id) INTO wanted FROM added WHERE code IN
    ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien', 'ban_giao_viec', 'dinh_chinh',
     'tam_ung_chi_phi_cuong_che', 'thu_hoi_tam_ung', 'quyet_dinh_mien_giam_chi_phi');
  IF wanted IS NOT NULL THEN PERFORM cashbook_post(wanted, true); END IF;
  RETURN NULL;
END $$;

-- Entries that are neither of an act nor a payment; costs are acts now.
CREATE OR REPLACE FUNCTION cashbook_enter(w jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE agency integer := (w->>'agency')::integer; entry bigint; due bigint := (w->>'amount')::bigint;
        pid bigint := (w->>'proceeding')::bigint; role text; paid_in bigint;
BEGIN
  SELECT k.role INTO role FROM (VALUES
    ('nop_quy', 'tien_mat', 'chap_hanh_vien_giu', 'thu_quy'),
    ('nop_ngan_hang', 'ngan_hang', 'tien_mat', 'thu_quy'),
    ('nop_ngan_hang', 'kho_bac', 'tien_mat', 'thu_quy'),
    ('rut_tien_mat', 'tien_mat', 'ngan_hang', 'thu_quy'),
    ('rut_tien_mat', 'tien_mat', 'kho_bac', 'thu_quy'),
    ('tien_den', 'ngan_hang', 'cho_xac_dinh', 'ke_toan'),
    ('tien_den', 'kho_bac', 'cho_xac_dinh', 'ke_toan'),
    ('rut_tien_gui', 'ngan_hang', 'tien_gui', 'ke_toan'),
    ('lai_tien_gui', 'ngan_hang', 'giu_ho', 'ke_toan'),
    ('lai_tien_gui', 'tien_gui', 'giu_ho', 'ke_toan'),
    ('lai_tien_gui', 'ngan_hang', 'lai_tien_gui', 'ke_toan'),
    ('lai_tien_gui', 'tien_gui', 'lai_tien_gui', 'ke_toan'),
    ('phan_bo_lai', 'lai_tien_gui', 'giu_ho', 'ke_toan'),
    ('doi_chieu', 'ngan_hang', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'kho_bac', 'mang_sang', 'ke_toan'),
    ('doi_chieu', 'tien_mat', 'mang_sang', 'ke_toan'),
    ('khong_nguoi_nhan', 'giu_ho', 'khong_nguoi_nhan', 'ke_toan'),
    ('khong_nguoi_nhan', 'phai_tra', 'khong_nguoi_nhan', 'ke_toan')
  ) AS k(kind, debit, credit, role)
   WHERE (k.kind, k.debit, k.credit) = (w->>'kind', w->>'debit', w->>'credit');
  IF role IS NULL OR NOT cashbook_may(agency, ARRAY[role]) THEN
    RAISE EXCEPTION 'Không được: bút toán “%” không do vai trò này ghi', w->>'kind'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM cashbook_lock(agency);
  INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at, posted_by, amount,
      lines, transfer_id, note)
  VALUES (agency, w->>'kind', (w->>'on')::date, cashbook_open_day(agency, (w->>'on')::date),
          (w->>'at')::timestamptz, coalesce(thads_account(), (w->>'by')::bigint), due, 2,
          (w->>'transfer')::bigint, coalesce(w->>'note', ''))
  RETURNING id INTO entry;
  INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit, proceeding_id, party_id,
      holder)
  VALUES (entry, agency, w->>'debit', due, 0, pid, (w->>'party')::bigint, (w->>'holder')::bigint),
         (entry, agency, w->>'credit', 0, due, pid, (w->>'party')::bigint, (w->>'holder')::bigint);
  IF w->>'kind' = 'tien_den' AND NOT EXISTS (SELECT 1 FROM cashbook_transfer t
       WHERE t.id = (w->>'transfer')::bigint AND t.agency_id = agency AND t.amount = due
         AND t.account = w->>'debit') THEN
    PERFORM cashbook_refuse('Không khớp với khoản tiền đến.', 'transfer_is_brought_in_once');
  END IF;
  -- What is taken from an account must be there, as far as its sub-account says.
  SELECT sum(l.debit - l.credit) INTO paid_in FROM cashbook_line l
   WHERE l.agency_id = agency AND l.account = w->>'credit'
     AND (w->>'holder' IS NULL OR l.holder = (w->>'holder')::bigint);
  IF w->>'credit' IN ('tien_mat', 'chap_hanh_vien_giu', 'tien_gui', 'tam_ung_chi_phi')
     AND paid_in < 0 THEN
    PERFORM cashbook_refuse('Không được: không còn đủ số tiền này để chuyển đi.',
                            'nothing_moves_that_is_not_there');
  END IF;
  IF w->>'debit' IN ('giu_ho', 'phai_tra', 'lai_tien_gui') AND (
       SELECT sum(amount) > 0 FROM cashbook_balance b WHERE b.agency_id = agency
         AND b.account = w->>'debit' AND b.proceeding_id IS NOT DISTINCT FROM
             CASE WHEN w->>'debit' = 'lai_tien_gui' THEN b.proceeding_id ELSE pid END) THEN
    PERFORM cashbook_refuse('Không được: sổ tiền không giữ đủ số này.', 'no_case_below_zero');
  END IF;
  RETURN entry;
END $$;

REVOKE ALL ON FUNCTION cashbook_post(bigint[], boolean), cashbook_recover(bigint, boolean)
  FROM PUBLIC;

-- What was recorded before there was a cash book; who recorded it had no papers in it.
SELECT cashbook_post(array_agg(a.id), false) FROM ledger_act a
 WHERE a.code IN ('thu_tien', 'chi_tra', 'sung_quy', 'gui_tien', 'ban_giao_viec', 'dinh_chinh',
   'tam_ung_chi_phi_cuong_che', 'thu_hoi_tam_ung', 'quyet_dinh_mien_giam_chi_phi')
   AND NOT EXISTS (SELECT 1 FROM cashbook_entry e WHERE e.act_id = a.id)
HAVING count(*) > 0;
