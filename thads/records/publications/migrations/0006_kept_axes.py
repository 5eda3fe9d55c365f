"""The rows of every axis of a published form are kept with it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("kept_axes.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The rows of every axis of a published form are kept with it."""

    dependencies = [("publications", "0005_flag_notes")]

    operations = [
        migrations.CreateModel(
            name="PublishedAxis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("axis", models.CharField(max_length=40, verbose_name="trục dòng")),
                ("rows", models.JSONField(verbose_name="các dòng")),
                ("check_code", models.CharField(max_length=64, verbose_name="mã kiểm chứng")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="axes",
                        to="publications.publishedform",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("form", "axis"), name="one_axis_a_form")],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
