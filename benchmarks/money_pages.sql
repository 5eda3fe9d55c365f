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
INSERT INTO ledger_movement (proceeding_id, seq, kind, "on", amount, recorded_from)
SELECT proceeding_id, seq, 'thu', effective_on, amount, recorded_at FROM ledger_act
 WHERE code = 'thu_tien';
INSERT INTO cashbook_custodyaccount (id, place, bank, number, name, branch, purpose, valid_from,
    proposed_by, proposed_at, agency_id)
SELECT 1, 'ngan_hang', '970436', '1903668879', 'CO QUAN THADS', '', 'thu_tien', %(last)s::date - 4000, 1,
       now(), agency_id FROM step LIMIT 1;
INSERT INTO cashbook_custodyapproval (account_id, approved_by, approved_at, agency_id)
SELECT id, 2, now(), agency_id FROM cashbook_custodyaccount;
CREATE TEMP TABLE banked AS
SELECT e.id AS entry_id, e.agency_id, e.kind, b.debit - b.credit AS amount,
       least(e.posted_on + (e.id %% 3 = 0 AND e.kind = 'chi_tra')::int, %(last)s::date) AS "on",
       row_number() OVER (ORDER BY e.posted_on, e.id) AS id
  FROM cashbook_entry e JOIN cashbook_line b ON b.entry_id = e.id AND b.account = 'ngan_hang';
CREATE TEMP TABLE monthly AS
SELECT row_number() OVER (ORDER BY date_trunc('month', "on")) AS id, agency_id, date_trunc('month', "on")::date AS since,
       least((date_trunc('month', "on") + interval '1 month - 1 day')::date, %(last)s) AS until,
       coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS credits,
       coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS debits, count(*) AS lines
  FROM banked GROUP BY date_trunc('month', "on"), agency_id;
INSERT INTO cashbook_statement (id, kind, number, since, until, opening, credits, debits, closing,
    count, digest, imported_by, imported_at, account_id, agency_id)
SELECT id, 'csv', id::text, since, until,
       coalesce(sum(credits - debits) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0),
       credits, debits, sum(credits - debits) OVER (ORDER BY id), lines, md5(id::text), 1, until, 1, agency_id
  FROM monthly;
INSERT INTO cashbook_statementline (id, place, "on", amount, reference, name, counter_account, content,
    key, account_id, agency_id, statement_id)
SELECT b.id, b.id, b."on", b.amount, 'FT' || b.entry_id, '', '', 'nop tien', md5(b.id::text), 1, b.agency_id, m.id
  FROM banked b JOIN monthly m ON b."on" BETWEEN m.since AND m.until;
INSERT INTO cashbook_pairing (line_id, how, paired_by, paired_at, agency_id, entry_id)
SELECT id, 'so_tham_chieu', 1, "on", agency_id, entry_id FROM banked WHERE id %% 4000 <> 0;
INSERT INTO cashbook_openitem (agency_id, place, low, high, entry_id, line_id)
SELECT * FROM cashbook_all_open_items();
INSERT INTO cashbook_collected (agency_id, "on", booked, counted)
SELECT agency_id, "on", sum(booked), sum(counted) FROM cashbook_all_collected() GROUP BY 1, 2;
INSERT INTO cashbook_uncounted (agency_id, "on", proceeding_id, gap)
SELECT agency_id, "on", proceeding_id, booked - counted FROM cashbook_all_collected()
 WHERE booked <> counted;
INSERT INTO cashbook_closing (period, "on", cash_counted, cash_booked, note, closed_at, agency_id)
SELECT DISTINCT 'ngay', "on", 0, 0, '', "on"::timestamptz, agency_id FROM step
 WHERE "on" < %(last)s;
