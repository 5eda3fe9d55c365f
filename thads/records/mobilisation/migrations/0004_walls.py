"""Programmes and referrals are held by the database; a partner reads through doors only."""

from pathlib import Path

from django.db import migrations

_HERE = Path(__file__)
_SQL = [
    _HERE.with_name(name).read_text(encoding="utf-8")
    for name in ("programmes.sql", "referrals.sql")
]


class Migration(migrations.Migration):
    """Programmes and referrals are held by the database; partners read through doors."""

    dependencies = [
        ("mobilisation", "0003_programmes_and_referrals"),
        ("audit", "0002_row_level_security"),
        ("documents", "0002_papers"),
    ]

    operations = [migrations.RunSQL(each, migrations.RunSQL.noop) for each in _SQL]
