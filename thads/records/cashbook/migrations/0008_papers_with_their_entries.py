"""A receipt and a transfer are never there without the entry they stand for."""

from django.db import migrations

_SQL = """
CREATE FUNCTION cashbook_paper_has_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'cashbook_receipt'
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry WHERE receipt_id = NEW.id) THEN
    PERFORM cashbook_refuse('Biên lai phải đi cùng hành vi thu tiền của nó.',
                            'receipt_has_its_act');
  ELSIF TG_TABLE_NAME = 'cashbook_transfer'
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry WHERE transfer_id = NEW.id) THEN
    PERFORM cashbook_refuse('Khoản tiền đến phải được ghi sổ.', 'transfer_is_posted');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER receipt_has_its_act AFTER INSERT ON cashbook_receipt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.spoiled = '')
  EXECUTE FUNCTION cashbook_paper_has_entry();
CREATE CONSTRAINT TRIGGER transfer_is_posted AFTER INSERT ON cashbook_transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cashbook_paper_has_entry();

-- Nothing is paid out of an account, or of a transfer, that it does not hold.
CREATE FUNCTION cashbook_pays_what_it_holds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p cashbook_payment; used bigint;
BEGIN
  SELECT * INTO p FROM cashbook_payment WHERE id = NEW.payment_id;
  IF p.purpose = 'chi_tra' THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM cashbook_balance b WHERE b.agency_id = p.agency_id
       AND b.account IN (SELECT from_account FROM cashbook_paymentitem WHERE payment_id = p.id)
       GROUP BY b.account HAVING sum(b.amount) > 0) THEN
    PERFORM cashbook_refuse('Không được: tài khoản không còn đủ số này để chi.',
                            'nothing_moves_that_is_not_there');
  END IF;
  IF p.transfer_id IS NULL THEN RETURN NULL; END IF;
  SELECT coalesce(sum(r.amount), 0) INTO used FROM cashbook_receipt r
    JOIN cashbook_entry e ON e.receipt_id = r.id
   WHERE r.transfer_id = p.transfer_id
     AND NOT EXISTS (SELECT 1 FROM cashbook_entry x WHERE x.reverses_id = e.id);
  SELECT used + coalesce(sum(q.amount), 0) INTO used FROM cashbook_payment q
    JOIN cashbook_entry e ON e.payment_id = q.id WHERE q.transfer_id = p.transfer_id;
  IF used > (SELECT amount FROM cashbook_transfer WHERE id = p.transfer_id) THEN
    PERFORM cashbook_refuse('Khoản tiền đến không còn đủ số này.', 'transfer_is_used_once');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER pays_what_it_holds AFTER INSERT ON cashbook_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.payment_id IS NOT NULL)
  EXECUTE FUNCTION cashbook_pays_what_it_holds();
"""


class Migration(migrations.Migration):
    """A receipt and a transfer are never there without the entry they stand for."""

    dependencies = [("cashbook", "0007_costs_and_older_books")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
