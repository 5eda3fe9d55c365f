"""Tries to sign in are counted by name and place; a new function is nobody's."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).with_name("attempts.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After every function that was open to everybody when it was made."""

    dependencies = [
        ("agencies", "0011_held_to_a_unit"),
        ("assets", "0004_unjudged"),
        ("supervision", "0005_narrower"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=64)),
                ("familiar", models.BooleanField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "-at"], name="tries_of_a_name"),
                    models.Index(fields=["place", "-at"], name="tries_at_a_place"),
                ],
            },
        ),
        migrations.RemoveField(model_name="account", name="failed_attempts"),
        migrations.RemoveField(model_name="account", name="locked_until"),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
