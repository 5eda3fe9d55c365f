"""What a form reads beside the acts has no second clock because it never changes."""

from django.db import migrations

_STAY = """
CREATE FUNCTION cases_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Nghĩa vụ, lĩnh vực của bản án giữ nguyên từ khi thụ lý: không được % trên %',
    TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Số liệu của các kỳ đã qua đọc những phần này như khi mở việc.';
END $$;
CREATE TRIGGER obligations_stay BEFORE UPDATE OF case_id, item, amount OR DELETE
  ON cases_obligation FOR EACH ROW EXECUTE FUNCTION cases_refuse_change();
CREATE TRIGGER what_forms_read_stays BEFORE UPDATE OF field ON cases_judgment
  FOR EACH ROW WHEN (OLD.field IS DISTINCT FROM NEW.field)
  EXECUTE FUNCTION cases_refuse_change();
CREATE TRIGGER judgment_of_a_case_stays BEFORE UPDATE OF judgment_id ON cases_case
  FOR EACH ROW WHEN (OLD.judgment_id IS DISTINCT FROM NEW.judgment_id)
  EXECUTE FUNCTION cases_refuse_change();
"""
_GO = """
DROP TRIGGER judgment_of_a_case_stays ON cases_case;
DROP TRIGGER what_forms_read_stays ON cases_judgment;
DROP TRIGGER obligations_stay ON cases_obligation;
DROP FUNCTION cases_refuse_change();
"""


class Migration(migrations.Migration):
    """Obligations and the kind of judgment stay as they were when the case was opened."""

    dependencies = [("cases", "0004_intake")]

    operations = [migrations.RunSQL(_STAY, _GO)]
