"""A sheet of shares is one sum in the ledger; its shares are kept as one list."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("shares_in_bulk.sql").read_text(encoding="utf-8")


def _unchecked(to: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        on_delete=django.db.models.deletion.PROTECT,
        to=to,
        **{"related_name": "+", **more},
    )


class Migration(migrations.Migration):
    """A sheet of shares is one sum in the ledger; its shares are kept as one list."""

    dependencies = [
        ("cashbook", "0009_bank_accounts"),
        ("cases", "0004_intake"),
        ("parties", "0001_tables"),
    ]

    operations = [
        migrations.AlterField(
            "distributionshare",
            "distribution",
            _unchecked("cashbook.distribution", related_name="shares", db_index=False),
        ),
        migrations.AlterField(
            "distributionshare", "party", _unchecked("parties.party", null=True)
        ),
        migrations.AlterField(
            "distributionshare",
            "obligation",
            _unchecked("cases.obligation", null=True, db_index=False),
        ),
        migrations.AlterField(
            "distributionshare", "agency", _unchecked("agencies.unit", db_index=False)
        ),
        migrations.AddField(
            "distributionshare",
            "kind",
            models.CharField("loại khoản", max_length=80, db_default=""),
        ),
        migrations.AddField(
            "distributionshare",
            "due",
            models.BigIntegerField("phải thi hành", null=True),
        ),
        migrations.AddField(
            "distributionshare",
            "received",
            models.BigIntegerField("đã nhận trước", null=True),
        ),
        migrations.AddField(
            "distributionshare",
            "requested_on",
            models.DateField("ngày yêu cầu", null=True),
        ),
        migrations.AddField(
            "distributionshare",
            "fee_before",
            models.BigIntegerField("phí đã tính trước", null=True),
        ),
        migrations.AddField(
            "paymentitem",
            "distribution",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="cashbook.distribution",
            ),
        ),
        migrations.CreateModel(
            "ShareApart",
            [
                (
                    "share",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="apart",
                        serialize=False,
                        to="cashbook.distributionshare",
                    ),
                ),
                ("agency", _unchecked("agencies.unit")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="share_apart",
                        to="cashbook.entry",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
        migrations.RemoveField("paymentitem", "share"),
    ]
