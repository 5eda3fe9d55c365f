-- A partner that reads its own notes again reads about a case again: that is written down too.
CREATE OR REPLACE FUNCTION mobilisation_partner_told(wanted bigint)
RETURNS TABLE (told bigint, "on" date, place text, people text, said text, promised text,
               promised_on date, next_on date, taken boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE own bigint := mobilisation_own_partner(); notes integer; home integer;
BEGIN
  IF own IS NULL THEN
    RAISE EXCEPTION 'Chỉ tài khoản của bên phối hợp đọc việc được chuyển ở đây'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT agency_id INTO home FROM mobilisation_partner WHERE id = own;
  SELECT count(*) INTO notes FROM mobilisation_partnertalk t
    JOIN mobilisation_referral r ON r.id = t.referral_id
   WHERE r.id = wanted AND r.partner_id = own AND mobilisation_is_open(r.id);
  IF notes > 0 THEN
    PERFORM mobilisation_note_reading('doi_tac_doc_lai', 'chuyen-van-dong:' || wanted,
      'đọc lại ' || notes || ' buổi gặp mình đã ghi của việc chuyển số ' || wanted, home);
  END IF;
  RETURN QUERY SELECT t.id, t."on", t.place::text, t.people::text, t.said::text,
      t.promised::text, t.promised_on, t.next_on, k.told_id IS NOT NULL
    FROM mobilisation_partnertalk t JOIN mobilisation_referral r ON r.id = t.referral_id
    LEFT JOIN mobilisation_takentalk k ON k.told_id = t.id
   WHERE r.id = wanted AND r.partner_id = own
     AND mobilisation_is_open(r.id) ORDER BY t."on" DESC, t.id DESC;
END $$;
