"""Django application of enforcement cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Việc thi hành án."""

    name = "thads.records.cases"
    label = "cases"
    verbose_name = "Việc thi hành án"
    default_auto_field = "django.db.models.BigAutoField"
