-- Form 02: đồng by case and line. What moved in [F, T] is settled, whatever the
-- status; only the rest follows the status at T.
moved AS (
  SELECT proceeding,
         coalesce(sum(amount) FILTER (day < $first), 0) AS earlier,
         coalesce(sum(amount) FILTER (day >= $first AND kind IN ('thu', 'giao')), 0) AS performed,
         coalesce(sum(amount) FILTER (day >= $first AND kind = 'dinh_chi'), 0) AS terminated,
         coalesce(sum(amount) FILTER (day >= $first AND kind = 'giam'), 0) AS reduced,
         coalesce(sum(amount) FILTER (day >= $first AND kind = 'uy_thac'), 0) AS entrusted
    FROM movements
   WHERE recorded_from <= $known_at AND recorded_to > $known_at
     AND day <= $last
   GROUP BY proceeding
),
settled AS (
  SELECT p.proceeding, p.unit, p.entry, p.place, p.in_separate_book,
         c.due - coalesce(m.earlier, 0) AS due,
         coalesce(m.performed, 0) AS performed,
         coalesce(m.terminated, 0) AS terminated,
         coalesce(m.reduced, 0) AS reduced,
         coalesce(m.entrusted, 0) AS entrusted
    FROM placed p
    JOIN cases c USING (proceeding)
    LEFT JOIN moved m USING (proceeding)
),
split AS (
  SELECT *, due - performed - terminated - reduced - entrusted AS rest FROM settled
),
each_line AS (
  SELECT proceeding, unit, entry AS line, due AS amount FROM split WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'thi_hanh_xong', performed FROM split WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'dinh_chi', terminated FROM split WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'giam', reduced FROM split WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'uy_thac', entrusted FROM split WHERE entry IS NOT NULL
  UNION ALL
  -- An unexplained rest of an ended case stays in sight as still being enforced.
  SELECT proceeding, unit,
         CASE WHEN place IN ('thi_hanh_xong', 'dinh_chi') THEN 'dang_thi_hanh' ELSE place END,
         rest
    FROM split WHERE entry IS NOT NULL
  UNION ALL
  SELECT proceeding, unit, 'trong_so_theo_doi_rieng', rest FROM split WHERE in_separate_book
),
counted AS (
  SELECT proceeding, unit, line, sum(amount) AS amount
    FROM each_line GROUP BY ALL HAVING sum(amount) <> 0
)
