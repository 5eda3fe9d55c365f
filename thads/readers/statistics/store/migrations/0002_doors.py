"""The web asks both functions of the store by name, in whatever order they were made."""

from django.db import migrations

_OPEN = """
GRANT EXECUTE ON FUNCTION facts_store_touched(jsonb), facts_store_matches(jsonb)
  TO thads_app
"""


class Migration(migrations.Migration):
    """Where functions are nobody's from their making, these are opened."""

    dependencies = [("store", "0001_touched")]

    operations = [migrations.RunSQL(_OPEN, migrations.RunSQL.noop)]
