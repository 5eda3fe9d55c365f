-- Information requests: asked by the officer of the case; accounts and incomes that an
-- answer tells of are seen only by those on the case.

CREATE FUNCTION inquiries_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ hỏi thông tin chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION inquiries_case_of(wanted bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT proceeding_id FROM inquiries_inquiry WHERE id = wanted
$$;

-- On the case: its own officer, and who directs it. Everybody else of the agency is not.
CREATE FUNCTION inquiries_is_on(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ledger_roles_on(wanted) && ARRAY['chap_hanh_vien', 'truong_phong', 'thu_truong']
$$;

-- Rows stand on an act of their own case, of the right kind, recorded by who writes them.
CREATE FUNCTION inquiries_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE pid bigint; wanted text; ok boolean := true;
BEGIN
  IF TG_TABLE_NAME = 'inquiries_inquiry' THEN
    IF thads_from_web() THEN NEW.asked_by := thads_account(); END IF;
    pid := NEW.proceeding_id; wanted := 'yeu_cau_cung_cap_thong_tin';
    ok := EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
                   WHERE p.id = pid AND u.agency_id = NEW.agency_id);
  ELSIF TG_TABLE_NAME = 'inquiries_answer' THEN
    IF thads_from_web() THEN NEW.written_by := thads_account(); END IF;
    pid := inquiries_case_of(NEW.inquiry_id); wanted := 'nhan_thong_tin_cung_cap';
  ELSIF TG_TABLE_NAME = 'inquiries_reminder' THEN
    IF thads_from_web() THEN NEW.reminded_by := thads_account(); END IF;
    IF EXISTS (SELECT 1 FROM inquiries_answer WHERE inquiry_id = NEW.inquiry_id) THEN
      RAISE EXCEPTION 'Không được: nơi này đã trả lời.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'only_the_silent_are_reminded';
    END IF;
    RETURN NEW;
  ELSE
    IF NOT EXISTS (SELECT 1 FROM inquiries_answer a WHERE a.id = NEW.answer_id
          AND inquiries_case_of(a.inquiry_id) = NEW.proceeding_id)
       OR NEW.exhibit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assets_exhibit x
            WHERE x.id = NEW.exhibit_id AND x.proceeding_id = NEW.proceeding_id) THEN
      RAISE EXCEPTION 'Không được: tài sản phải thuộc việc đã hỏi.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verified_asset_is_of_its_case';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT ok OR NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.id = NEW.act_id
       AND a.proceeding_id = pid AND a.code = wanted
       AND (NOT thads_from_web() OR a.recorded_by = thads_account())) THEN
    RAISE EXCEPTION 'Không được: phải đi cùng hành vi của chính việc ấy.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_stands_on_its_act';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['inquiry', 'reminder', 'answer', 'verifiedasset'] LOOP
    EXECUTE format('CREATE TRIGGER stands_on_its_act BEFORE INSERT ON '
      'inquiries_%s FOR EACH ROW EXECUTE FUNCTION inquiries_check()', name);
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'inquiries_%s FOR EACH ROW EXECUTE FUNCTION inquiries_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'inquiries_%s FOR EACH STATEMENT EXECUTE FUNCTION inquiries_refuse_change()', name);
    EXECUTE format('ALTER TABLE inquiries_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON inquiries_%s TO thads_app', name);
    EXECUTE format('GRANT USAGE ON SEQUENCE inquiries_%s_id_seq TO thads_app', name);
  END LOOP;
END $$;

CREATE POLICY seen_with_case ON inquiries_inquiry FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_inquiry ON inquiries_reminder FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM inquiries_inquiry i WHERE i.id = inquiry_id));
CREATE POLICY seen_with_inquiry ON inquiries_answer FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM inquiries_inquiry i WHERE i.id = inquiry_id));
CREATE POLICY accounts_and_incomes_by_who_is_on_the_case ON inquiries_verifiedasset
  FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id)
         AND (kind NOT IN ('tai_khoan', 'thu_nhap') OR inquiries_is_on(proceeding_id)));

CREATE POLICY asked_by_the_officer ON inquiries_inquiry FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (ledger_roles_on(proceeding_id))
              AND asked_by = (SELECT thads_account()));
CREATE POLICY reminded_by_who_is_on_the_case ON inquiries_reminder FOR INSERT TO thads_app
  WITH CHECK (ARRAY['chap_hanh_vien', 'van_thu'] && ledger_roles_on(inquiries_case_of(inquiry_id))
              AND reminded_by = (SELECT thads_account()));
CREATE POLICY written_by_who_receives ON inquiries_answer FOR INSERT TO thads_app
  WITH CHECK (ARRAY['chap_hanh_vien', 'van_thu'] && ledger_roles_on(inquiries_case_of(inquiry_id))
              AND written_by = (SELECT thads_account()));
CREATE POLICY written_by_the_officer ON inquiries_verifiedasset FOR INSERT TO thads_app
  WITH CHECK ('chap_hanh_vien' = ANY (ledger_roles_on(proceeding_id)));
