"""Books of paper receipts that were lost, burnt, or destroyed once out of use."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
CREATE FUNCTION cashbook_lose_book() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE book cashbook_receiptbook;
BEGIN
  PERFORM cashbook_lock(NEW.agency_id);
  SELECT * INTO book FROM cashbook_receiptbook WHERE id = NEW.book_id;
  IF thads_from_web() THEN NEW.said_by := thads_account(); END IF;
  IF book.agency_id IS DISTINCT FROM NEW.agency_id OR book.medium <> 'giay' THEN
    PERFORM cashbook_refuse('Không được: chỉ ghi cho quyển biên lai giấy của cơ quan.',
                            'paper_book_is_lost');
  END IF;
  IF NEW.told_on < NEW."on" OR btrim(NEW.told_to) = '' OR btrim(NEW.paper) = '' THEN
    PERFORM cashbook_refuse('Chưa được: ghi đã báo cáo ai, ngày nào (không trước ngày xảy ra), '
      || 'bằng văn bản, biên bản số mấy.', 'loss_is_reported');
  END IF;
  SELECT coalesce(max(number), book.first_number - 1) + 1 INTO NEW.first_number
    FROM cashbook_receipt WHERE book_id = book.id;
  IF NEW.first_number > book.last_number THEN
    PERFORM cashbook_refuse('Không được: quyển này không còn số nào chưa dùng.',
                            'something_was_left_of_the_book');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER loss_is_reported BEFORE INSERT ON cashbook_bookloss
  FOR EACH ROW EXECUTE FUNCTION cashbook_lose_book();

CREATE FUNCTION cashbook_book_is_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cashbook_bookloss WHERE book_id = NEW.book_id) THEN
    PERFORM cashbook_refuse('Không được: phần còn lại của quyển này đã báo mất, cháy hoặc đã '
      || 'tiêu huỷ.', 'lost_book_is_not_used');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lost_book_is_not_used BEFORE INSERT ON cashbook_receipt
  FOR EACH ROW EXECUTE FUNCTION cashbook_book_is_gone();

CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_bookloss
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_bookloss
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_bookloss ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cashbook_bookloss TO thads_app;
CREATE POLICY seen_in_own_units ON cashbook_bookloss FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY told_by_the_accountant ON cashbook_bookloss FOR INSERT TO thads_app
  WITH CHECK ('ke_toan' = ANY (cashbook_roles(agency_id))
              AND said_by = (SELECT thads_account()));
"""


class Migration(migrations.Migration):
    """Lost, burnt and destroyed books."""

    dependencies = [
        ("agencies", "0008_party_inspector"),
        ("cashbook", "0039_who_sees_transfers"),
    ]

    operations = [
        migrations.CreateModel(
            name="BookLoss",
            fields=[
                ("book", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="loss", serialize=False, to="cashbook.receiptbook")),
                ("kind", models.CharField(choices=[("mat", "Mất"), ("chay", "Cháy"), ("tieu_huy", "Tiêu huỷ vì hết hạn dùng")], max_length=10, verbose_name="loại")),
                ("on", models.DateField(verbose_name="ngày xảy ra, phát hiện")),
                ("told_on", models.DateField(verbose_name="ngày báo cáo")),
                ("told_to", models.CharField(max_length=200, verbose_name="báo cáo ai")),
                ("paper", models.CharField(max_length=120, verbose_name="số văn bản, biên bản")),
                ("first_number", models.IntegerField(db_default=0, verbose_name="từ số")),
                ("said_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("said_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("agency", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit")),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
