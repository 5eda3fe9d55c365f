"""Writing one act keeps its plans: they are not made anew for every act."""

from django.db import migrations

# What one act writes and posts is found by keys, so that a plan made once stays good; to
# plan each statement for each act took as long as to carry it out. Many acts at once come
# by another way and are planned for what they are.
_ONE_PLAN = (
    "ALTER FUNCTION ledger_write(jsonb) SET plan_cache_mode = force_generic_plan"
)


class Migration(migrations.Migration):
    """Writing one act keeps its plans."""

    dependencies = [("ledger", "0006_corrections_of_every_procedure")]

    operations = [migrations.RunSQL(_ONE_PLAN, migrations.RunSQL.noop)]
