-- Referrals: the officer sends the least that is needed, with consent; the partner reads only
-- through doors that write down every reading. A partner's account has no appointment, so no
-- policy of any table shows it anything.

-- A long number is an identity or account number: the partner gets none, by any field.
ALTER TABLE mobilisation_referral ADD CONSTRAINT referral_tells_no_number CHECK (
  regexp_replace(shown_name || '|' || area || '|' || obligation || '|' || branch, '[ -]', '', 'g')
  !~ '[0-9]{8,}');

CREATE FUNCTION mobilisation_check_referral() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
       JOIN mobilisation_partner b ON b.id = NEW.partner_id AND b.agency_id = u.agency_id
      WHERE p.id = NEW.proceeding_id AND p.procedure = 'thi_hanh_an')
     OR (NEW.programme_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mobilisation_programme g
          WHERE g.proceeding_id = NEW.programme_id AND g.partner_id = NEW.partner_id)) THEN
    RAISE EXCEPTION 'Chỉ chuyển việc của cơ quan cho bên phối hợp của cơ quan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_is_of_its_agency';
  END IF;
  IF EXISTS (SELECT 1 FROM mobilisation_referral r WHERE r.proceeding_id = NEW.proceeding_id
       AND r.partner_id = NEW.partner_id AND NOT EXISTS (SELECT 1 FROM mobilisation_referralevent e
          WHERE e.referral_id = r.id
            AND e.step IN ('tra_lai', 'rut', 'thoi_dong_y', 'ket_thuc'))) THEN
    RAISE EXCEPTION 'Việc này đang được bên phối hợp ấy vận động'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'one_open_referral';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_is_of_its_agency BEFORE INSERT ON mobilisation_referral
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_referral();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['referral', 'referralevent', 'partneraccount', 'partnertalk',
                              'takentalk'] LOOP
    IF name <> 'partneraccount' THEN
      EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
        'mobilisation_%s FOR EACH ROW EXECUTE FUNCTION mobilisation_refuse_change()', name);
      EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
        'mobilisation_%s FOR EACH STATEMENT EXECUTE FUNCTION mobilisation_refuse_change()', name);
    END IF;
    EXECUTE format('ALTER TABLE mobilisation_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT ON mobilisation_%s TO thads_app', name);
  END LOOP;
END $$;
GRANT INSERT ON mobilisation_referral, mobilisation_referralevent, mobilisation_takentalk TO thads_app;
GRANT USAGE ON SEQUENCE mobilisation_referral_id_seq, mobilisation_referralevent_id_seq TO thads_app;

CREATE POLICY seen_with_case ON mobilisation_referral FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY sent_by_who_plans ON mobilisation_referral FOR INSERT TO thads_app
  WITH CHECK (sent_by = (SELECT thads_account()) AND mobilisation_may_plan(proceeding_id));
CREATE POLICY seen_with_referral ON mobilisation_referralevent FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_referral r WHERE r.id = referral_id));
CREATE POLICY closed_by_who_plans ON mobilisation_referralevent FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND step IN ('rut', 'thoi_dong_y', 'ket_thuc')
    AND EXISTS (SELECT 1 FROM mobilisation_referral r
                 WHERE r.id = referral_id AND mobilisation_may_plan(r.proceeding_id)));
CREATE POLICY seen_with_referral ON mobilisation_partnertalk FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_referral r WHERE r.id = referral_id));
CREATE POLICY seen_with_contact ON mobilisation_takentalk FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_contact c WHERE c.id = contact_id));
CREATE POLICY taken_with_ones_contact ON mobilisation_takentalk FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM mobilisation_contact c JOIN mobilisation_partnertalk t
      ON t.id = told_id JOIN mobilisation_referral r ON r.id = t.referral_id
     WHERE c.id = contact_id AND c.proceeding_id = r.proceeding_id
       AND c.noted_by = (SELECT thads_account())));
-- Heads see which accounts their partners have, and nothing of them but that.
CREATE POLICY seen_in_own_units ON mobilisation_partneraccount FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM mobilisation_partner b WHERE b.id = partner_id));

