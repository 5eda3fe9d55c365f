"""Django application of directives and their tasks."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """Chỉ thị, kết luận chỉ đạo."""

    name = "thads.records.steering"
    label = "steering"
    verbose_name = "Chỉ thị, kết luận chỉ đạo"
    default_auto_field = "django.db.models.BigAutoField"
