"""The web runs what it asks for; a held procurator reads the money of their cases."""

from pathlib import Path

from django.db import migrations

_HERE = Path(__file__).parent
_HELD = (_HERE / "held_to_cases.sql").read_text(encoding="utf-8")
_DOORS = (_HERE / "narrow_doors.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After every function that stood when this was written."""

    dependencies = [
        ("agencies", "0011_held_to_a_unit"),
        ("administrative", "0002_wall"),
        ("assets", "0003_fates_and_values"),
        ("cashbook", "0041_by_post"),
        ("cases", "0007_lookup_codes"),
        ("citizens", "0004_pay_in"),
        ("complaints", "0006_petitioners"),
        ("documents", "0006_agency_certificates"),
        ("inquiries", "0002_inquiries"),
        ("ledger", "0009_acts_by_code"),
        ("mobilisation", "0005_rereading"),
        ("operations", "0003_signed_on"),
        ("paperwork", "0007_secret_registers"),
        ("proceedings", "0007_duplicates"),
        ("publications", "0011_many_rows_at_once"),
        ("staffing", "0005_inventory"),
        ("steering", "0005_reminders"),
        ("supervision", "0004_days_of_vietnam"),
    ]

    operations = [
        migrations.RunSQL(_HELD, migrations.RunSQL.noop),
        migrations.RunSQL(_DOORS, migrations.RunSQL.noop),
    ]
