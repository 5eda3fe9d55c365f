"""Books of paper receipts come back with their stubs."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
CREATE FUNCTION cashbook_take_back_book() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE book cashbook_receiptbook;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO book FROM cashbook_receiptbook WHERE id = NEW.book_id;
  IF thads_from_web() THEN NEW.received_by := thads_account(); END IF;
  IF book.agency_id <> NEW.agency_id OR book.medium <> 'giay' THEN
    PERFORM cashbook_refuse('Không được: chỉ quyển biên lai giấy của cơ quan mới nộp lại.',
                            'paper_book_is_returned');
  END IF;
  IF cashbook_same_person(book.holder, NEW.received_by) THEN
    PERFORM cashbook_refuse('Không được: người giữ quyển không tự nhận lại; cần kế toán.',
                            'book_goes_back_to_the_accountant');
  END IF;
  SELECT coalesce(max(number), book.first_number - 1) INTO NEW.last_number
    FROM cashbook_receipt WHERE book_id = book.id;
  RETURN NEW;
END $$;
CREATE TRIGGER book_goes_back_to_the_accountant BEFORE INSERT ON cashbook_bookreturn
  FOR EACH ROW EXECUTE FUNCTION cashbook_take_back_book();

CREATE FUNCTION cashbook_book_is_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_bookreturn WHERE book_id = NEW.book_id) THEN
    PERFORM cashbook_refuse('Không được: quyển biên lai này đã nộp lại.',
                            'returned_book_is_not_used');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER returned_book_is_not_used BEFORE INSERT ON cashbook_receipt
  FOR EACH ROW EXECUTE FUNCTION cashbook_book_is_out();

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_bookreturn
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_bookreturn
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_bookreturn ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cashbook_bookreturn TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_bookreturn FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY received_by_the_accountant ON cashbook_bookreturn FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND received_by = (SELECT thads_account()));
"""


class Migration(migrations.Migration):
    """Books of paper receipts come back with their stubs."""

    dependencies = [
        ('agencies', '0005_targets_only_added'),
        ('cashbook', '0015_bank_many_lines'),
    ]

    operations = [
        migrations.CreateModel(
            name='BookReturn',
            fields=[
                ('book', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='returned', serialize=False, to='cashbook.receiptbook')),
                ('on', models.DateField(verbose_name='ngày nộp lại')),
                ('last_number', models.IntegerField(db_default=0, verbose_name='số cuối đã dùng')),
                ('received_by', models.BigIntegerField(verbose_name='kế toán nhận')),
                ('received_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
