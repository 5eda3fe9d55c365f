-- Mười năm của một cơ quan bận rộn, laid in set by set. One step of each case is a receipt;
-- every second one is paid out. A transfer comes before every third receipt.
CREATE TEMP TABLE step AS
SELECT row_number() OVER (ORDER BY d.day, p.id, n) AS id,
       row_number() OVER (PARTITION BY p.id ORDER BY d.day, n) AS place, p.id AS pid, u.agency_id, n,
       d.day AS "on", 100000 + (p.id * 7919 + n * 104729) %% 9000000 AS amount,
       n %% 3 = 0 AS by_bank, n %% 3 = 1 AS outside,
       n %% 2 = 0 AND d.day < %(last)s::date - 10 AS is_paid
  FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
 CROSS JOIN generate_series(1, %(receipts)s::int) n
 CROSS JOIN LATERAL (SELECT %(last)s::date - (((p.id * 131 + n * 2971) %% 3640)::int) AS day) d;
INSERT INTO ledger_act (id, position, seq, code, effective_on, recorded_at, number, amount,
    prev_hash, hash, book_id, proceeding_id, recorded_as, recorded_by)
SELECT 1000000 + id, 1000000 + id, 1 + 2 * place,
       'thu_tien', "on", "on" + time '09:00', '26TAA-' || lpad(id::text, 8, '0'), amount,
       ''::bytea, ''::bytea, agency_id, pid, 'ke_toan', 1 FROM step;
INSERT INTO ledger_act (id, position, seq, code, effective_on, recorded_at, number, amount,
    prev_hash, hash, book_id, proceeding_id, recorded_as, recorded_by)
SELECT 3000000 + s.id, 3000000 + s.id,
       2 + 2 * place, 'chi_tra',
       "on" + 3, "on" + 3 + time '10:00', 'UNC-' || lpad(s.id::text, 8, '0'), amount,
       ''::bytea, ''::bytea, agency_id, pid, 'ke_toan', 1
  FROM step s WHERE is_paid;
INSERT INTO cashbook_transfer (id, account, reference, "on", amount, payer, content,
    brought_in_by, brought_in_at, agency_id)
SELECT id, 'ngan_hang', 'FT' || id, "on", amount, 'Người chuyển ' || id, 'nop tien', 1, "on",
       agency_id FROM step WHERE by_bank;
INSERT INTO cashbook_receipt (id, number, text, "on", issued_at, issued_by, spoiled, channel,
    amount, payer, payer_address, content, agency_id, proceeding_id, book_id, transfer_id)
SELECT s.id, s.id, '26TAA-' || lpad(s.id::text, 8, '0'), "on", "on", 1, '',
       CASE WHEN by_bank THEN 'cho_xac_dinh' WHEN outside THEN 'chap_hanh_vien_giu'
            ELSE 'tien_mat' END,
       amount, 'Người nộp ' || s.id, '', 'thi hành án', s.agency_id, pid, b.id,
       CASE WHEN by_bank THEN s.id END
  FROM step s JOIN cashbook_receiptbook b ON b.agency_id = s.agency_id;
INSERT INTO cashbook_payment (id, number, text, purpose, channel, "on", amount, lines, content,
    made_by, made_at, agency_id, proceeding_id)
SELECT id, id, 'UNC-' || lpad(id::text, 8, '0'), 'chi_tra', 'ngan_hang', "on" + 2, amount, 1, '',
       1, "on" + 2, agency_id, pid FROM step WHERE is_paid;
INSERT INTO cashbook_paymentitem (id, payee, account_number, from_account, amount, agency_id,
    payment_id)
SELECT id, 'Người được', '', 'giu_ho', amount, agency_id, id FROM step WHERE is_paid;
INSERT INTO cashbook_paymentcheck (payment_id, checked_by, checked_at, agency_id)
SELECT id, 2, "on" + 2, agency_id FROM step WHERE is_paid;
INSERT INTO cashbook_entry (id, kind, "on", posted_on, posted_at, posted_by, amount, lines,
    act_id, agency_id, receipt_id)
SELECT id, 'thu_tien', "on", "on", "on", 1, amount, 2, 1000000 + id, agency_id, id FROM step;
INSERT INTO cashbook_entry (id, kind, "on", posted_on, posted_at, posted_by, amount, lines,
    act_id, agency_id, payment_id)
SELECT 1000000 + id, 'chi_tra', "on" + 3, "on" + 3, "on", 1, amount, 2, 3000000 + id, agency_id, id
  FROM step WHERE is_paid;
INSERT INTO cashbook_entry (id, kind, "on", posted_on, posted_at, posted_by, amount, lines,
    agency_id, transfer_id)
SELECT 2000000 + id, 'tien_den', "on", "on", "on", 1, amount, 2, agency_id, id FROM step
 WHERE by_bank;
INSERT INTO cashbook_entry (id, kind, "on", posted_on, posted_at, posted_by, amount, lines,
    agency_id)
SELECT 3000000 + id, 'nop_quy', "on", "on", "on", 1, amount, 2, agency_id FROM step
 WHERE outside AND "on" < %(last)s;
INSERT INTO cashbook_entry (id, kind, "on", posted_on, posted_at, posted_by, amount, lines,
    agency_id)
SELECT 4000000 + min(id), 'nop_ngan_hang', "on", "on", "on", 1, sum(amount), 2, agency_id
  FROM step WHERE NOT by_bank AND "on" < %(last)s GROUP BY "on", agency_id;
INSERT INTO cashbook_line (id, entry_id, agency_id, account, debit, credit, proceeding_id, holder)
SELECT row_number() OVER (ORDER BY e.id, v.credit), e.id, e.agency_id, v.account, v.debit, v.credit,
       CASE WHEN v.account IN ('giu_ho') THEN a.proceeding_id END,
       CASE WHEN v.account = 'chap_hanh_vien_giu' THEN 1 + e.amount %% 20 END
  FROM cashbook_entry e LEFT JOIN ledger_act a ON a.id = e.act_id
  LEFT JOIN cashbook_receipt r ON r.id = e.receipt_id
 CROSS JOIN LATERAL (
   SELECT coalesce(r.channel, CASE e.kind WHEN 'chi_tra' THEN 'giu_ho' WHEN 'tien_den' THEN
            'ngan_hang' WHEN 'nop_quy' THEN 'tien_mat' ELSE 'ngan_hang' END) AS account,
          e.amount AS debit, 0::bigint AS credit
   UNION ALL SELECT CASE e.kind WHEN 'thu_tien' THEN 'giu_ho' WHEN 'chi_tra' THEN 'ngan_hang'
            WHEN 'tien_den' THEN 'cho_xac_dinh' WHEN 'nop_quy' THEN 'chap_hanh_vien_giu'
            ELSE 'tien_mat' END, 0, e.amount) v;
INSERT INTO cashbook_turnover (agency_id, account, "on", debit, credit)
SELECT l.agency_id, l.account, e.posted_on, sum(l.debit), sum(l.credit)
  FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id GROUP BY 1, 2, 3;
INSERT INTO cashbook_balance (agency_id, account, proceeding_id, party_id, amount)
SELECT agency_id, account, proceeding_id, party_id, sum(debit - credit) FROM cashbook_line
 GROUP BY 1, 2, 3, 4;
INSERT INTO cashbook_closing (period, "on", cash_counted, cash_booked, note, closed_at, agency_id)
SELECT DISTINCT 'ngay', "on", 0, 0, '', "on"::timestamptz, agency_id FROM step
 WHERE "on" < %(last)s;