-- The partner of the account that is signed in; NULL for everybody else.
CREATE FUNCTION mobilisation_own_partner() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.partner_id FROM mobilisation_partneraccount p
    JOIN agencies_account a ON a.id = p.account_id AND a.is_active
   WHERE p.account_id = thads_account()
     AND current_date BETWEEN p.valid_from AND coalesce(p.valid_to, 'infinity')
$$;

CREATE FUNCTION mobilisation_is_open(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM mobilisation_referralevent e WHERE e.referral_id = wanted
                       AND e.step IN ('tra_lai', 'rut', 'thoi_dong_y', 'ket_thuc'))
$$;

-- Every reading is written down here, in the transaction of the reading itself.
CREATE FUNCTION mobilisation_note_reading(act text, whom text, told text, of_unit integer)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (at, account_id, username, action, subject, sentence, unit_id)
  SELECT clock_timestamp(), a.id, a.username, act, whom, b.name || ': ' || told, of_unit
    FROM agencies_account a JOIN mobilisation_partner b ON b.id = mobilisation_own_partner()
   WHERE a.id = thads_account()
$$;
REVOKE ALL ON FUNCTION mobilisation_note_reading(text, text, text, integer) FROM PUBLIC;

-- What a partner may know of its referrals, and nothing else.
CREATE FUNCTION mobilisation_partner_rows(only_one bigint)
RETURNS TABLE (referral bigint, shown_name text, area text, obligation text, relation text,
               branch text, sent_on date, answer_by date, accepted boolean, in_charge text,
               officer text, talks integer, last_on date, next_on date, next_place text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.shown_name::text, r.area::text, r.obligation::text, r.relation::text,
         r.branch::text, r.sent_on, r.answer_by, e.id IS NOT NULL, coalesce(e.person, '')::text,
         coalesce(o.full_name, '')::text,
         (SELECT count(*)::integer FROM mobilisation_contact c
           WHERE c.proceeding_id = r.proceeding_id AND c."on" >= r.sent_on),
         (SELECT max(c."on") FROM mobilisation_contact c
           WHERE c.proceeding_id = r.proceeding_id AND c."on" >= r.sent_on),
         n.next_on, coalesce(n.next_place, '')::text
    FROM mobilisation_referral r
    JOIN ledger_proceeding p ON p.id = r.proceeding_id
    LEFT JOIN agencies_officer o ON o.id = p.officer_id
    LEFT JOIN LATERAL (SELECT x.id, x.person FROM mobilisation_referralevent x
         WHERE x.referral_id = r.id AND x.step = 'nhan' ORDER BY x.id DESC LIMIT 1) e ON true
    LEFT JOIN LATERAL (SELECT c.next_on, c.next_place FROM mobilisation_contact c
         WHERE c.proceeding_id = r.proceeding_id AND c.next_on IS NOT NULL
         ORDER BY c.id DESC LIMIT 1) n ON true
   WHERE r.partner_id = mobilisation_own_partner() AND mobilisation_is_open(r.id)
     AND (only_one IS NULL OR r.id = only_one)
   ORDER BY r.sent_on DESC, r.id DESC
$$;
REVOKE ALL ON FUNCTION mobilisation_partner_rows(bigint) FROM PUBLIC;

CREATE FUNCTION mobilisation_partner_reads(only_one bigint)
RETURNS TABLE (referral bigint, shown_name text, area text, obligation text, relation text,
               branch text, sent_on date, answer_by date, accepted boolean, in_charge text,
               officer text, talks integer, last_on date, next_on date, next_place text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE own bigint := mobilisation_own_partner(); seen text; home integer;
BEGIN
  IF own IS NULL THEN
    RAISE EXCEPTION 'Chỉ tài khoản của bên phối hợp đọc việc được chuyển ở đây'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT agency_id INTO home FROM mobilisation_partner WHERE id = own;
  SELECT string_agg(x.referral::text, ', ') INTO seen FROM mobilisation_partner_rows(only_one) x;
  IF only_one IS NULL THEN
    PERFORM mobilisation_note_reading('doi_tac_xem_danh_sach', 'chuyen-van-dong',
      'xem danh sách việc được chuyển: ' || coalesce(seen, 'không có việc nào'), home);
  ELSIF seen IS NULL THEN
    PERFORM mobilisation_note_reading('doi_tac_xem_bi_tu_choi', 'chuyen-van-dong:' || only_one,
      'hỏi việc chuyển số ' || only_one || ' không phải của mình hoặc đã đóng', home);
  ELSE
    PERFORM mobilisation_note_reading('doi_tac_xem_viec', 'chuyen-van-dong:' || only_one,
      'xem việc chuyển số ' || only_one, home);
  END IF;
  RETURN QUERY SELECT * FROM mobilisation_partner_rows(only_one);
END $$;

-- What the partner itself has told about one of its referrals.
CREATE FUNCTION mobilisation_partner_told(wanted bigint)
RETURNS TABLE (told bigint, "on" date, place text, people text, said text, promised text,
               promised_on date, next_on date, taken boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t."on", t.place::text, t.people::text, t.said::text, t.promised::text,
         t.promised_on, t.next_on, k.told_id IS NOT NULL
    FROM mobilisation_partnertalk t JOIN mobilisation_referral r ON r.id = t.referral_id
    LEFT JOIN mobilisation_takentalk k ON k.told_id = t.id
   WHERE r.id = wanted AND r.partner_id = mobilisation_own_partner()
     AND mobilisation_is_open(r.id) ORDER BY t."on" DESC, t.id DESC
$$;

CREATE FUNCTION mobilisation_own_open(wanted bigint) RETURNS mobilisation_referral
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r mobilisation_referral;
BEGIN
  SELECT * INTO r FROM mobilisation_referral x WHERE x.id = wanted
     AND x.partner_id = mobilisation_own_partner() AND mobilisation_is_open(x.id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Việc này không được chuyển cho bên phối hợp đang đăng nhập'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN r;
END $$;
REVOKE ALL ON FUNCTION mobilisation_own_open(bigint) FROM PUBLIC;

CREATE FUNCTION mobilisation_partner_answers(wanted bigint, answer text, who text, why text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r mobilisation_referral := mobilisation_own_open(wanted); home integer;
BEGIN
  IF answer NOT IN ('nhan', 'tra_lai') THEN
    RAISE EXCEPTION 'Bên phối hợp chỉ nhận hoặc trả lại' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO mobilisation_referralevent (referral_id, step, "on", person, detail, noted_by, noted_at)
    VALUES (r.id, answer, current_date, left(who, 160), left(why, 500), thads_account(),
            clock_timestamp());
  SELECT agency_id INTO home FROM mobilisation_partner WHERE id = r.partner_id;
  PERFORM mobilisation_note_reading('doi_tac_tra_loi', 'chuyen-van-dong:' || r.id,
    CASE answer WHEN 'nhan' THEN 'nhận' ELSE 'trả lại' END || ' việc chuyển số ' || r.id, home);
END $$;

CREATE FUNCTION mobilisation_partner_tells(wanted bigint, day date, where_ text, whom text,
    words text, promise text, promise_day date, again date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r mobilisation_referral := mobilisation_own_open(wanted); made bigint; home integer;
BEGIN
  IF day < r.sent_on OR day > current_date OR words = '' THEN
    RAISE EXCEPTION 'Buổi gặp từ ngày chuyển đến hôm nay, và có nội dung'
      USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO mobilisation_partnertalk (referral_id, "on", place, people, said, promised,
      promised_on, next_on, written_by, written_at)
    VALUES (r.id, day, left(where_, 200), left(whom, 300), left(words, 1000), left(promise, 300),
            promise_day, again, thads_account(), clock_timestamp()) RETURNING id INTO made;
  SELECT agency_id INTO home FROM mobilisation_partner WHERE id = r.partner_id;
  PERFORM mobilisation_note_reading('doi_tac_ghi_buoi', 'chuyen-van-dong:' || r.id,
    'ghi một buổi gặp của việc chuyển số ' || r.id, home);
  RETURN made;
END $$;

-- The log of what partners read and wrote, for the head and the deputies of the agency.
CREATE POLICY partners_readings_seen_by_the_head ON audit_entry FOR SELECT TO thads_app
  USING (starts_with(action, 'doi_tac_') AND unit_id IS NOT NULL
    AND 'thu_truong' = ANY (mobilisation_roles(unit_id)));
