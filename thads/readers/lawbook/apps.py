"""The Django application of the law on screen; it owns no tables."""

from django.apps import AppConfig


class LawbookConfig(AppConfig):
    """Pháp luật."""

    name = "thads.readers.lawbook"
    label = "lawbook"
    verbose_name = "Pháp luật"
