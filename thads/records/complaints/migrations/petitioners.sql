-- Whoever records on a petition gives its petitioner an account to follow it with; of a
-- denunciation only who may know the denouncer. The account bears no name and no appointment:
-- it reads no table, only how far its own petition is and what was decided on it.

CREATE FUNCTION complaints_give_account(wanted bigint, w jsonb) RETURNS bigint
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
  INSERT INTO agencies_account (username, password, display_name, is_active, failed_attempts)
  VALUES (w->>'username', w->>'password', w->>'name', true, 0) RETURNING id INTO made;
  INSERT INTO complaints_petitioneraccount (account_id, proceeding_id, opened_at)
  VALUES (made, wanted, (w->>'at')::timestamptz);
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION complaints_give_account(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION complaints_give_account(bigint, jsonb) TO thads_app;

-- What a petitioner is told of by law, each with its paper; not the steps among officials.
CREATE FUNCTION complaints_told_acts() RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT ARRAY[
  'nhan_khieu_nai', 'yeu_cau_bo_sung_khieu_nai', 'thu_ly_khieu_nai', 'khong_thu_ly_khieu_nai',
  'doi_thoai', 'gia_han_khieu_nai', 'tam_dinh_chi_khieu_nai', 'tiep_tuc_khieu_nai',
  'dinh_chi_khieu_nai', 'quyet_dinh_giai_quyet_lan_dau', 'gui_quyet_dinh_giai_quyet',
  'nhan_khieu_nai_lan_hai', 'thu_ly_khieu_nai_lan_hai', 'quyet_dinh_giai_quyet_lan_hai',
  'co_hieu_luc_khieu_nai', 'thi_hanh_quyet_dinh_khieu_nai',
  'nhan_to_cao', 'chuyen_to_cao', 'thu_ly_to_cao', 'khong_thu_ly_to_cao',
  'thong_bao_thu_ly_to_cao', 'gia_han_to_cao', 'gia_han_to_cao_lan_hai', 'ket_luan_to_cao',
  'dinh_chi_to_cao', 'tam_dinh_chi_to_cao', 'tiep_tuc_to_cao', 'gui_ket_luan_to_cao',
  'nhan_to_cao_tiep', 'xu_ly_to_cao_tiep', 'thuc_hien_ket_luan_to_cao'] $$;
REVOKE ALL ON FUNCTION complaints_told_acts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION complaints_told_acts() TO thads_app;

CREATE FUNCTION complaints_own_steps()
RETURNS TABLE (matter bigint, code text, done_on date, number text, result text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.proceeding_id, c.code::text, c.effective_on, coalesce(c.number, '')::text,
         coalesce(c.result, '')::text
    FROM complaints_petitioneraccount b
    JOIN agencies_account a ON a.id = b.account_id AND a.is_active
    JOIN ledger_act c ON c.proceeding_id = b.proceeding_id
   WHERE b.account_id = thads_account()
     AND current_date <= coalesce(b.valid_to, 'infinity')
     AND c.code = ANY (complaints_told_acts())
     AND NOT EXISTS (SELECT 1 FROM ledger_act x WHERE x.proceeding_id = c.proceeding_id
                      AND x.code = 'dinh_chinh' AND x.corrects = c.seq)
   ORDER BY c.proceeding_id, c.effective_on, c.seq
$$;
REVOKE ALL ON FUNCTION complaints_own_steps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION complaints_own_steps() TO thads_app;
