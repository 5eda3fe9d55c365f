"""A transfer names who paid: it is for those who work with money, not for everybody."""

from django.db import migrations

_SQL = """
    ALTER POLICY seen_in_own_units ON cashbook_transfer
      USING (agency_id = ANY ((SELECT thads_read_units())::integer[])
        AND (agency_id = ANY ((SELECT cashbook_agencies(
               '{ke_toan,thu_quy,thu_truong,truong_phong,chap_hanh_vien}'))::integer[])
             OR cardinality((SELECT cashbook_agencies('{lanh_dao_tinh}'))::integer[]) > 0));
    ALTER POLICY seen_in_own_units ON cashbook_transfer
      RENAME TO seen_by_who_works_with_money;
"""


class Migration(migrations.Migration):
    """Who sees transfers."""

    dependencies = [("cashbook", "0038_taken_back")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
