"""The wall follows the catalogue; an act keeps its hour, its signer's and recorder's role."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("who_records.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The wall follows the catalogue; an act keeps its hour and who stood behind it."""

    dependencies = [("ledger", "0002_write_door"), ("agencies", "0003_more_roles")]

    operations = [
        migrations.CreateModel(
            name="Recorder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.CharField(max_length=40, verbose_name="thủ tục")),
                ("act_code", models.CharField(max_length=60, verbose_name="loại")),
                ("role", models.CharField(max_length=30, verbose_name="vai trò")),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến ngày")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("act_code", "role", "valid_from"), name="one_row_a_recorder")
                ],
            },
        ),
        migrations.AddField(
            model_name="act",
            name="at",
            field=models.TimeField(null=True, verbose_name="giờ"),
        ),
        migrations.AddField(
            model_name="act",
            name="signed_as",
            field=models.CharField(max_length=30, null=True, verbose_name="vai trò ký"),
        ),
        migrations.AddField(
            model_name="act",
            name="recorded_as",
            field=models.CharField(max_length=30, null=True, verbose_name="vai trò ghi"),
        ),
        migrations.AddField(
            model_name="act",
            name="signed_by",
            field=models.CharField(max_length=40, null=True, verbose_name="mã người ký"),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
