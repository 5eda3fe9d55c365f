"""Django application of the publications."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Số liệu đã chốt."""

    name = "thads.records.publications"
    label = "publications"
    verbose_name = "Số liệu đã chốt"
    default_auto_field = "django.db.models.BigAutoField"
