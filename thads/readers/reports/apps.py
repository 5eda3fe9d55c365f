"""Django application of the written report."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Báo cáo bằng văn bản."""

    name = "thads.readers.reports"
    label = "reports"
    verbose_name = "Báo cáo bằng văn bản"
    default_auto_field = "django.db.models.BigAutoField"
