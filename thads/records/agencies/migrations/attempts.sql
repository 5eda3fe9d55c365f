-- Tries to sign in are counted before a password is looked at, by the name as it was typed
-- and by the place it was typed at, each a keyed digest: a name that exists and one that does
-- not are the same here. Five wrong ones of a name at a place, thirty of a name from places
-- that do not know it, a hundred from such a place, each in a quarter of an hour. A browser in
-- which that person has signed in before is a place of its own, so that nobody keeps somebody
-- out by typing their name. What was refused is not counted: no lock feeds on itself.
ALTER TABLE agencies_signinattempt ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION agencies_try(who text, at_place text, is_familiar boolean,
                             until bigint, signature text)
RETURNS TABLE (allowed boolean, again timestamptz, remaining integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stands constant interval := interval '15 minutes';
  since timestamptz;
BEGIN
  IF until < extract(epoch FROM clock_timestamp()) OR NOT coalesce(thads_signed(
       'thu:' || until || ':' || who || ':' || at_place || ':' || is_familiar, signature),
       false) THEN
    RAISE EXCEPTION 'Lần thử không do chương trình đếm.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Tries of one name at one place come one after the other: none is left uncounted.
  PERFORM pg_advisory_xact_lock(hashtextextended(who || at_place, 0));
  since := clock_timestamp() - stands;
  DELETE FROM agencies_signinattempt WHERE id IN (
    SELECT id FROM agencies_signinattempt t WHERE t.at <= since LIMIT 200 FOR UPDATE SKIP LOCKED);
  again := stands + greatest(
    (SELECT t.at FROM agencies_signinattempt t
      WHERE t.name = who AND t.place = at_place AND t.at > since
      ORDER BY t.at DESC OFFSET 4 LIMIT 1),
    (SELECT t.at FROM agencies_signinattempt t
      WHERE t.name = who AND NOT t.familiar AND t.at > since AND NOT is_familiar
      ORDER BY t.at DESC OFFSET 29 LIMIT 1),
    (SELECT t.at FROM agencies_signinattempt t
      WHERE t.place = at_place AND NOT t.familiar AND t.at > since AND NOT is_familiar
      ORDER BY t.at DESC OFFSET 99 LIMIT 1));
  allowed := again IS NULL;
  IF allowed THEN
    INSERT INTO agencies_signinattempt (name, place, familiar, at)
    VALUES (who, at_place, is_familiar, clock_timestamp());
  END IF;
  SELECT greatest(0, 5 - count(*)), coalesce(again, CASE WHEN count(*) >= 5 THEN min(t.at) + stands END)
    INTO remaining, again
    FROM agencies_signinattempt t
   WHERE t.name = who AND t.place = at_place AND t.at > since;
  RETURN NEXT;
END $$;

-- The right password takes back what was typed wrong for that name at that place, no more.
CREATE FUNCTION agencies_forget_tries(who text, at_place text, until bigint, signature text)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM agencies_signinattempt
   WHERE name = who AND place = at_place AND until >= extract(epoch FROM clock_timestamp())
     AND thads_signed('quen:' || until || ':' || who || ':' || at_place, signature)
$$;
GRANT EXECUTE ON FUNCTION agencies_try(text, text, boolean, bigint, text),
  agencies_forget_tries(text, text, bigint, text) TO thads_app;

-- They are counted above, for names that exist and names that do not.
DROP FUNCTION agencies_note_attempt(text, bigint, text, boolean, integer);

-- As before, without the columns that counted.
CREATE OR REPLACE FUNCTION complaints_give_account(wanted bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM proceedings_refuse((SELECT CASE p.procedure
      WHEN 'khieu_nai' THEN ledger_may_record(p.id)
      WHEN 'to_cao' THEN ledger_may_record(p.id) AND complaints_may_know(p.id) END
    FROM ledger_proceeding p WHERE p.id = wanted), 'cấp tài khoản cho người gửi đơn này');
  IF w->>'username' !~ '^don-[a-z0-9]{8}$' OR length(w->>'password') < 20 THEN
    RAISE EXCEPTION 'Tài khoản của người gửi đơn phải là don- và tám ký tự'
      USING ERRCODE = 'check_violation';
  END IF;
  -- One that was given before is closed, and signed in nowhere any more.
  UPDATE agencies_account a SET is_active = false FROM complaints_petitioneraccount b
   WHERE b.account_id = a.id AND b.proceeding_id = wanted;
  DELETE FROM agencies_session s USING complaints_petitioneraccount b
   WHERE b.account_id = s.account_id AND b.proceeding_id = wanted;
  INSERT INTO agencies_account (username, password, display_name, is_active)
  VALUES (w->>'username', w->>'password', w->>'name', true) RETURNING id INTO made;
  INSERT INTO complaints_petitioneraccount (account_id, proceeding_id, opened_at)
  VALUES (made, wanted, (w->>'at')::timestamptz);
  RETURN made;
END $$;

-- PostgreSQL gives each new function to everybody. From here on none of this owner's is, in any
-- schema (the default of a schema could only add to this one): a door is opened by name.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
