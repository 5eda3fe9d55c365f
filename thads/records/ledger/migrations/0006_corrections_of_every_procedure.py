"""A correction puts right an act of any procedure."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A correction puts right an act of any procedure."""

    dependencies = [("ledger", "0005_same_moment")]

    operations = [
        migrations.RemoveConstraint(model_name="recorder", name="one_row_a_recorder"),
        migrations.AddConstraint(
            model_name="recorder",
            constraint=models.UniqueConstraint(
                fields=("procedure", "act_code", "role", "valid_from"), name="one_row_a_recorder"
            ),
        ),
    ]
