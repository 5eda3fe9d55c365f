-- What the web may run is what it asks for by name, what a policy asks in its place, and what
-- those ask with the web's own rights. PostgreSQL gives a new function to everybody; here it is
-- given to the web by name and to nobody else. Triggers need no grant to fire.
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT p.oid::regprocedure AS door, p.prorettype = 'trigger'::regtype AS fires,
           has_function_privilege('thads_app', p.oid, 'EXECUTE') AS open
      FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
       AND p.proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each.door);
    IF each.open AND NOT each.fires THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO thads_app', each.door);
    END IF;
  END LOOP;
END $$;

-- Only other functions of the owner ask these. Called alone they told a stranger of another
-- agency's money and store, or held its lock.
REVOKE ALL ON FUNCTION
  administrative_may_write(bigint), assets_lock(integer), assets_refuse(text, text),
  cashbook_amount(numeric), cashbook_holdings(), cashbook_kinds(), cashbook_moves(),
  cashbook_moved(bigint, text), cashbook_open_day(integer, date), cashbook_refuse(text, text),
  citizens_told_acts(), citizens_told_terms(), complaints_told_acts(),
  ledger_refuse_write(jsonb), mobilisation_is_open(bigint), operations_hands(bigint),
  operations_refuse(text, text), paperwork_keeps(integer), paperwork_keeps_book(integer, text),
  proceedings_is_assigned(bigint),
  proceedings_may_add(bigint), proceedings_refuse(boolean, text), proceedings_seen(bigint),
  publications_held(bigint), publications_period(bigint), staffing_headed_units(),
  staffing_kept_units(), staffing_unit_of(integer), steering_may_write(bigint),
  steering_may_write_committee(bigint), supervision_may_write(bigint, text),
  thads_signed(text, text)
FROM thads_app;

-- A session is lengthened while somebody works, and at most for a day: a copied cookie could
-- have been kept alive for ever.
DROP POLICY lengthened_by_their_person ON agencies_session;
CREATE POLICY lengthened_by_their_person ON agencies_session FOR UPDATE TO thads_app
  USING (account_id = (SELECT thads_account()) AND ends_at > clock_timestamp())
  WITH CHECK (account_id = (SELECT thads_account())
              AND ends_at <= begun_at + interval '24 hours');
