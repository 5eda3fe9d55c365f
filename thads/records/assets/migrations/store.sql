-- The storehouse: nothing moves without an order of the head, no order is carried out twice,
-- head, storekeeper and accountant are three persons, and what was written stays.

CREATE FUNCTION assets_roles(wanted integer) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ap.role::text), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id AND home.agency_id = wanted
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE FUNCTION assets_refuse(sentence text, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION assets_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Sổ kho chỉ ghi thêm: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

-- Everything of an agency's store is written under the lock of its book.
CREATE FUNCTION assets_lock(wanted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_book (agency_id, head_position, head_hash) VALUES (wanted, 0, '')
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_book WHERE agency_id = wanted FOR UPDATE;
END $$;

CREATE FUNCTION assets_same_person(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT one = other OR EXISTS (
    SELECT 1 FROM agencies_account a JOIN agencies_account b ON b.officer_id = a.officer_id
     WHERE a.id = one AND b.id = other)
$$;

CREATE FUNCTION assets_number_exhibit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assets_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.listed_by := thads_account(); END IF;
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM assets_exhibit
   WHERE proceeding_id = NEW.proceeding_id;
  RETURN NEW;
END $$;
CREATE TRIGGER exhibits_are_numbered BEFORE INSERT ON assets_exhibit
  FOR EACH ROW EXECUTE FUNCTION assets_number_exhibit();

CREATE FUNCTION assets_number_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE series text;
BEGIN
  PERFORM assets_lock(NEW.agency_id);
  IF thads_from_web() THEN NEW.signed_by := thads_account(); END IF;
  series := CASE WHEN NEW.reason IN ('nhap_moi', 'nhap_lai') THEN 'LNK-' ELSE 'LXK-' END
            || extract(year FROM NEW."on")::text;
  SELECT count(*) + 1 INTO NEW.number FROM assets_storeorder
   WHERE agency_id = NEW.agency_id AND starts_with(text, series || '-');
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $$;
CREATE TRIGGER orders_are_numbered BEFORE INSERT ON assets_storeorder
  FOR EACH ROW EXECUTE FUNCTION assets_number_order();

CREATE FUNCTION assets_number_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE series text; o assets_storeorder;
BEGIN
  PERFORM assets_lock(NEW.agency_id);
  SELECT * INTO o FROM assets_storeorder WHERE id = NEW.order_id;
  IF thads_from_web() THEN NEW.kept_by := thads_account(); END IF;
  IF o.agency_id IS DISTINCT FROM NEW.agency_id OR assets_same_person(o.signed_by, NEW.kept_by) THEN
    PERFORM assets_refuse('Người ký lệnh không tự nhập, xuất kho.', 'order_is_carried_out_by_another');
  END IF;
  series := CASE WHEN o.reason IN ('nhap_moi', 'nhap_lai') THEN 'PNK-' ELSE 'PXK-' END
            || extract(year FROM NEW."on")::text;
  SELECT count(*) + 1 INTO NEW.number FROM assets_storemove
   WHERE agency_id = NEW.agency_id AND starts_with(text, series || '-');
  NEW.text := series || '-' || lpad(NEW.number::text, 5, '0');
  RETURN NEW;
END $$;
CREATE TRIGGER moves_are_numbered BEFORE INSERT ON assets_storemove
  FOR EACH ROW EXECUTE FUNCTION assets_number_move();

-- What lies in the store of each thing.
CREATE FUNCTION assets_balance(wanted bigint) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(CASE WHEN o.reason IN ('nhap_moi', 'nhap_lai') THEN l.quantity
                           ELSE -l.quantity END), 0)
    FROM assets_moveline l JOIN assets_storemove m ON m.id = l.move_id
    JOIN assets_storeorder o ON o.id = m.order_id WHERE l.exhibit_id = wanted
$$;

-- At the end: the slip moves just the things of its order, no more than ordered leaves, the
-- store is never below zero, and the act is in the case.
CREATE FUNCTION assets_check_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o assets_storeorder; m assets_storemove;
BEGIN
  SELECT * INTO m FROM assets_storemove WHERE id = NEW.id;
  SELECT * INTO o FROM assets_storeorder WHERE id = m.order_id;
  IF EXISTS (SELECT 1 FROM
       (SELECT exhibit_id, quantity FROM assets_moveline WHERE move_id = m.id) l
       FULL JOIN (SELECT exhibit_id, quantity FROM assets_orderline WHERE order_id = o.id) w
         USING (exhibit_id)
      WHERE l.exhibit_id IS NULL OR w.exhibit_id IS NULL
         OR o.reason NOT IN ('nhap_moi', 'nhap_lai') AND l.quantity > w.quantity)
     OR EXISTS (SELECT 1 FROM assets_moveline l JOIN assets_orderline w
           ON w.order_id = o.id AND w.exhibit_id = l.exhibit_id
          JOIN assets_exhibit x ON x.id = l.exhibit_id
         WHERE l.move_id = m.id AND l.expected <> CASE o.reason WHEN 'nhap_moi' THEN x.seized
                                                       ELSE w.quantity END) THEN
    PERFORM assets_refuse('Phiếu kho không khớp với lệnh.', 'move_follows_its_order');
  END IF;
  IF EXISTS (SELECT 1 FROM assets_moveline l
              WHERE l.move_id = m.id AND assets_balance(l.exhibit_id) < 0) THEN
    PERFORM assets_refuse('Không được: trong kho không còn đủ số lượng này.',
                          'nothing_leaves_that_is_not_there');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = o.proceeding_id
       AND a.number = m.text AND a.code = CASE WHEN o.reason IN ('nhap_moi', 'nhap_lai')
             THEN 'nhap_kho_vat_chung' ELSE 'xuat_kho_vat_chung' END) THEN
    PERFORM assets_refuse('Phiếu kho phải đi cùng hành vi của việc.', 'store_move_has_its_act');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER move_follows_its_order AFTER INSERT ON assets_storemove
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assets_check_move();

-- An order names things of its own case; nothing is added to one that was carried out.
CREATE FUNCTION assets_check_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'assets_orderline' THEN
    IF NOT EXISTS (SELECT 1 FROM assets_storeorder o JOIN assets_exhibit x
           ON x.id = NEW.exhibit_id AND x.proceeding_id = o.proceeding_id
              AND x.agency_id = o.agency_id
          WHERE o.id = NEW.order_id)
       OR EXISTS (SELECT 1 FROM assets_storemove WHERE order_id = NEW.order_id) THEN
      PERFORM assets_refuse('Lệnh chỉ nêu đồ vật của việc ấy, trước khi thực hiện.',
                            'order_is_of_its_case');
    END IF;
  ELSIF EXISTS (SELECT 1 FROM ledger_act a JOIN assets_storemove m ON m.id = NEW.move_id
           JOIN assets_storeorder o ON o.id = m.order_id
          WHERE a.proceeding_id = o.proceeding_id AND a.number = m.text
            AND a.code IN ('nhap_kho_vat_chung', 'xuat_kho_vat_chung')) THEN
    PERFORM assets_refuse('Phiếu kho đã ghi xong.', 'move_follows_its_order');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_is_of_its_case BEFORE INSERT ON assets_orderline
  FOR EACH ROW EXECUTE FUNCTION assets_check_line();
CREATE TRIGGER move_is_whole BEFORE INSERT ON assets_moveline
  FOR EACH ROW EXECUTE FUNCTION assets_check_line();

CREATE FUNCTION assets_check_stock() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t assets_stocktake;
BEGIN
  IF TG_TABLE_NAME = 'assets_stocktake' THEN
    PERFORM assets_lock(NEW.agency_id);
    IF thads_from_web() THEN NEW.counted_by := thads_account(); END IF;
  ELSIF TG_TABLE_NAME = 'assets_stockline' THEN
    IF EXISTS (SELECT 1 FROM assets_stocksign WHERE take_id = NEW.take_id) THEN
      PERFORM assets_refuse('Biên bản kiểm kê đã có chữ ký.', 'signed_stock_stays');
    END IF;
    NEW.booked := assets_balance(NEW.exhibit_id);
  ELSE
    SELECT * INTO t FROM assets_stocktake WHERE id = NEW.take_id;
    IF thads_from_web() THEN NEW.signed_by := thads_account(); END IF;
    IF assets_same_person(t.counted_by, NEW.signed_by) OR EXISTS (
         SELECT 1 FROM assets_stocksign s WHERE s.take_id = NEW.take_id
            AND assets_same_person(s.signed_by, NEW.signed_by)) THEN
      PERFORM assets_refuse('Kế toán, thủ kho, Thủ trưởng là ba người khác nhau.',
                            'keepers_are_three_persons');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_is_counted BEFORE INSERT ON assets_stocktake
  FOR EACH ROW EXECUTE FUNCTION assets_check_stock();
CREATE TRIGGER signed_stock_stays BEFORE INSERT ON assets_stockline
  FOR EACH ROW EXECUTE FUNCTION assets_check_stock();
CREATE TRIGGER keepers_are_three_persons BEFORE INSERT ON assets_stocksign
  FOR EACH ROW EXECUTE FUNCTION assets_check_stock();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exhibit', 'storeorder', 'orderline', 'storemove', 'moveline',
                              'stocktake', 'stockline', 'stocksign'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON '
      'assets_%s FOR EACH ROW EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON '
      'assets_%s FOR EACH STATEMENT EXECUTE FUNCTION assets_refuse_change()', name);
    EXECUTE format('ALTER TABLE assets_%s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON assets_%s TO thads_app', name);
    EXECUTE format('GRANT USAGE ON SEQUENCE assets_%s_id_seq TO thads_app', name);
  END LOOP;
