-- The rows of a secret book are numbered in the order in which the book of acts took them in,
-- whoever reads: a head who does not see the row about themselves would else give its number to
-- another. What is told is the number of rows that the asker sees, and of no other.
CREATE FUNCTION paperwork_secret_numbers(name text, wanted integer[], since date, until date,
    moment timestamptz)
RETURNS TABLE (act bigint, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH book AS (
    SELECT a.id, a.proceeding_id,
           row_number() OVER (ORDER BY a.recorded_at, a.book_id, a.position) AS place
      FROM ledger_act a JOIN ledger_proceeding p ON p.id = a.proceeding_id
     WHERE name = 'so_thu_ly_to_cao' AND a.code IN ('nhan_to_cao', 'nhan_to_cao_tiep')
       AND p.procedure = 'to_cao' AND p.unit_id = ANY (wanted)
       AND (NOT thads_from_web() OR paperwork_reads_secret(p.unit_id))
       AND a.effective_on BETWEEN since AND until AND a.recorded_at <= moment)
  SELECT b.id, b.place FROM book b
   WHERE NOT thads_from_web() OR proceedings_seen(b.proceeding_id)
$$;
REVOKE ALL ON FUNCTION paperwork_secret_numbers(text, integer[], date, date, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION paperwork_secret_numbers(text, integer[], date, date, timestamptz)
  TO thads_app;
