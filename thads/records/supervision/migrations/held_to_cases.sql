-- A procurator who is held to a unit reads the money of the cases they read, and no other of the
-- agency's book. The book is the agency's, so the agency is let in first and what is not of such
-- a case is taken out again by a policy beside: for everybody else that one costs a look at a
-- constant, and the book is still found by its agency.
CREATE FUNCTION cashbook_is_held() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET timezone = 'Asia/Ho_Chi_Minh' AS $$
  SELECT EXISTS (SELECT 1 FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.only_unit
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
   WHERE a.id = thads_account() AND a.is_active)
  AND NOT EXISTS (SELECT 1 FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND NOT ap.only_unit
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
   WHERE a.id = thads_account() AND a.is_active)
$$;

CREATE FUNCTION cashbook_read_units() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT mine || CASE WHEN cashbook_is_held() THEN
           (SELECT coalesce(array_agg(DISTINCT u.agency_id), '{}')
              FROM agencies_unit u WHERE u.id = ANY (mine)) ELSE '{}' END
    FROM thads_read_units() AS mine
$$;

-- An entry of several cases tells the sum of them all.
CREATE FUNCTION cashbook_is_of_one_case(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(DISTINCT proceeding_id) <= 1 FROM cashbook_line WHERE entry_id = wanted
$$;

DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT * FROM (VALUES
    ('line', 'EXISTS (SELECT FROM ledger_proceeding p WHERE p.id = cashbook_line.proceeding_id)'),
    ('receipt',
     'EXISTS (SELECT FROM ledger_proceeding p WHERE p.id = cashbook_receipt.proceeding_id)'),
    ('distribution',
     'EXISTS (SELECT FROM ledger_proceeding p WHERE p.id = cashbook_distribution.proceeding_id)'),
    ('payment',
     'EXISTS (SELECT FROM ledger_proceeding p WHERE p.id = cashbook_payment.proceeding_id)'),
    ('entry', 'EXISTS (SELECT FROM cashbook_line l WHERE l.entry_id = cashbook_entry.id)
               AND cashbook_is_of_one_case(cashbook_entry.id)'),
    ('distributionshare', 'EXISTS (SELECT FROM cashbook_distribution d
                                    WHERE d.id = cashbook_distributionshare.distribution_id)'),
    ('paymentitem', 'EXISTS (SELECT FROM cashbook_payment p
                              WHERE p.id = cashbook_paymentitem.payment_id)')
  ) AS part (name, is_theirs) LOOP
    EXECUTE format('ALTER POLICY seen_in_own_units ON cashbook_%s USING '
      || '(agency_id = ANY ((SELECT cashbook_read_units())::integer[]))', each.name);
    EXECUTE format('CREATE POLICY of_their_cases ON cashbook_%s AS RESTRICTIVE FOR SELECT '
      || 'TO thads_app USING (NOT (SELECT cashbook_is_held()) OR %s)', each.name, each.is_theirs);
  END LOOP;
END $$;