END $$;

CREATE POLICY seen_with_case ON assets_exhibit FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_case ON assets_storeorder FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY seen_with_order ON assets_orderline FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_storeorder o WHERE o.id = order_id));
CREATE POLICY seen_with_order ON assets_storemove FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_storeorder o WHERE o.id = order_id));
CREATE POLICY seen_with_move ON assets_moveline FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_storemove m WHERE m.id = move_id));
CREATE POLICY seen_in_own_units ON assets_stocktake FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY seen_with_take ON assets_stockline FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_stocktake t WHERE t.id = take_id));
CREATE POLICY seen_with_take ON assets_stocksign FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM assets_stocktake t WHERE t.id = take_id));

CREATE POLICY listed_by_officer_or_keeper ON assets_exhibit FOR INSERT TO thads_app
  WITH CHECK (ARRAY['chap_hanh_vien', 'van_thu', 'thu_kho'] && assets_roles(agency_id)
    AND EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
                 WHERE p.id = proceeding_id AND u.agency_id = assets_exhibit.agency_id));
CREATE POLICY signed_by_a_head ON assets_storeorder FOR INSERT TO thads_app
  WITH CHECK (ARRAY['thu_truong', 'truong_phong'] && assets_roles(agency_id)
    AND signed_by = (SELECT thads_account())
    AND EXISTS (SELECT 1 FROM ledger_proceeding p JOIN agencies_unit u ON u.id = p.unit_id
                 WHERE p.id = proceeding_id AND u.agency_id = assets_storeorder.agency_id));
