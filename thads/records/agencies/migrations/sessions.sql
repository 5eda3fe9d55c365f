-- A session stands while its row does. The program alone begins one, for an account whose
-- password it has checked; its person ends and lengthens it.
CREATE FUNCTION agencies_begin_session(account bigint, key text, seconds integer,
                                       until bigint, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF until < extract(epoch FROM clock_timestamp()) OR NOT coalesce(
       thads_signed('phien:' || until || ':' || account || ':' || key, signature), false) THEN
    RAISE EXCEPTION 'Phiên không do chương trình mở.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM agencies_session WHERE account_id = account AND ends_at <= clock_timestamp();
  INSERT INTO agencies_session (digest, account_id, begun_at, ends_at)
  VALUES (key, account, clock_timestamp(), clock_timestamp() + make_interval(secs => seconds));
END $$;

CREATE FUNCTION agencies_session_stands(account bigint, key text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agencies_session s JOIN agencies_account a ON a.id = s.account_id
                  WHERE s.digest = key AND s.account_id = account AND a.is_active
                    AND s.ends_at > clock_timestamp())
$$;

-- A new password ends every session of the account but the one it was typed in.
CREATE FUNCTION agencies_change_password(account bigint, hash text, kept text,
                                         until bigint, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF account IS DISTINCT FROM thads_account() OR until < extract(epoch FROM clock_timestamp())
     OR NOT coalesce(thads_signed('mat-khau:' || until || ':' || account || ':' || hash,
                                  signature), false) THEN
    RAISE EXCEPTION 'Chỉ chính người dùng đổi được mật khẩu của mình.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE agencies_account SET password = hash WHERE id = account;
  DELETE FROM agencies_session WHERE account_id = account AND digest <> kept;
END $$;

GRANT SELECT, DELETE ON agencies_session TO thads_app;
GRANT UPDATE (ends_at) ON agencies_session TO thads_app;
ALTER TABLE agencies_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_sessions ON agencies_session FOR SELECT TO thads_app
  USING (account_id = (SELECT thads_account()));
CREATE POLICY ended_by_their_person ON agencies_session FOR DELETE TO thads_app
  USING (account_id = (SELECT thads_account()));
-- What is over is not lengthened.
CREATE POLICY lengthened_by_their_person ON agencies_session FOR UPDATE TO thads_app
  USING (account_id = (SELECT thads_account()) AND ends_at > clock_timestamp());
