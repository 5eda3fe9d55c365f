-- Form 01: one row for each line in which a case counts, always with amount 1.
received AS (
  SELECT DISTINCT r.proceeding, p.unit
    FROM receipts r JOIN placed p USING (proceeding)
   WHERE r.recorded_from <= $known_at AND r.recorded_to > $known_at
     AND r.day BETWEEN $first AND $last
     AND NOT (p.ended AND r.day > p.valid_from)
),
counted AS (
  SELECT proceeding, unit, entry AS line, 1 AS amount FROM placed WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, place, 1 FROM placed WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'trong_so_theo_doi_rieng', 1 FROM placed WHERE in_separate_book
  UNION ALL
  SELECT proceeding, unit, 'ban_an_da_nhan', 1 FROM received
)
