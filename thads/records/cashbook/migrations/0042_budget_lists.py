"""A payment into the state budget says of each case how much."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = (Path(__file__).parent / "budget_lists.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Payments into the budget by a list."""

    dependencies = [
        ("cashbook", "0041_by_post"),
        ("ledger", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="paymentitem",
            name="proceeding",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.proceeding",
            ),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
