-- The proceedings with acts beyond a position of their book ({"<agency>": position}; a
-- book that is not named is new). Only numbers leave, of books the asker reads and of
-- cases the asker's units hold: a case that was handed over no longer counts for the
-- giver, who does not see it any more, and counts for the receiver, in whose book the
-- act does not stand.
CREATE FUNCTION facts_store_touched(known jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  everything boolean := thads_account() IS NULL AND session_user <> 'thads_app'
                        AND current_setting('role') <> 'thads_app';
  seen integer[] := thads_read_units();
BEGIN
  RETURN QUERY
    SELECT DISTINCT a.proceeding_id
      FROM ledger_book b
      JOIN ledger_act a ON a.book_id = b.agency_id
       AND a.position > coalesce((known->>(b.agency_id::text))::bigint, 0)
      JOIN ledger_proceeding p ON p.id = a.proceeding_id
     WHERE (everything OR b.agency_id = ANY (seen) OR p.unit_id = ANY (seen))
       AND b.head_position > coalesce((known->>(b.agency_id::text))::bigint, 0);
END $$;

-- Whether a store was made from these very books: [["<agency>", position, hash], …].
CREATE FUNCTION facts_store_matches(known jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(known) w
     WHERE NOT EXISTS (SELECT 1 FROM ledger_act a
             WHERE a.book_id = (w->>0)::int AND a.position = (w->>1)::bigint
               AND encode(a.hash, 'hex') = w->>2))
$$;
