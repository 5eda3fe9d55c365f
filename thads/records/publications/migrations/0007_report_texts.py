"""What a unit writes into its report is kept apart from the figures, every time it is kept."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("report_texts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """What a unit writes into its report is kept apart from the figures."""

    dependencies = [
        ("agencies", "0004_successions_and_form_editions"),
        ("publications", "0006_kept_axes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(verbose_name="từ ngày")),
                ("last", models.DateField(verbose_name="đến hết ngày")),
                ("section", models.CharField(max_length=40, verbose_name="mục")),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                ("account", models.BigIntegerField(verbose_name="tài khoản")),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="chức danh")),
                ("written_at", models.DateTimeField(verbose_name="viết lúc")),
                (
                    "publication",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="publications.publication",
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
                "indexes": [models.Index(fields=["unit", "last"], name="report_text_unit_last")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "first", "last", "publication", "section", "number"),
                        name="one_text_a_number",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
