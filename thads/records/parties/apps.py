"""Django application of parties."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Đương sự."""

    name = "thads.records.parties"
    label = "parties"
    verbose_name = "Đương sự"
    default_auto_field = "django.db.models.BigAutoField"
