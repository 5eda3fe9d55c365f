"""Notices of days off that an administrator adds to the calendar that came with thads."""

from django.db import migrations, models

_SQL = """
-- Days off are public; nothing of a notice is changed once it is there, for derivations
-- known at an earlier moment are told again with the calendar of that moment.
GRANT SELECT ON ledger_calendarnotice, ledger_calendarday TO thads_app;
ALTER TABLE ledger_calendarnotice ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_calendarday ENABLE ROW LEVEL SECURITY;
CREATE POLICY public_knowledge ON ledger_calendarnotice FOR SELECT TO thads_app USING (true);
CREATE POLICY public_knowledge ON ledger_calendarday FOR SELECT TO thads_app USING (true);

CREATE FUNCTION ledger_refuse_calendar_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lịch nghỉ chỉ bổ sung: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', HINT = 'Bổ sung một thông báo mới cho ngày ấy.';
END $$;
CREATE TRIGGER notices_are_never_changed BEFORE UPDATE OR DELETE ON ledger_calendarnotice
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_calendar_change();
CREATE TRIGGER days_are_never_changed BEFORE UPDATE OR DELETE ON ledger_calendarday
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_calendar_change();
"""


class Migration(migrations.Migration):
    """Notices of days off, and the days they name."""

    dependencies = [("ledger", "0003_who_records")]

    operations = [
        migrations.CreateModel(
            name="CalendarNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(verbose_name="bổ sung lúc")),
                ("document", models.CharField(max_length=300, verbose_name="thông báo")),
                ("version", models.CharField(max_length=40, verbose_name="bản lịch")),
            ],
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="ngày")),
                ("kind", models.CharField(max_length=20, verbose_name="loại")),
                ("is_working", models.BooleanField(verbose_name="làm việc")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("linked_date", models.CharField(blank=True, max_length=60)),
                ("legal_basis", models.CharField(max_length=300, verbose_name="căn cứ")),
                ("source", models.CharField(max_length=300, verbose_name="nguồn")),
                ("confidence", models.CharField(max_length=20)),
                ("notice", models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="days", to="ledger.calendarnotice")),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
