"""Late interest adds to what a case owes: the one movement below zero."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What is owed goes down by all that moves; late interest alone adds to it."""

    dependencies = [("ledger", "0007_one_plan")]

    operations = [
        migrations.RemoveConstraint(
            model_name="movement", name="movement_amount_positive"
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("amount__gt", 0), models.Q(("kind", "lai_cham"), _negated=True)
                    ),
                    models.Q(("amount__lt", 0), ("kind", "lai_cham")),
                    _connector="OR",
                ),
                name="only_late_interest_adds",
            ),
        ),
    ]
