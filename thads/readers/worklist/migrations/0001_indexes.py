"""Chỉ mục của bàn làm việc: duties and waits apart, in order of the day."""

from django.db import migrations

# Every column that counting, ordering and the row policy read is in the index, so a
# page of the list reads only the rows it shows.
CREATE = """
CREATE INDEX worklist_duty_by_officer ON ledger_deadline (officer_id, due_on)
  INCLUDE (unit_id, code, proceeding_id, id) WHERE met_on IS NULL AND duty;
CREATE INDEX worklist_duty_by_unit ON ledger_deadline (unit_id, due_on)
  INCLUDE (officer_id, code, proceeding_id, id) WHERE met_on IS NULL AND duty;
CREATE INDEX worklist_wait_by_officer ON ledger_deadline (officer_id, code, due_on)
  INCLUDE (unit_id, proceeding_id, id) WHERE met_on IS NULL AND NOT duty;
CREATE INDEX worklist_wait_by_unit ON ledger_deadline (unit_id, code, due_on)
  INCLUDE (officer_id, proceeding_id, id) WHERE met_on IS NULL AND NOT duty;
CREATE INDEX worklist_open_by_officer ON ledger_proceeding (officer_id, status)
  INCLUDE (unit_id) WHERE ended_on IS NULL AND opened_on IS NOT NULL;
CREATE INDEX worklist_open_by_unit ON ledger_proceeding (unit_id, status)
  INCLUDE (officer_id) WHERE ended_on IS NULL AND opened_on IS NOT NULL;
CREATE INDEX worklist_act_by_account ON ledger_act (recorded_by, recorded_at DESC)
  WHERE recorded_by IS NOT NULL;
CREATE INDEX worklist_entry_by_account ON audit_entry (account_id, at DESC);
"""
DROP = """
DROP INDEX worklist_duty_by_officer, worklist_duty_by_unit, worklist_wait_by_officer,
  worklist_wait_by_unit, worklist_open_by_officer, worklist_open_by_unit,
  worklist_act_by_account, worklist_entry_by_account;
"""


class Migration(migrations.Migration):
    """The tables belong to records; only the reading of them is the workbench's."""

    dependencies = [
        ("ledger", "0002_write_door"),
        ("audit", "0002_row_level_security"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
