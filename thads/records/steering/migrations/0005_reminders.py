"""Công văn đôn đốc cơ quan chủ trì một nhiệm vụ."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("reminders.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The table of reminders, its wall and its one door."""

    dependencies = [
        ("steering", "0004_committee_wall"),
        ("supervision", "0004_days_of_vietnam"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.IntegerField(verbose_name="hành vi số")),
                ("sent_on", models.DateField(verbose_name="ngày")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="số công văn")),
                ("answer_by", models.DateField(null=True, verbose_name="đề nghị trả lời trước ngày")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("recorded_by", models.BigIntegerField(null=True, verbose_name="người ghi")),
                ("task", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="steering.directivetask")),
            ],
            options={"ordering": ["sent_on", "id"]},
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
