-- Programmes, commitments, meetings, education, joint acts: only added to, in one's own name.

CREATE FUNCTION mobilisation_leads(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY['thu_truong', 'truong_phong', 'van_thu'] && mobilisation_roles(wanted)
$$;

CREATE FUNCTION mobilisation_leads_programme(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
    WHERE p.id = wanted AND p.procedure = 'phoi_hop' AND mobilisation_leads(u.agency_id))
$$;

CREATE FUNCTION mobilisation_check_programme() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
       JOIN mobilisation_partner b ON b.id = NEW.partner_id AND b.agency_id = u.agency_id
      WHERE p.id = NEW.proceeding_id AND p.procedure = 'phoi_hop') THEN
    RAISE EXCEPTION 'Chương trình phải là hồ sơ phối hợp với bên phối hợp của chính cơ quan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_is_of_its_agency';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_is_of_its_agency BEFORE INSERT ON mobilisation_programme
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_programme();

CREATE FUNCTION mobilisation_check_meeting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = NEW.programme_id
       AND a.seq = NEW.act_seq AND a.code = 'giao_ban_phoi_hop' AND a.effective_on = NEW."on"
       AND (NOT thads_from_web() OR a.recorded_by = thads_account())) THEN
    RAISE EXCEPTION 'Cuộc họp phải đi cùng hành vi giao ban, sơ kết, do chính người ghi'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_has_its_act';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_has_its_act BEFORE INSERT ON mobilisation_programmemeeting
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_meeting();

CREATE FUNCTION mobilisation_check_joined() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_act a
       JOIN ledger_proceeding p ON p.id = a.proceeding_id
       JOIN agencies_unit u ON u.id = p.unit_id
       JOIN mobilisation_partner b ON b.id = NEW.partner_id AND b.agency_id = u.agency_id
      WHERE a.proceeding_id = NEW.proceeding_id AND a.seq = NEW.act_seq
        AND a.code IN ('xac_minh', 'to_chuc_cuong_che')) THEN
    RAISE EXCEPTION 'Bên phối hợp cùng làm một lần xác minh hoặc một cuộc cưỡng chế đã ghi'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'joined_an_act_of_the_case';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER joined_an_act_of_the_case BEFORE INSERT ON mobilisation_joined
  FOR EACH ROW EXECUTE FUNCTION mobilisation_check_joined();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plannedpartner', 'programme', 'commitment', 'programmemeeting',
                              'joined', 'education', 'programmepaper'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'mobilisation_%s FOR EACH ROW EXECUTE FUNCTION mobilisation_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'mobilisation_%s FOR EACH STATEMENT EXECUTE FUNCTION mobilisation_refuse_change()', name);
    EXECUTE format('ALTER TABLE mobilisation_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON mobilisation_%s TO thads_app', name);
    IF name NOT IN ('programme', 'programmepaper') THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE mobilisation_%s_id_seq TO thads_app', name);
    END IF;
  END LOOP;
END $$;

CREATE POLICY seen_in_own_units ON mobilisation_plannedpartner FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY noted_by_who_leads ON mobilisation_plannedpartner FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND mobilisation_leads(agency_id));

CREATE POLICY seen_with_proceeding ON mobilisation_programme FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY noted_by_who_leads ON mobilisation_programme FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account())
              AND mobilisation_leads_programme(proceeding_id));

CREATE POLICY seen_with_programme ON mobilisation_commitment FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = programme_id));
CREATE POLICY noted_by_who_leads ON mobilisation_commitment FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account())
              AND mobilisation_leads_programme(programme_id));

CREATE POLICY seen_with_programme ON mobilisation_programmemeeting FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = programme_id));
CREATE POLICY noted_by_who_leads ON mobilisation_programmemeeting FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account())
              AND mobilisation_leads_programme(programme_id));

CREATE POLICY seen_with_case ON mobilisation_joined FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY noted_by_who_plans ON mobilisation_joined FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND mobilisation_may_plan(proceeding_id));

CREATE POLICY seen_in_own_units ON mobilisation_education FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY noted_in_own_agency ON mobilisation_education FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account()) AND EXISTS (
    SELECT 1 FROM agencies_unit u WHERE u.id = unit_id
       AND mobilisation_roles(u.agency_id) && ARRAY['chap_hanh_vien', 'thu_truong',
           'truong_phong', 'van_thu', 'thu_ky', 'tham_tra_vien']));

CREATE POLICY seen_with_document ON mobilisation_programmepaper FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM documents_document d WHERE d.id = document_id));
CREATE POLICY filed_with_ones_document ON mobilisation_programmepaper FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM documents_document d WHERE d.id = document_id
    AND d.made_by = (SELECT thads_account()) AND d.agency_id = mobilisation_programmepaper.agency_id));
