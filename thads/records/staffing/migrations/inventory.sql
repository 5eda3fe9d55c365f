-- Never more is used than was given, and never more is gone: the row that was given is locked
-- first. A thing that was given out may be lost later, so the two are counted apart.
CREATE OR REPLACE FUNCTION staffing_use_support(given bigint, w jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE support staffing_support; already bigint; what text;
BEGIN
  SELECT * INTO STRICT support FROM staffing_support WHERE id = given FOR UPDATE;
  PERFORM proceedings_refuse(
    support.unit_id = ANY (staffing_headed_units() || staffing_kept_units()),
    'ghi phần đã dùng của đơn vị ấy');
  what := CASE WHEN support.quantity IS NULL THEN 'dung' ELSE coalesce(w->>'kind', 'dung') END;
  SELECT coalesce(sum(count), 0) INTO already FROM staffing_supportuse
   WHERE support_id = given AND (kind = 'dung') = (what = 'dung');
  IF already + (w->>'count')::bigint > coalesce(support.amount, support.quantity) THEN
    RAISE EXCEPTION 'Dùng quá phần được hỗ trợ' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO staffing_supportuse
    (support_id, used_on, kind, count, purpose, recorded_at, recorded_by)
  VALUES (given, (w->>'used_on')::date, what, (w->>'count')::bigint, w->>'purpose',
          (w->>'at')::timestamptz, thads_account());
END $$;
