"""A claim that bears no fee or less: why, how much less, since when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Notes of the fee among the entitlements."""

    dependencies = [
        ('agencies', '0012_attempts'),
        ('cases', '0007_lookup_codes'),
        ('cashbook', '0043_vouchers'),
        ('ledger', '0009_acts_by_code'),
        ('parties', '0001_tables'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='entitlement',
            name='entitlement_says_what_it_needs',
        ),
        migrations.AddField(
            model_name='entitlement',
            name='ground',
            field=models.CharField(blank=True, max_length=60, verbose_name='trường hợp phí'),
        ),
        migrations.AddField(
            model_name='entitlement',
            name='percent',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='mức giảm phí, phần trăm'),
        ),
        migrations.AlterField(
            model_name='entitlement',
            name='kind',
            field=models.CharField(choices=[('nguoi_nhan', 'Người được nhận'), ('yeu_cau', 'Yêu cầu sau'), ('chuyen_giao', 'Chuyển giao quyền'), ('phi', 'Phí thi hành án')], max_length=20, verbose_name='loại'),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'nguoi_nhan'), ('new_code', ''), ('party__isnull', False), ('since__isnull', True)), models.Q(('asked_on__isnull', False), ('kind', 'yeu_cau'), ('party__isnull', True)), models.Q(('kind', 'phi'), ('new_code', ''), ('party__isnull', True), ('since__isnull', False)), models.Q(('kind', 'chuyen_giao'), ('party__isnull', False), ('since__isnull', False), models.Q(('new_code', ''), _negated=True)), _connector='OR'), name='entitlement_says_what_it_needs'),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.CheckConstraint(condition=models.Q(('ground', ''), ('kind', 'phi'), _connector='OR'), name='only_a_fee_has_a_ground'),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.CheckConstraint(condition=models.Q(('percent__isnull', True), models.Q(('kind', 'phi'), ('percent__range', (1, 100)), models.Q(('ground', ''), _negated=True)), _connector='OR'), name='only_a_fee_is_reduced'),
        ),
    ]
