"""Đơn chưa xong khi chưa lưu: those that were held for ended are open again."""

from django.db import migrations

OPEN_AGAIN = """
UPDATE ledger_proceeding SET ended_on = NULL
WHERE procedure IN ('khieu_nai', 'to_cao') AND status <> 'da_luu'
  AND ended_on IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_protected")]

    operations = [migrations.RunSQL(OPEN_AGAIN, migrations.RunSQL.noop)]
