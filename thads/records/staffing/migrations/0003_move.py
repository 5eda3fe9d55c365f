"""Người được điều động thuộc đơn vị mới từ ngày của quyết định."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("move.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The table of moves, and the one door that moves an officer and their roles."""

    dependencies = [
        ("agencies", "0008_party_inspector"),
        ("staffing", "0002_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20, verbose_name="hình thức")),
                ("since", models.DateField(verbose_name="từ ngày")),
                ("until", models.DateField(null=True, verbose_name="đến ngày")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("recorded_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("officer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer")),
                ("origin", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
                ("target", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
            options={"ordering": ["officer", "since", "id"]},
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
