-- An edition counts for every agency of the installation: a statistician of an agency at
-- the top proposes it, another person who leads such an agency decides. Nothing of it is
-- changed afterwards, also not by the owner of the database.

CREATE TRIGGER edition_proposals_are_never_changed BEFORE UPDATE OR DELETE
  ON publications_editionproposal FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER edition_proposals_are_never_truncated BEFORE TRUNCATE
  ON publications_editionproposal FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER edition_decisions_are_never_changed BEFORE UPDATE OR DELETE
  ON publications_editiondecision FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER edition_decisions_are_never_truncated BEFORE TRUNCATE
  ON publications_editiondecision FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();

ALTER TABLE publications_editionproposal
  ADD CONSTRAINT digest_is_of_the_content
  CHECK (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex'));

-- Somebody who serves at the top in one of these roles today.
CREATE FUNCTION publications_at_the_top(VARIADIC wanted text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = ANY (wanted)
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit u ON u.id = ap.unit_id AND u.parent_id IS NULL
   WHERE a.id = thads_account() AND a.is_active)
$$;

-- Two persons, a first day not before that of the file, and the edition is there: by
-- this door alone, from the very text that was proposed.
CREATE FUNCTION publications_decide_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  given publications_editionproposal;
BEGIN
  SELECT * INTO given FROM publications_editionproposal WHERE id = NEW.proposal_id;
  IF given.account = NEW.account THEN
    RAISE EXCEPTION 'Người đề nghị không tự quyết định bản biểu %', given.code
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.verdict = 'ap_dung' THEN
    IF NEW.valid_from < given.valid_from THEN
      RAISE EXCEPTION 'Bản biểu % không áp dụng trước %', given.code, given.valid_from
        USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO agencies_formedition (code, form, valid_from, content, loaded_at)
    VALUES (given.code, given.form, NEW.valid_from, given.content, NEW.decided_at);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER an_edition_is_decided_by_another BEFORE INSERT ON publications_editiondecision
  FOR EACH ROW EXECUTE FUNCTION publications_decide_edition();

GRANT SELECT, INSERT ON publications_editionproposal, publications_editiondecision TO thads_app;
GRANT USAGE ON SEQUENCE publications_editionproposal_id_seq TO thads_app;
ALTER TABLE publications_editionproposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE publications_editiondecision ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_signed_in ON publications_editionproposal FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);
CREATE POLICY seen_by_the_signed_in ON publications_editiondecision FOR SELECT TO thads_app
  USING ((SELECT thads_account()) IS NOT NULL);
CREATE POLICY proposed_at_the_top ON publications_editionproposal FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account())
    AND (SELECT publications_at_the_top('thong_ke')));
CREATE POLICY decided_at_the_top ON publications_editiondecision FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account())
    AND (SELECT publications_at_the_top('thu_truong', 'lanh_dao_tinh')));
