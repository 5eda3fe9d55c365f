"""A book taken in at once is found by its keys, whatever a session's first rows were."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("many_rows_at_once.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A book taken in at once is found by its keys."""

    dependencies = [("cashbook", "0031_what_is_there")]

    operations = [
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
        # Nobody looks for shares by party; forty thousand of a round were put in order by it.
        migrations.AlterField(
            "distributionshare",
            "party",
            models.ForeignKey(
                "parties.party",
                models.PROTECT,
                null=True,
                related_name="+",
                db_constraint=False,
                db_index=False,
            ),
        ),
    ]
