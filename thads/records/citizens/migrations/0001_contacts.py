"""What units tell the public of themselves, and the doors by which it is read."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("contacts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Contact data of units, and the first public doors."""

    initial = True

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('complaints', '0002_wall'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnitContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('address', models.CharField(max_length=200, verbose_name='địa chỉ trụ sở')),
                ('hotline', models.CharField(blank=True, max_length=30, verbose_name='đường dây nóng')),
                ('telephone', models.CharField(blank=True, max_length=30, verbose_name='điện thoại')),
                ('email', models.EmailField(blank=True, max_length=120, verbose_name='thư điện tử')),
                ('hours', models.CharField(blank=True, max_length=200, verbose_name='giờ làm việc, tiếp công dân')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by', models.BigIntegerField(null=True, verbose_name='người ghi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', '-valid_from'], name='contact_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('address', ''), _negated=True), name='contact_has_place'), models.CheckConstraint(condition=models.Q(('hotline__regex', '^[0-9 .+()-]*$'), ('telephone__regex', '^[0-9 .+()-]*$')), name='contact_numbers_are_numbers')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
