"""Django application of the documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Văn bản."""

    name = "thads.records.documents"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"
