"""Django application of questions to courts; it owns no tables."""

from django.apps import AppConfig


class CourtsConfig(AppConfig):
    """Bản án chưa rõ, có sai."""

    name = "thads.readers.courts"
    label = "courts"
    verbose_name = "Bản án chưa rõ, có sai"
