-- A forfeit takes the unclaimed money of those whose it is, and who may see a statement's
-- lines is asked once, not of each of twenty thousand.

-- Whose money an amount of the unclaimed is: everybody's when it is all of it, that of the
-- only person, else of the person who is owed exactly as much and waits longest. NULL when
-- there is not as much; what is only told of elsewhere takes from nobody in particular.
CREATE FUNCTION cashbook_unclaimed_of(agency integer, of_case bigint, wanted bigint,
    is_told boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE found jsonb; total bigint; people integer;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('party', b.party_id, 'amount', -b.amount) ORDER BY b.id),
         -sum(b.amount), count(*)
    INTO found, total, people FROM cashbook_balance b
   WHERE b.agency_id = agency AND b.account = 'khong_nguoi_nhan'
     AND b.proceeding_id = of_case AND b.amount < 0;
  IF total IS NULL OR total < wanted THEN RETURN NULL; END IF;
  IF total = wanted THEN RETURN found; END IF;
  IF people = 1 THEN RETURN jsonb_set(found, '{0,amount}', to_jsonb(wanted)); END IF;
  SELECT jsonb_build_array(jsonb_build_object('party', b.party_id, 'amount', wanted)) INTO found
    FROM cashbook_balance b CROSS JOIN LATERAL (
      SELECT min(l.id) AS first FROM cashbook_line l
       WHERE l.agency_id = agency AND l.account = b.account AND l.proceeding_id = of_case
         AND l.party_id IS NOT DISTINCT FROM b.party_id) w
   WHERE b.agency_id = agency AND b.account = 'khong_nguoi_nhan'
     AND b.proceeding_id = of_case AND b.amount = -wanted ORDER BY w.first LIMIT 1;
  IF found IS NOT NULL THEN RETURN found; END IF;
  IF is_told THEN RETURN jsonb_build_array(jsonb_build_object('amount', wanted)); END IF;
  PERFORM cashbook_refuse('Không được: tiền không có người nhận của việc này là của '
    || people || ' người, cộng ' || cashbook_amount(total) || '; không ai được nhận đúng '
    || cashbook_amount(wanted) || '. Ghi số của một người, hoặc cả ' || cashbook_amount(total)
    || '.', 'forfeit_takes_from_whom_it_is');
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION cashbook_unclaimed_of(integer, bigint, bigint, boolean) FROM PUBLIC;

DO $$
DECLARE body text; was text[]; becomes text[];
BEGIN
  was := ARRAY[
    'CASE WHEN p.id IS NULL THEN 2 ELSE i.lines END AS lines,',
    'CASE WHEN k.first <> '''' AND a.amount <= (',
    '      LEFT JOIN LATERAL (
        SELECT sum(i.recovered) AS recovered,',
    'UNION ALL SELECT 0, m.held_in, m.amount, 0, NULL, NULL, NULL
       WHERE m.way <> ''vao'' AND m.payment_id IS NULL'];
  becomes := ARRAY[
    'CASE WHEN p.id IS NULL THEN 1 + coalesce(jsonb_array_length(u.taken), 1)
                ELSE i.lines END AS lines, u.taken,',
    'CASE WHEN u.taken IS NOT NULL THEN k.first
                WHEN k.first NOT IN ('''', ''khong_nguoi_nhan'') AND a.amount <= (',
    '      CROSS JOIN LATERAL (
        SELECT CASE WHEN k.first = ''khong_nguoi_nhan'' THEN cashbook_unclaimed_of(
                 a.book_id::integer, a.proceeding_id, a.amount,
                 NOT judged OR a.recorded_by IS NULL AND NOT thads_from_web()) END AS taken
        OFFSET 0) u
      LEFT JOIN LATERAL (
        SELECT sum(i.recovered) AS recovered,',
    'UNION ALL SELECT 0, m.held_in, m.amount, 0, NULL, NULL, NULL
       WHERE m.way <> ''vao'' AND m.payment_id IS NULL AND m.taken IS NULL
      UNION ALL SELECT 0, m.held_in, t.amount, 0, NULL, t.party, NULL
        FROM jsonb_to_recordset(m.taken) AS t(party bigint, amount bigint)'];
  body := pg_get_functiondef('cashbook_post(bigint[], boolean)'::regprocedure);
  FOR at IN 1 .. cardinality(was) LOOP
    IF position(was[at] IN body) = 0 THEN RAISE EXCEPTION 'cashbook_post đã đổi (%)', at; END IF;
    body := replace(body, was[at], becomes[at]);
  END LOOP;
  EXECUTE body;
END $$;

-- The agencies in which the person of this page has one of these roles today.
CREATE FUNCTION cashbook_agencies(roles text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET "TimeZone" = 'Asia/Ho_Chi_Minh' AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = ANY (roles)
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['statement', 'statementline', 'pairing', 'columnchoice',
                              'statementfile'] LOOP
    EXECUTE format('ALTER POLICY seen_by_who_keeps_the_money ON cashbook_%s '
      'USING (agency_id = ANY ((SELECT thads_read_units())::integer[]) AND agency_id = ANY '
      '((SELECT cashbook_agencies(''{ke_toan,thu_quy,thu_truong,truong_phong}''))::integer[]))',
      name);
    EXECUTE format('ALTER POLICY written_by_the_accountant ON cashbook_%s '
      'WITH CHECK (agency_id = ANY ((SELECT cashbook_agencies(''{ke_toan}''))::integer[]))', name);
  END LOOP;
END $$;
