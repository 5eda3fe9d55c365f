"""Pictures of signatures and seals, each its owner's."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("signature_images.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Pictures that show with a signature."""

    dependencies = [
        ('agencies', '0008_party_inspector'),
        ('documents', '0004_room_head_signs'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignatureImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField(verbose_name='hình PNG')),
                ('added_at', models.DateTimeField(verbose_name='thêm lúc')),
                ('added_by', models.BigIntegerField(null=True, verbose_name='người thêm')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('officer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.officer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency__isnull', True), ('officer__isnull', False)), models.Q(('agency__isnull', False), ('officer__isnull', True)), _connector='OR'), name='image_is_of_one')],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
