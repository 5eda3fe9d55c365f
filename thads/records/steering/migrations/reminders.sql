-- A letter that urges the body that leads a task: whoever may write on the directive adds it,
-- whoever reads the task reads it, nobody changes it.

CREATE FUNCTION steering_add_reminder(matter bigint, w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint;
BEGIN
  PERFORM steering_may_write(matter);
  INSERT INTO steering_reminder
    (task_id, act, sent_on, number, answer_by, text, recorded_at, recorded_by)
  SELECT t.id, a.seq, a.effective_on, coalesce(a.number, ''), (w->>'answer_by')::date,
         w->>'text', (w->>'at')::timestamptz, thads_account()
    FROM steering_directivetask t
    JOIN steering_clause c ON c.id = t.clause_id AND c.directive_id = matter
    JOIN ledger_act a ON a.proceeding_id = matter AND a.seq = (w->>'act')::int
     AND a.code = 'don_doc_nhiem_vu_chi_thi'
   WHERE t.id = (w->>'task')::bigint
  RETURNING id INTO STRICT made;
  RETURN made;
END $$;

GRANT SELECT ON steering_reminder TO thads_app;
ALTER TABLE steering_reminder ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON steering_reminder
  FOR EACH ROW EXECUTE FUNCTION steering_stands();
CREATE POLICY seen_with_task ON steering_reminder FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM steering_directivetask t WHERE t.id = task_id));
