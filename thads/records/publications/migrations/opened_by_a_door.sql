-- A period is opened through a door as every other file is: the web's role adds no
-- proceeding by itself any more.

CREATE FUNCTION publications_new_proceeding(wanted integer, first date, last date)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  home agencies_unit;
  pid bigint;
BEGIN
  SELECT * INTO home FROM agencies_unit WHERE id = wanted;
  IF NOT FOUND OR last < first OR thads_from_web()
     AND NOT home.id = ANY (publications_units('thong_ke')) THEN
    RAISE EXCEPTION 'Không được: người này không mở kỳ báo cáo của đơn vị ấy'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO ledger_book (agency_id, head_position, head_hash)
  VALUES (home.agency_id, 0, '') ON CONFLICT DO NOTHING;
  INSERT INTO ledger_proceeding (root_id, code, procedure, facts, origin_unit_id, version,
      unit_id, status, means, number, due, remaining)
  VALUES (home.root_id, format('TK-%s-%s-%s', home.code, first, last), 'bao_cao_thong_ke',
          '{"on_request": false, "due": 0}', home.id, 0, home.id, 'chua_ghi_nhan',
          'co_dieu_kien', '', 0, 0)
  RETURNING id INTO pid;
  RETURN pid;
END $$;

DROP POLICY period_opened_by_own_reporters ON ledger_proceeding;
REVOKE INSERT ON ledger_proceeding FROM thads_app;
REVOKE INSERT (root_id, code, procedure, facts, origin_unit_id, version, unit_id, officer_id,
  status, means, number, opened_on, ended_on, last_act_on, due, remaining)
  ON ledger_proceeding FROM thads_app;
REVOKE USAGE ON SEQUENCE ledger_proceeding_id_seq FROM thads_app;
DROP FUNCTION publications_open_book(integer);
