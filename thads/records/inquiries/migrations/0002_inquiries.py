"""Requests stand on their acts; accounts and incomes are seen only on the case."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("inquiries.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Requests stand on their acts; accounts and incomes are seen only on the case."""

    dependencies = [("inquiries", "0001_tables"), ("assets", "0002_store")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
