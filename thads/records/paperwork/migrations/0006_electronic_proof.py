"""What was sent electronically proves itself with its hour and the address it went to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns; what was written before has neither."""

    dependencies = [("paperwork", "0005_dossier")]

    operations = [
        migrations.AddField(
            model_name="serviceattempt",
            name="sent_at",
            field=models.TimeField(null=True, verbose_name="giờ gửi"),
        ),
        migrations.AddField(
            model_name="serviceattempt",
            name="sent_to",
            field=models.CharField(
                blank=True,
                default="",
                max_length=200,
                verbose_name="địa chỉ điện tử nhận",
            ),
            preserve_default=False,
        ),
    ]
