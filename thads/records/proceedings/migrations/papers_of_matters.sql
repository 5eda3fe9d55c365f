-- Papers of a matter are seen with it: also by nobody who merely reads the papers of its
-- unit. And whoever may record on a matter writes down how its papers reached people; in
-- a case it is the act of notice that says who may.

CREATE FUNCTION proceedings_hidden_papers() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(w.document_id), '{}') FROM paperwork_paper w
   WHERE w.proceeding_id = ANY (proceedings_hidden())
$$;
REVOKE ALL ON FUNCTION proceedings_hidden_papers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION proceedings_hidden_papers() TO thads_app;

CREATE POLICY papers_with_their_matter ON documents_document AS RESTRICTIVE
  FOR SELECT TO thads_app
  USING (documents_document.id <> ALL ((SELECT proceedings_hidden_papers())::bigint[]));

CREATE OR REPLACE FUNCTION paperwork_may_serve(wanted bigint, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE p.procedure WHEN 'thi_hanh_an'
         THEN ledger_may_record_act(p.id, 'thong_bao', day, NULL)
         ELSE ledger_may_record(p.id) END
    FROM ledger_proceeding p WHERE p.id = wanted
$$;
