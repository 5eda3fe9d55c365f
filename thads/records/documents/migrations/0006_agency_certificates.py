"""Certificates that an agency's head registered as the agency's own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("agency_certificates.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Which certificates sign for an agency."""

    dependencies = [
        ("agencies", "0008_party_inspector"),
        ("documents", "0005_signature_images"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256 của chứng thư")),
                ("name", models.CharField(max_length=300, verbose_name="tên trên chứng thư")),
                ("serial", models.CharField(max_length=80, verbose_name="số hiệu")),
                ("issuer", models.CharField(max_length=300, verbose_name="nơi cấp")),
                ("valid_from", models.DateTimeField(verbose_name="hiệu lực từ")),
                ("valid_to", models.DateTimeField(verbose_name="hiệu lực đến")),
                ("ended", models.BooleanField(default=False, verbose_name="thôi dùng")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="lý do thôi dùng")),
                ("added_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("added_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("ended", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="certificate_ends_for_a_reason"),
                    models.CheckConstraint(condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="certificate_is_valid_for_a_time"),
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
