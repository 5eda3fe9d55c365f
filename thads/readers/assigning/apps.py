"""The Django application of the draw; it owns no tables."""

from django.apps import AppConfig


class AssigningConfig(AppConfig):
    """Phân công việc mới."""

    name = "thads.readers.assigning"
    label = "assigning"
    verbose_name = "Phân công việc mới"
