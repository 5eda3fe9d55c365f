"""What was found or typed wrongly is taken back; a transfer between own accounts has two legs."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("taken_back.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Pairings undone, legs of own transfers."""

    dependencies = [
        ("agencies", "0008_party_inspector"),
        ("cashbook", "0037_shares_by_place"),
    ]

    operations = [
        migrations.CreateModel(
            name="PairingUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.CharField(choices=[("nhap", "ghi sổ khi nhập sao kê"), ("so_tham_chieu", "cùng số tham chiếu"), ("so_chung_tu", "nội dung nêu số lệnh chi"), ("so_tien", "cùng số tiền, duy nhất trong ba ngày"), ("nguoi", "kế toán ghép")], default="", max_length=20, verbose_name="căn cứ đã ghép")),
                ("paired_by", models.BigIntegerField(null=True, verbose_name="người đã ghép")),
                ("paired_at", models.DateTimeField(null=True, verbose_name="đã ghép lúc")),
                ("reason", models.CharField(max_length=200, verbose_name="lý do")),
                ("undone_by", models.BigIntegerField(null=True, verbose_name="người gỡ")),
                ("undone_at", models.DateTimeField(verbose_name="gỡ lúc")),
                ("agency", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
                ("entry", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="cashbook.entry")),
                ("line", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="cashbook.statementline")),
            ],
        ),
        migrations.CreateModel(
            name="OwnMove",
            fields=[
                ("away", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="own_arrival", serialize=False, to="cashbook.entry")),
                ("said_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("said_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("agency", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
                ("came", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="own_departure", to="cashbook.entry")),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
