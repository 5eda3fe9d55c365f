-- A round of forty thousand shares keeps one index in order beside its key. That no place of
-- a sheet is given twice is asked of the sheet as a whole: it is filled by the transaction
-- that makes it and by no other, for at the end of that one it must be complete.

CREATE OR REPLACE FUNCTION cashbook_take_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE sheets bigint[]; own bigint[]; people bigint[]; duties bigint[]; cases bigint[];
BEGIN
  SELECT array_agg(DISTINCT distribution_id), array_agg(DISTINCT agency_id::bigint),
         coalesce(array_agg(DISTINCT party_id) FILTER (WHERE party_id IS NOT NULL), '{}'),
         coalesce(array_agg(DISTINCT obligation_id) FILTER (WHERE obligation_id IS NOT NULL),
                  '{}')
    INTO sheets, own, people, duties FROM added;
  IF sheets IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(proceeding_id) INTO cases FROM cashbook_distribution
   WHERE id = ANY (sheets) AND agency_id = ALL (own);
  IF coalesce(cardinality(cases), 0) <> cardinality(sheets)
     OR EXISTS (SELECT 1 FROM cashbook_distribution d
       JOIN (SELECT distribution_id, count(*) AS n, count(DISTINCT place) AS places,
                    sum(amount) AS total
               FROM cashbook_distributionshare WHERE distribution_id = ANY (sheets)
              GROUP BY 1) s ON s.distribution_id = d.id
      WHERE d.id = ANY (sheets)
        AND (s.n > d.lines OR s.total > d.amount OR s.places < s.n)) THEN
    PERFORM cashbook_refuse('Các phần không cộng thành số tiền phân phối.',
                            'distribution_sums_to_its_money');
  END IF;
  IF cardinality(people) <> (SELECT count(*) FROM parties_party WHERE id = ANY (people))
     OR cardinality(duties) <> (SELECT count(*) FROM cases_obligation
                                 WHERE id = ANY (duties) AND case_id = ANY (cases)) THEN
    PERFORM cashbook_refuse('Phần được chia nêu người hoặc nghĩa vụ không có trong việc.',
                            'share_is_of_its_case');
  END IF;
  RETURN NULL;
END $$;
