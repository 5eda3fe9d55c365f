"""Things of criminal cases not yet judged lie apart in the store."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("unjudged.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A zone of its own."""

    dependencies = [
        ('agencies', '0011_held_to_a_unit'),
        ('assets', '0003_fates_and_values'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnjudgedThing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('crime', models.CharField(max_length=200, verbose_name='vụ án')),
                ('giver', models.CharField(max_length=200, verbose_name='cơ quan chuyển giao')),
                ('name', models.CharField(max_length=300, verbose_name='tên, đặc điểm')),
                ('owner', models.CharField(blank=True, max_length=200, verbose_name='chủ sở hữu')),
                ('unit', models.CharField(max_length=30, verbose_name='đơn vị tính')),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='số lượng')),
                ('condition', models.CharField(blank=True, max_length=300, verbose_name='tình trạng')),
                ('seal', models.CharField(blank=True, max_length=60, verbose_name='số niêm phong')),
                ('place', models.CharField(max_length=80, verbose_name='vị trí trong khu vực riêng')),
                ('order', models.CharField(max_length=60, verbose_name='số lệnh nhập kho')),
                ('on', models.DateField(verbose_name='ngày nhập')),
                ('kept_by', models.BigIntegerField(null=True, verbose_name='thủ kho')),
                ('kept_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='UnjudgedEnd',
            fields=[
                ('thing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='end', serialize=False, to='assets.unjudgedthing')),
                ('reason', models.CharField(choices=[('da_xet_xu', 'Đã xét xử: sang vật chứng của việc thi hành án'), ('tra_co_quan', 'Trả cơ quan tiến hành tố tụng')], max_length=20, verbose_name='lý do')),
                ('order', models.CharField(max_length=60, verbose_name='số lệnh')),
                ('note', models.CharField(max_length=200, verbose_name='việc, người nhận')),
                ('on', models.DateField(verbose_name='ngày')),
                ('kept_by', models.BigIntegerField(null=True, verbose_name='thủ kho')),
                ('kept_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='unjudgedthing',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gt', 0), models.Q(('place', ''), _negated=True), models.Q(('order', ''), _negated=True), models.Q(('crime', ''), _negated=True)), name='unjudged_thing_is_ordered_in'),
        ),
        migrations.AddConstraint(
            model_name='unjudgedend',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('order', ''), _negated=True), models.Q(('note', ''), _negated=True)), name='unjudged_end_is_ordered'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
