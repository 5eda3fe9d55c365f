"""What lies apart is ordered and counted like the rest of the store; pictures of things."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("counted_apart.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Orders of the zone apart, its stock-take, photos."""

    dependencies = [
        ("agencies", "0011_held_to_a_unit"),
        ("assets", "0004_unjudged"),
    ]

    operations = [
        migrations.CreateModel(
            name='ExhibitPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField(verbose_name='ảnh')),
                ('width', models.IntegerField(verbose_name='rộng')),
                ('height', models.IntegerField(verbose_name='cao')),
                ('taken_on', models.DateField(verbose_name='ngày chụp')),
                ('caption', models.CharField(blank=True, max_length=200, verbose_name='chú thích')),
                ('added_by', models.BigIntegerField(null=True, verbose_name='người gửi')),
                ('added_at', models.DateTimeField(verbose_name='gửi lúc')),
                ('exhibit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='assets.exhibit')),
            ],
        ),
        migrations.CreateModel(
            name='UnjudgedOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('comes_in', models.BooleanField(verbose_name='nhập kho')),
                ('number', models.IntegerField(db_default=0, verbose_name='số')),
                ('text', models.CharField(db_default='', max_length=40, verbose_name='số lệnh')),
                ('crime', models.CharField(max_length=200, verbose_name='vụ án')),
                ('other', models.CharField(max_length=200, verbose_name='người giao, người nhận')),
                ('content', models.CharField(max_length=500, verbose_name='đồ vật')),
                ('on', models.DateField(verbose_name='ngày lệnh')),
                ('signed_by', models.BigIntegerField(null=True, verbose_name='người ký')),
                ('signed_at', models.DateTimeField(verbose_name='ký lúc')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddField(
            model_name='unjudgedend',
            name='ordered',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ends', to='assets.unjudgedorder'),
        ),
        migrations.AddField(
            model_name='unjudgedthing',
            name='ordered',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='things', to='assets.unjudgedorder'),
        ),
        migrations.CreateModel(
            name='UnjudgedStockLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('booked', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='theo sổ')),
                ('counted', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='thực tế')),
                ('condition', models.CharField(blank=True, max_length=300, verbose_name='tình trạng')),
                ('explanation', models.CharField(blank=True, max_length=300, verbose_name='giải thích chênh lệch')),
                ('take', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='apart_lines', to='assets.stocktake')),
                ('thing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='assets.unjudgedthing')),
            ],
        ),
        migrations.AddConstraint(
            model_name='unjudgedorder',
            constraint=models.UniqueConstraint(fields=('agency', 'text'), name='one_unjudged_order'),
        ),
        migrations.AddConstraint(
            model_name='unjudgedorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('crime', ''), _negated=True), models.Q(('other', ''), _negated=True), models.Q(('content', ''), _negated=True)), name='unjudged_order_says_what'),
        ),
        migrations.AddConstraint(
            model_name='unjudgedstockline',
            constraint=models.UniqueConstraint(fields=('take', 'thing'), name='apart_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='unjudgedstockline',
            constraint=models.CheckConstraint(condition=models.Q(('counted', models.F('booked')), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='apart_difference_is_explained'),
        ),
        migrations.AddConstraint(
            model_name='unjudgedstockline',
            constraint=models.CheckConstraint(condition=models.Q(('counted__gte', 0)), name='apart_counted_is_not_negative'),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
