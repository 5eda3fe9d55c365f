"""A succession keeps the day of its decision, and by whom and when it was written down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A succession keeps the day of its decision, and by whom it was written down."""

    dependencies = [("agencies", "0005_targets_only_added")]

    operations = [
        migrations.AddField(
            model_name="succession",
            name="document_on",
            field=models.DateField(null=True, verbose_name="ngày văn bản"),
        ),
        migrations.AddField(
            model_name="succession",
            name="recorded_at",
            field=models.DateTimeField(null=True, verbose_name="ghi lúc"),
        ),
        migrations.AddField(
            model_name="succession",
            name="recorded_by",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="người ghi"),
        ),
    ]
