-- A share is known by its sheet and its place: the key is made of the two, so one index keeps
-- forty thousand of them in order, finds those of a sheet and lets no place be given twice.
ALTER TABLE cashbook_distributionshare DISABLE TRIGGER USER;
ALTER TABLE cashbook_shareapart DISABLE TRIGGER USER;
DO $$
DECLARE of_apart text;
BEGIN
  SELECT conname INTO of_apart FROM pg_constraint
   WHERE conrelid = 'cashbook_shareapart'::regclass AND contype = 'f'
     AND confrelid = 'cashbook_distributionshare'::regclass;
  EXECUTE format('ALTER TABLE cashbook_shareapart DROP CONSTRAINT %I', of_apart);
END $$;
UPDATE cashbook_shareapart x SET share_id = s.distribution_id * 1000000 + s.place
  FROM cashbook_distributionshare s WHERE s.id = x.share_id;
ALTER TABLE cashbook_distributionshare DROP CONSTRAINT cashbook_distributionshare_pkey;
ALTER TABLE cashbook_distributionshare ALTER COLUMN id DROP IDENTITY;
UPDATE cashbook_distributionshare SET id = distribution_id * 1000000 + place;
ALTER TABLE cashbook_distributionshare ADD PRIMARY KEY (id);
ALTER TABLE cashbook_shareapart ADD CONSTRAINT apart_is_a_share
  FOREIGN KEY (share_id) REFERENCES cashbook_distributionshare (id)
  DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cashbook_distributionshare ENABLE TRIGGER USER;
ALTER TABLE cashbook_shareapart ENABLE TRIGGER USER;

-- The shares of one sheet, found by their keys.
CREATE FUNCTION cashbook_shares_of(sheet bigint) RETURNS SETOF public.cashbook_distributionshare
LANGUAGE sql STABLE AS $$
  SELECT * FROM public.cashbook_distributionshare s
   WHERE s.id BETWEEN sheet * 1000000 AND sheet * 1000000 + 999999
$$;

CREATE OR REPLACE FUNCTION cashbook_due_of(wanted bigint, OUT shares bigint, OUT amount bigint,
    OUT fee bigint, OUT recovered bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT count(*), coalesce(sum(s.amount), 0), coalesce(sum(s.fee), 0),
         coalesce(sum(s.recovered), 0)
    FROM cashbook_shares_of(wanted) s
   WHERE NOT s.held AND s.id NOT IN (SELECT x.share_id FROM cashbook_shareapart x)
$$;

CREATE OR REPLACE FUNCTION cashbook_check_distribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cashbook_shares_of(NEW.id) s
                 HAVING count(*) = NEW.lines AND sum(s.amount) = NEW.amount) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  RETURN NULL;
END $$;

-- Whom and what a sheet names is of its case. What the sheet before it in the same case
-- names was asked then, and stays: only the rest is asked anew. Compared as sets: a list just
-- written is not counted yet, and would be looked up row by row.
CREATE OR REPLACE FUNCTION cashbook_take_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_nestloop = off AS $$
DECLARE sheets bigint[]; own integer[]; people bigint[]; duties bigint[]; cases bigint[];
        before bigint;
BEGIN
  SELECT array_agg(distribution_id), array_agg(DISTINCT agency_id) INTO sheets, own
    FROM (SELECT DISTINCT distribution_id, agency_id FROM added) x;
  IF sheets IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(proceeding_id) INTO cases FROM cashbook_distribution
   WHERE id = ANY (sheets) AND agency_id = ALL (own);
  IF coalesce(cardinality(cases), 0) <> cardinality(sheets)
     OR EXISTS (SELECT 1 FROM cashbook_distribution d
      CROSS JOIN LATERAL (SELECT count(*) AS n, sum(amount) AS total
                            FROM cashbook_shares_of(d.id)) s
      WHERE d.id = ANY (sheets) AND (s.n > d.lines OR s.total > d.amount)) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  IF cardinality(sheets) = 1 THEN
    SELECT b.id INTO before FROM cashbook_distribution d
      JOIN cashbook_distribution b ON b.id = (d.counted ->> -1)::bigint
       AND b.proceeding_id = d.proceeding_id
     WHERE d.id = sheets[1];
  END IF;
  SELECT coalesce(array_agg(DISTINCT n.party_id) FILTER (WHERE n.party_id IS NOT NULL), '{}'),
         coalesce(array_agg(DISTINCT n.obligation_id) FILTER (WHERE n.obligation_id IS NOT NULL),
                  '{}')
    INTO people, duties
    FROM added n
   WHERE NOT EXISTS (SELECT 1 FROM cashbook_shares_of(before) s
                      WHERE s.obligation_id = n.obligation_id AND s.party_id = n.party_id);
  IF cardinality(people) <> (SELECT count(*) FROM parties_party WHERE id = ANY (people))
     OR cardinality(duties) <> (SELECT count(*) FROM cases_obligation
                                 WHERE id = ANY (duties) AND case_id = ANY (cases)) THEN
    PERFORM cashbook_refuse('Phần được chia nêu người hoặc nghĩa vụ không có trong việc.',
                            'share_is_of_its_case');
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE body text; one text[];
BEGIN
  FOREACH one SLICE 1 IN ARRAY ARRAY[
    ['cashbook_judge_annulment()', 'JOIN cashbook_distributionshare s
       ON s.id = x.share_id WHERE s.distribution_id = d.id',
     'JOIN cashbook_shares_of(d.id) s ON s.id = x.share_id'],
    ['cashbook_judge_interest_act()', 'FROM cashbook_distributionshare s
          JOIN cashbook_distribution d ON d.id = s.distribution_id',
     'FROM cashbook_distribution d
         CROSS JOIN LATERAL cashbook_shares_of(d.id) s']]
  LOOP
    body := pg_get_functiondef(one[1]::regprocedure);
    IF position(one[2] IN body) = 0 THEN RAISE EXCEPTION '% đã đổi', one[1]; END IF;
    EXECUTE replace(body, one[2], one[3]);
  END LOOP;
END $$;
