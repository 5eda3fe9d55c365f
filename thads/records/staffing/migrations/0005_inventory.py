"""Things that are there no more are told apart from things given out."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("inventory.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """What was used of a support is of a kind."""

    dependencies = [("staffing", "0004_taken_back")]

    operations = [
        migrations.AddField(
            "supportuse",
            "kind",
            models.CharField(choices=[("dung", "Dùng, cấp phát"), ("hong_mat", "Hỏng, mất"), ("thanh_ly", "Thanh lý"), ("ban_giao", "Bàn giao nơi khác")], default="dung", max_length=20, verbose_name="hình thức"),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
