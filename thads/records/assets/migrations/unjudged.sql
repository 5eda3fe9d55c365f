-- Things of cases not yet judged lie apart: no place holds them and those of decided cases.

CREATE FUNCTION assets_place_is_judged(agency integer, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM assets_exhibit e
      JOIN LATERAL (SELECT l.place FROM assets_moveline l
                     WHERE l.exhibit_id = e.id AND l.place <> '' ORDER BY l.id DESC LIMIT 1) last
        ON lower(btrim(last.place)) = lower(btrim(wanted))
     WHERE e.agency_id = agency AND assets_balance(e.id) > 0) $$;

CREATE FUNCTION assets_place_is_apart(agency integer, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM assets_unjudgedthing t
     WHERE t.agency_id = agency AND lower(btrim(t.place)) = lower(btrim(wanted))
       AND NOT EXISTS (SELECT 1 FROM assets_unjudgedend x WHERE x.thing_id = t.id)) $$;

CREATE FUNCTION assets_keep_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assets_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.kept_by := thads_account(); END IF;
  IF assets_place_is_judged(NEW.agency_id, NEW.place) THEN
    PERFORM assets_refuse('Không được: vị trí ' || NEW.place || ' đang để vật chứng của việc đã '
      || 'có quyết định thi hành án. Vật chứng vụ án chưa xét xử xong để khu vực riêng.',
      'unjudged_things_lie_apart');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER unjudged_things_lie_apart BEFORE INSERT ON assets_unjudgedthing
  FOR EACH ROW EXECUTE FUNCTION assets_keep_apart();

CREATE FUNCTION assets_judged_lie_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE agency integer;
BEGIN
  SELECT agency_id INTO agency FROM assets_storemove WHERE id = NEW.move_id;
  IF assets_place_is_apart(agency, NEW.place) THEN
    PERFORM assets_refuse('Không được: vị trí ' || NEW.place || ' là khu vực riêng của vật chứng '
      || 'vụ án chưa xét xử xong. Chọn vị trí khác.', 'unjudged_things_lie_apart');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER unjudged_things_lie_apart BEFORE INSERT ON assets_moveline
  FOR EACH ROW WHEN (NEW.place <> '') EXECUTE FUNCTION assets_judged_lie_apart();

CREATE FUNCTION assets_end_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE thing assets_unjudgedthing;
BEGIN
  SELECT * INTO thing FROM assets_unjudgedthing WHERE id = NEW.thing_id;
  IF thads_from_web() THEN NEW.kept_by := thads_account(); END IF;
  IF thing.agency_id IS DISTINCT FROM NEW.agency_id OR NEW."on" < thing."on" THEN
    PERFORM assets_refuse('Không được: ngày rời khu vực riêng sớm hơn ngày nhập.',
                          'things_leave_after_they_came');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER things_leave_after_they_came BEFORE INSERT ON assets_unjudgedend
  FOR EACH ROW EXECUTE FUNCTION assets_end_apart();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unjudgedthing', 'unjudgedend'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'assets_%s FOR EACH ROW EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'assets_%s FOR EACH STATEMENT EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('ALTER TABLE assets_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON assets_%s TO thads_app', name);
    EXECUTE format('CREATE POLICY seen_in_own_units ON assets_%s FOR SELECT TO thads_app '
      'USING (agency_id = ANY ((SELECT thads_read_units())::integer[]))', name);
    EXECUTE format('CREATE POLICY kept_by_the_keeper ON assets_%s FOR INSERT TO thads_app '
      'WITH CHECK (''thu_kho'' = ANY (assets_roles(agency_id)) '
      'AND kept_by = (SELECT thads_account()))', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE assets_unjudgedthing_id_seq TO thads_app;
REVOKE ALL ON FUNCTION assets_keep_apart(), assets_judged_lie_apart(), assets_end_apart(),
  assets_place_is_judged(integer, text), assets_place_is_apart(integer, text) FROM PUBLIC;
