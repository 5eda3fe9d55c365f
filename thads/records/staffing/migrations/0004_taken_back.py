"""Một quyết định về cán bộ bị đính chính thì đơn vị, vai trò, ngạch trở lại như trước."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("taken_back.sql").read_text(encoding="utf-8")


def _taken_back(name, field, of):
    return migrations.CreateModel(
        name=name,
        fields=[
            (field, models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="taken_back", serialize=False, to=of)),
            ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
            ("recorded_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
        ],
    )


class Migration(migrations.Migration):
    """What a move changed is kept with it; what is taken back is told and undone."""

    dependencies = [
        ("staffing", "0003_move"),
        ("supervision", "0004_days_of_vietnam"),
    ]

    operations = [
        migrations.AddField("move", "act", models.IntegerField(null=True, verbose_name="hành vi số")),
        migrations.AddField("move", "roles", models.JSONField(default=list, verbose_name="vai trò trước khi đi")),
        _taken_back("MoveTakenBack", "move", "staffing.move"),
        _taken_back("RankTakenBack", "held", "staffing.rankheld"),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