CREATE POLICY written_with_its_order ON assets_orderline FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM assets_storeorder o
                       WHERE o.id = order_id AND o.signed_by = (SELECT thads_account())));
CREATE POLICY moved_by_the_keeper ON assets_storemove FOR INSERT TO thads_app
  WITH CHECK ('thu_kho' = ANY (assets_roles(agency_id)) AND kept_by = (SELECT thads_account()));
CREATE POLICY written_with_its_move ON assets_moveline FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM assets_storemove m
                       WHERE m.id = move_id AND m.kept_by = (SELECT thads_account())));
CREATE POLICY counted_by_the_keeper ON assets_stocktake FOR INSERT TO thads_app
  WITH CHECK ('thu_kho' = ANY (assets_roles(agency_id))
              AND counted_by = (SELECT thads_account()));
CREATE POLICY written_with_its_take ON assets_stockline FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM assets_stocktake t JOIN assets_exhibit x
       ON x.id = exhibit_id AND x.agency_id = t.agency_id
     WHERE t.id = take_id AND t.counted_by = (SELECT thads_account())));
CREATE POLICY signed_in_ones_capacity ON assets_stocksign FOR INSERT TO thads_app
  WITH CHECK (signed_by = (SELECT thads_account()) AND role IN ('ke_toan', 'thu_truong')
    AND EXISTS (SELECT 1 FROM assets_stocktake t WHERE t.id = take_id
         AND (role = ANY (assets_roles(t.agency_id))
              OR role = 'thu_truong' AND 'truong_phong' = ANY (assets_roles(t.agency_id)))));
REVOKE ALL ON FUNCTION assets_same_person(bigint, bigint) FROM PUBLIC;
