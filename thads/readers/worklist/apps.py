"""Django application of the workbench."""

from django.apps import AppConfig


class WorklistConfig(AppConfig):
    """Bàn làm việc."""

    name = "thads.readers.worklist"
    label = "worklist"
    verbose_name = "Bàn làm việc"
    default_auto_field = "django.db.models.BigAutoField"
