"""Creditors named by obligations."""

import django.db.models.deletion
from django.db import migrations, models

_SQL = """
CREATE FUNCTION cashbook_judge_entitlements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM cashbook_lock(a.agency_id) FROM (SELECT DISTINCT agency_id FROM added) a;
  IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS (
      SELECT 1 FROM cases_obligation o
        JOIN ledger_proceeding p ON p.id = o.case_id
        JOIN agencies_unit u ON u.id = p.unit_id
       WHERE o.id = a.obligation_id AND o.case_id = a.proceeding_id AND o.kind = 'tien'
         AND u.agency_id = a.agency_id
         AND (o.code = a.code OR EXISTS (SELECT 1 FROM cashbook_entitlement e
               WHERE e.obligation_id = o.id AND e.new_code = a.code)))) THEN
    PERFORM cashbook_refuse('Không được: khoản này không có trong việc.',
                            'entitlement_is_of_its_case');
  END IF;
  IF EXISTS (SELECT 1 FROM added a WHERE a.party_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM cases_caseparty c WHERE c.party_id = a.party_id
         AND c.case_id = a.proceeding_id AND c.role = 'duoc_thi_hanh')) THEN
    PERFORM cashbook_refuse('Không được: người này không phải người được thi hành án của việc.',
                            'payee_is_a_creditor_of_the_case');
  END IF;
  IF EXISTS (SELECT 1 FROM added a JOIN cases_obligation o
       ON o.case_id = a.proceeding_id AND o.code = a.new_code) THEN
    PERFORM cashbook_refuse('Không được: mã khoản mới trùng một nghĩa vụ.',
                            'one_claim_a_transfer');
  END IF;
  IF EXISTS (SELECT 1 FROM cashbook_distribution d
       WHERE d.proceeding_id IN (SELECT proceeding_id FROM added)
         AND NOT EXISTS (SELECT 1 FROM cashbook_distributionapproval WHERE distribution_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM cashbook_distributionrefusal WHERE distribution_id = d.id))
  THEN
    PERFORM cashbook_refuse('Chưa được: việc có phiếu phân phối chờ duyệt; duyệt hoặc không '
                            'duyệt phiếu ấy trước.', 'one_open_distribution');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entitlement_is_of_its_case AFTER INSERT ON cashbook_entitlement
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION cashbook_judge_entitlements();
CREATE TRIGGER papers_are_never_changed BEFORE UPDATE OR DELETE ON cashbook_entitlement
  FOR EACH ROW EXECUTE FUNCTION cashbook_refuse_change();
CREATE TRIGGER papers_are_never_truncated BEFORE TRUNCATE ON cashbook_entitlement
  FOR EACH STATEMENT EXECUTE FUNCTION cashbook_refuse_change();
ALTER TABLE cashbook_entitlement ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cashbook_entitlement TO thads_app;
GRANT USAGE ON SEQUENCE cashbook_entitlement_id_seq TO thads_app;
CREATE POLICY seen_with_proceeding ON cashbook_entitlement FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id));
CREATE POLICY noted_by_who_runs_the_case ON cashbook_entitlement FOR INSERT TO thads_app
  WITH CHECK (noted_by = (SELECT thads_account())
    AND (ARRAY['ke_toan', 'thu_truong', 'truong_phong', 'van_thu'] && cashbook_roles(agency_id)
      OR EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = proceeding_id
           AND p.officer_id = thads_own_officer())));
"""


class Migration(migrations.Migration):
    """Obligations belong to creditors; late requests and transferred rights."""

    dependencies = [
        ('agencies', '0006_who_wrote_the_succession'),
        ('cases', '0006_join_a_party'),
        ('cashbook', '0016_receipt_books_returned'),
        ('ledger', '0005_same_moment'),
        ('parties', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entitlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('nguoi_nhan', 'Người được nhận'), ('yeu_cau', 'Yêu cầu sau'), ('chuyen_giao', 'Chuyển giao quyền')], max_length=20, verbose_name='loại')),
                ('code', models.CharField(max_length=40, verbose_name='khoản')),
                ('since', models.DateField(null=True, verbose_name='từ ngày')),
                ('asked_on', models.DateField(null=True, verbose_name='ngày yêu cầu')),
                ('has_asked', models.BooleanField(default=True, verbose_name='đã yêu cầu')),
                ('amount', models.BigIntegerField(null=True, verbose_name='số tiền chuyển giao')),
                ('new_code', models.CharField(blank=True, max_length=40, verbose_name='khoản mới')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('noted_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entitlements', to='cases.obligation')),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('proceeding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.proceeding')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'nguoi_nhan'), ('new_code', ''), ('party__isnull', False), ('since__isnull', True)), models.Q(('asked_on__isnull', False), ('kind', 'yeu_cau'), ('party__isnull', True)), models.Q(('kind', 'chuyen_giao'), ('party__isnull', False), ('since__isnull', False), models.Q(('new_code', ''), _negated=True)), _connector='OR'), name='entitlement_says_what_it_needs'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), models.Q(('amount__gt', 0), ('kind', 'chuyen_giao')), _connector='OR'), name='only_a_transfer_has_an_amount'), models.UniqueConstraint(condition=models.Q(('new_code', ''), _negated=True), fields=('proceeding', 'new_code'), name='one_claim_a_transfer')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
