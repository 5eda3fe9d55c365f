"""A new edition of a form is proposed by one person and put in force by another."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("edition_decisions.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Proposals of editions and the decisions on them, only ever added."""

    dependencies = [
        ("agencies", "0006_who_wrote_the_succession"),
        ("publications", "0008_departed"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, verbose_name="mã bản")),
                ("form", models.CharField(max_length=12, verbose_name="biểu")),
                ("valid_from", models.DateField(verbose_name="áp dụng từ, theo tệp")),
                ("content", models.TextField(verbose_name="nội dung tệp")),
                ("digest", models.CharField(max_length=64, verbose_name="mã kiểm chứng")),
                ("basis", models.CharField(max_length=300, verbose_name="căn cứ")),
                ("account", models.BigIntegerField(verbose_name="tài khoản")),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="chức danh")),
                ("proposed_at", models.DateTimeField(verbose_name="đề nghị lúc")),
            ],
            options={"indexes": [models.Index(fields=["code"], name="edition_proposal_code")]},
        ),
        migrations.CreateModel(
            name="EditionDecision",
            fields=[
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="decision",
                        serialize=False,
                        to="publications.editionproposal",
                    ),
                ),
                ("verdict", models.CharField(max_length=10, verbose_name="quyết định")),
                ("valid_from", models.DateField(null=True, verbose_name="áp dụng từ")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                ("account", models.BigIntegerField(verbose_name="tài khoản")),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="chức danh")),
                ("decided_at", models.DateTimeField(verbose_name="quyết định lúc")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("valid_from__isnull", False), ("verdict", "ap_dung")),
                            models.Q(
                                ("valid_from__isnull", True),
                                ("verdict", "tu_choi"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="edition_decision_says_what",
                    )
                ]
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
