-- What lies apart is ordered by a record of its own, is counted with the rest of the store;
-- pictures of things are only added, a bounded number of a bounded size.

CREATE FUNCTION assets_number_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE series text;
BEGIN
  PERFORM assets_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.signed_by := thads_account(); END IF;
  series := CASE WHEN NEW.comes_in THEN 'LNR-' ELSE 'LXR-' END
            || extract(year FROM NEW."on")::text;
  SELECT count(*) + 1 INTO NEW.number FROM assets_unjudgedorder
   WHERE agency_id = NEW.agency_id AND starts_with(text, series || '-');
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $$;
CREATE TRIGGER apart_orders_are_numbered BEFORE INSERT ON assets_unjudgedorder
  FOR EACH ROW EXECUTE FUNCTION assets_number_apart();

-- Of its agency, its direction and case, not before it, not by who signed it.
CREATE FUNCTION assets_under_its_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o assets_unjudgedorder; of_crime text; came_in boolean := TG_TABLE_NAME = 'assets_unjudgedthing';
BEGIN
  SELECT * INTO o FROM assets_unjudgedorder WHERE id = NEW.ordered_id;
  IF came_in THEN of_crime := NEW.crime;
  ELSE SELECT crime INTO of_crime FROM assets_unjudgedthing WHERE id = NEW.thing_id;
  END IF;
  IF o.id IS NULL OR o.agency_id <> NEW.agency_id OR o.comes_in <> came_in
     OR lower(btrim(o.crime)) <> lower(btrim(of_crime)) OR NEW."on" < o."on" THEN
    PERFORM assets_refuse('Không được: phải có lệnh của Thủ trưởng cho vụ án này, không muộn hơn '
      || 'ngày nhập, xuất. Thủ trưởng, Trưởng phòng ra lệnh ở trang này.',
      'apart_moves_under_its_order');
  END IF;
  IF assets_same_person(o.signed_by, NEW.kept_by) THEN
    PERFORM assets_refuse('Người ký lệnh không tự nhập, xuất kho.',
                          'order_is_carried_out_by_another');
  END IF;
  NEW."order" := o.text;
  RETURN NEW;
END $$;
CREATE TRIGGER apart_comes_in_under_its_order BEFORE INSERT ON assets_unjudgedthing
  FOR EACH ROW EXECUTE FUNCTION assets_under_its_order();
CREATE TRIGGER apart_leaves_under_its_order BEFORE INSERT ON assets_unjudgedend
  FOR EACH ROW EXECUTE FUNCTION assets_under_its_order();

CREATE FUNCTION assets_count_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM assets_stocksign WHERE take_id = NEW.take_id) THEN
    PERFORM assets_refuse('Biên bản kiểm kê đã có chữ ký.', 'signed_stock_stays');
  END IF;
  SELECT CASE WHEN EXISTS (SELECT 1 FROM assets_unjudgedend x WHERE x.thing_id = t.id)
              THEN 0 ELSE t.quantity END INTO NEW.booked
    FROM assets_unjudgedthing t WHERE t.id = NEW.thing_id;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_stock_stays BEFORE INSERT ON assets_unjudgedstockline
  FOR EACH ROW EXECUTE FUNCTION assets_count_apart();

CREATE FUNCTION assets_add_photo() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE agency integer;
BEGIN
  SELECT agency_id INTO agency FROM assets_exhibit WHERE id = NEW.exhibit_id;
  PERFORM assets_lock(agency);
  IF thads_from_web() THEN NEW.added_by := thads_account(); END IF;
  IF (SELECT count(*) FROM assets_exhibitphoto WHERE exhibit_id = NEW.exhibit_id) >= 20 THEN
    PERFORM assets_refuse('Không được: mỗi đồ vật có tối đa 20 ảnh.', 'photos_are_few');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER photos_are_few BEFORE INSERT ON assets_exhibitphoto
  FOR EACH ROW EXECUTE FUNCTION assets_add_photo();
ALTER TABLE assets_exhibitphoto ADD CONSTRAINT photo_is_bounded
  CHECK (length(content) BETWEEN 1 AND 2000000);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unjudgedorder', 'unjudgedstockline', 'exhibitphoto'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'assets_%s FOR EACH ROW EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'assets_%s FOR EACH STATEMENT EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('ALTER TABLE assets_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON assets_%s TO thads_app', name);
    EXECUTE format('GRANT USAGE ON SEQUENCE assets_%s_id_seq TO thads_app', name);
  END LOOP;
END $$;
CREATE POLICY seen_in_own_units ON assets_unjudgedorder FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_take ON assets_unjudgedstockline FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_stocktake t WHERE t.id = take_id));
CREATE POLICY seen_with_its_thing ON assets_exhibitphoto FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_exhibit e WHERE e.id = exhibit_id));
CREATE POLICY signed_by_a_head ON assets_unjudgedorder FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && assets_roles(agency_id)
              AND signed_by = (SELECT thads_account()));
CREATE POLICY written_with_its_take ON assets_unjudgedstockline FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM assets_stocktake t JOIN assets_unjudgedthing x
       ON x.id = thing_id AND x.agency_id = t.agency_id
     WHERE t.id = take_id AND t.counted_by = (SELECT thads_account())));
CREATE POLICY added_by_officer_or_keeper ON assets_exhibitphoto FOR INSERT TO thads_app
  WITH CHECK (added_by = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM assets_exhibit e WHERE e.id = exhibit_id
         AND ARRAY['chap_hanh_vien', 'thu_kho'] && assets_roles(e.agency_id)));
REVOKE ALL ON FUNCTION assets_number_apart(), assets_under_its_order(), assets_count_apart(),
  assets_add_photo() FROM PUBLIC;
