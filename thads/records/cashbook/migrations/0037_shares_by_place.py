"""A share is known by its sheet and place; a list that nothing changed stands as kept."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("shares_by_place.sql").read_text(encoding="utf-8")
_LISTS = Path(__file__).with_name("standing_lists.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A share is known by its sheet and place; a list that nothing changed stands."""

    dependencies = [
        ("agencies", "0001_tables"),
        ("cases", "0004_intake"),
        ("cashbook", "0036_late_interest"),
        ("ledger", "0001_tables"),
        ("parties", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(
            _SQL,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.AlterField(
                    "distributionshare",
                    "id",
                    models.BigIntegerField(primary_key=True, serialize=False),
                )
            ],
        ),
        migrations.AlterField(
            "distributionshare",
            "distribution",
            models.ForeignKey(
                "cashbook.distribution",
                models.PROTECT,
                related_name="+",
                db_constraint=False,
                db_index=False,
            ),
        ),
        migrations.RemoveConstraint(
            "distributionshare", "share_keeps_back_no_more_than_it_has"
        ),
        migrations.AddConstraint(
            "distributionshare",
            models.CheckConstraint(
                condition=models.Q(
                    amount__gt=0,
                    fee__gte=0,
                    recovered__gte=0,
                    place__gt=0,
                    place__lt=1_000_000,
                )
                & models.Q(amount__gte=models.F("fee") + models.F("recovered")),
                name="share_keeps_back_no_more_than_it_has",
            ),
        ),
        migrations.AddConstraint(
            "distributionshare",
            models.CheckConstraint(
                condition=models.Q(
                    id=models.F("distribution_id") * 1_000_000 + models.F("place")
                ),
                name="share_is_known_by_sheet_and_place",
            ),
        ),
        migrations.AddField(
            "distribution",
            "asked_on",
            models.DateField("ngày yêu cầu của việc", null=True),
        ),
        migrations.CreateModel(
            "StandingList",
            [
                (
                    "proceeding",
                    models.OneToOneField(
                        "ledger.Proceeding",
                        models.PROTECT,
                        primary_key=True,
                        serialize=False,
                        related_name="+",
                        db_constraint=False,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        "agencies.Unit",
                        models.PROTECT,
                        related_name="+",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "distribution",
                    models.ForeignKey(
                        "cashbook.distribution",
                        models.PROTECT,
                        related_name="+",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(_LISTS, migrations.RunSQL.noop),
    ]
