"""How the head of a room signs for the head of the agency: TUQ. or TL."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """How the head of a room signs for the head of the agency."""

    dependencies = [
        ('documents', '0003_check_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='agencystyle',
            name='room_head_signs',
            field=models.CharField(choices=[('TUQ', 'Thừa uỷ quyền (TUQ.)'), ('TL', 'Thừa lệnh (TL.)')], default='TUQ', max_length=3, verbose_name='trưởng phòng ký'),
        ),
    ]
