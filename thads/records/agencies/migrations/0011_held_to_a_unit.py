"""A procurator may be held to the unit of the appointment."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("held_to_a_unit.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After the reading of units was last written."""

    dependencies = [("agencies", "0010_mistakes")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="only_unit",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="chỉ đơn vị này"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(only_unit=False) | models.Q(role="kiem_sat_vien"),
                name="only_a_procurator_is_held_to_a_unit",
            ),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
