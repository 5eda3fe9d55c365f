"""Người ngoài không đọc điều cơ quan giữ cho mình, không lấy số của cơ quan."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("outsiders.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """What the agency keeps for itself is not read by who supervises it from outside."""

    dependencies = [
        ("supervision", "0002_wall"),
        ("staffing", "0003_move"),
        ("agencies", "0008_party_inspector"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
