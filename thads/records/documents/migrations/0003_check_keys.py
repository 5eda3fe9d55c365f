"""What is printed in the code of a paper, and what anybody may ask with it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("check_keys.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Keys by which papers are checked."""

    dependencies = [("documents", "0002_papers")]

    operations = [
        migrations.CreateModel(
            name="CheckKey",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="check_key",
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                (
                    "token",
                    models.CharField(max_length=32, unique=True, verbose_name="mã"),
                ),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
