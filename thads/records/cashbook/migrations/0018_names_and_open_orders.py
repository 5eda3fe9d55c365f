"""Who stands behind a paper is told by name; what ten years leave open is kept at hand."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
-- Names of the people of an agency, for whoever sees its money; nothing else of them.
CREATE FUNCTION cashbook_names(wanted bigint[])
RETURNS TABLE (id bigint, display_name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.display_name FROM agencies_account a
   WHERE a.id = ANY (wanted) AND (NOT thads_from_web() OR EXISTS (
     SELECT 1 FROM agencies_appointment ap JOIN agencies_unit u ON u.id = ap.unit_id
      WHERE ap.account_id = a.id AND u.agency_id IN (
        SELECT mine.agency_id FROM agencies_unit mine
         WHERE mine.id = ANY ((SELECT thads_read_units())::integer[]))))
$$;

-- Who may be given a book of receipts: people of the agency who take money in.
CREATE FUNCTION cashbook_takers(wanted integer)
RETURNS TABLE (id bigint, display_name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT a.id, a.display_name FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role IN ('thu_quy', 'chap_hanh_vien')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit u ON u.id = ap.unit_id AND u.agency_id = wanted
   WHERE a.is_active AND cashbook_may(wanted, ARRAY['ke_toan', 'thu_truong'])
   ORDER BY 2
$$;

INSERT INTO cashbook_openpayment (payment_id, agency_id)
SELECT p.id, p.agency_id FROM cashbook_payment p
 WHERE NOT EXISTS (SELECT 1 FROM cashbook_entry e WHERE e.payment_id = p.id)
   AND NOT EXISTS (SELECT 1 FROM cashbook_paymentstop s WHERE s.payment_id = p.id);
SET CONSTRAINTS ALL IMMEDIATE;

CREATE FUNCTION cashbook_keep_open_orders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'cashbook_payment' THEN
    INSERT INTO cashbook_openpayment (payment_id, agency_id) VALUES (NEW.id, NEW.agency_id);
  ELSE
    DELETE FROM cashbook_openpayment WHERE payment_id = NEW.payment_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_are_open AFTER INSERT ON cashbook_payment
  FOR EACH ROW EXECUTE FUNCTION cashbook_keep_open_orders();
CREATE TRIGGER paid_orders_are_closed AFTER INSERT ON cashbook_entry
  FOR EACH ROW WHEN (NEW.payment_id IS NOT NULL) EXECUTE FUNCTION cashbook_keep_open_orders();
CREATE TRIGGER stopped_orders_are_closed AFTER INSERT ON cashbook_paymentstop
  FOR EACH ROW EXECUTE FUNCTION cashbook_keep_open_orders();
ALTER TABLE cashbook_openpayment ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON cashbook_openpayment TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_openpayment FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));

CREATE INDEX line_with_officer ON cashbook_line (agency_id, holder, entry_id)
  INCLUDE (debit, credit) WHERE account = 'chap_hanh_vien_giu';
CREATE INDEX line_of_advance ON cashbook_line (agency_id, proceeding_id)
  INCLUDE (entry_id, debit, credit) WHERE account = 'tam_ung_chi_phi';
CREATE INDEX spoiled_receipt ON cashbook_receipt (book_id) WHERE spoiled <> '';
CREATE INDEX balance_that_stands ON cashbook_balance (agency_id, account) WHERE amount <> 0;
"""


class Migration(migrations.Migration):
    """Names of makers and checkers; open orders and small indexes for the pages."""

    dependencies = [('cashbook', '0017_entitlements')]

    operations = [
        migrations.CreateModel(
            name='OpenPayment',
            fields=[
                ('payment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='open_row', serialize=False, to='cashbook.payment')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
