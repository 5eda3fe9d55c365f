"""Mistakes that people tell of, and what was answered."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_SQL = Path(__file__).with_name("mistakes.sql").read_text(encoding="utf-8")
_ACCOUNT = {
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": settings.AUTH_USER_MODEL,
}


class Migration(migrations.Migration):
    """Mistakes that people tell of, and what was answered."""

    dependencies = [("agencies", "0009_sessions")]

    operations = [
        migrations.CreateModel(
            name="Mistake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("told_at", models.DateTimeField(verbose_name="báo lúc")),
                (
                    "told_name",
                    models.CharField(max_length=120, verbose_name="người báo"),
                ),
                ("page", models.CharField(max_length=500, verbose_name="trang")),
                (
                    "about",
                    models.CharField(blank=True, max_length=300, verbose_name="chỗ"),
                ),
                ("said", models.TextField(max_length=2000, verbose_name="sai thế nào")),
                (
                    "answered_at",
                    models.DateTimeField(null=True, verbose_name="trả lời lúc"),
                ),
                (
                    "answered_name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="người trả lời"
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="trả lời"
                    ),
                ),
                ("account", models.ForeignKey(**_ACCOUNT)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
                ("answered_by", models.ForeignKey(null=True, **_ACCOUNT)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "answered_at"], name="mistake_waiting"
                    )
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
