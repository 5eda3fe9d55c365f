"""Payments sent by post, and what the post brings back."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = (Path(__file__).parent / "by_post.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Money by post."""

    dependencies = [
        ("agencies", "0011_held_to_a_unit"),
        ("cashbook", "0040_lost_books"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostalSending",
            fields=[
                ("payment", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="sending", serialize=False, to="cashbook.payment")),
                ("on", models.DateField(verbose_name="ngày gửi")),
                ("address", models.CharField(max_length=300, verbose_name="địa chỉ người nhận")),
                ("slip", models.CharField(max_length=80, verbose_name="số phiếu gửi")),
                ("charge", models.BigIntegerField(verbose_name="cước")),
                ("sent_by", models.BigIntegerField(null=True, verbose_name="người gửi")),
                ("sent_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("agency", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("charge__gte", 0), models.Q(("address", ""), _negated=True), models.Q(("slip", ""), _negated=True)), name="sending_has_address_slip_charge"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostalReturn",
            fields=[
                ("sending", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="came_back", serialize=False, to="cashbook.postalsending")),
                ("on", models.DateField(verbose_name="ngày nhận lại")),
                ("amount", models.BigIntegerField(verbose_name="số tiền nhận lại")),
                ("reason", models.CharField(max_length=200, verbose_name="vì sao trả lại")),
                ("noted_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("noted_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("agency", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0), models.Q(("reason", ""), _negated=True)), name="return_has_sum_and_reason"),
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
