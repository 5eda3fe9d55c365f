"""A sheet says which rounds it counted; its shares keep fewer things in order."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("lighter_shares.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A sheet says which rounds it counted; its shares keep fewer things in order."""

    dependencies = [("cashbook", "0032_many_rows_at_once")]

    operations = [
        migrations.AddField(
            "distribution",
            "counted",
            models.JSONField("các phiếu đã tính", null=True),
        ),
        migrations.AlterField(
            "distributionshare",
            "distribution",
            models.ForeignKey(
                "cashbook.distribution",
                models.PROTECT,
                related_name="shares",
                db_constraint=False,
            ),
        ),
        migrations.RemoveConstraint("distributionshare", "one_share_a_place"),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
