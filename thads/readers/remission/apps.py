"""Django application of remission; it owns no tables."""

from django.apps import AppConfig


class RemissionConfig(AppConfig):
    """Xét miễn, giảm nghĩa vụ nộp ngân sách."""

    name = "thads.readers.remission"
    label = "remission"
    verbose_name = "Xét miễn, giảm"
