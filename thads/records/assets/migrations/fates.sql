-- What the judgment says of a thing and what it is worth: rows are added, the newest counts;
-- nothing leaves the store against what the judgment says.

CREATE FUNCTION assets_note_own() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() THEN NEW.noted_by := thads_account(); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION assets_follow_fate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE why text; judged text;
BEGIN
  SELECT reason INTO why FROM assets_storeorder WHERE id = NEW.order_id;
  SELECT fate INTO judged FROM assets_exhibitfate WHERE exhibit_id = NEW.exhibit_id
   ORDER BY id DESC LIMIT 1;
  IF why IN ('nhap_moi', 'nhap_lai', 'trich_xuat', 'chuyen_kho') THEN RETURN NEW; END IF;
  IF (CASE judged
       WHEN 'tra_lai' THEN why NOT IN ('tra_lai', 'ban', 'chuyen_giay_to', 'tieu_huy', 'tich_thu')
       WHEN 'tich_thu' THEN why NOT IN ('tich_thu', 'tieu_huy')
       WHEN 'tieu_huy' THEN why <> 'tieu_huy'
       WHEN 'tam_giu' THEN why NOT IN ('ban', 'tra_lai')
       ELSE false END) THEN
    PERFORM assets_refuse('Không được: bản án tuyên xử lý đồ vật này khác với lệnh.',
                          'store_follows_the_judgment');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER store_follows_the_judgment BEFORE INSERT ON assets_orderline
  FOR EACH ROW EXECUTE FUNCTION assets_follow_fate();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exhibitfate', 'exhibitvalue'] LOOP
    EXECUTE format('CREATE TRIGGER noted_by_who_notes BEFORE INSERT ON '
      'assets_%s FOR EACH ROW EXECUTE FUNCTION assets_note_own()', name);
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'assets_%s FOR EACH ROW EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'assets_%s FOR EACH STATEMENT EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('ALTER TABLE assets_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON assets_%s TO thads_app', name);
    EXECUTE format('GRANT USAGE ON SEQUENCE assets_%s_id_seq TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_with_exhibit ON assets_%s FOR SELECT TO thads_app '
      'USING (EXISTS (SELECT 1 FROM assets_exhibit x WHERE x.id = exhibit_id))', name);
    EXECUTE format('CREATE POLICY noted_by_officer_or_head ON assets_%1$s FOR INSERT TO thads_app '
      'WITH CHECK (noted_by = (SELECT thads_account()) AND EXISTS (SELECT 1 FROM assets_exhibit x '
      'WHERE x.id = assets_%1$s.exhibit_id AND ARRAY[''chap_hanh_vien'', ''thu_truong'', '
      '''truong_phong''] && assets_roles(x.agency_id)))', name);
  END LOOP;
END $$;
