"""Django application of what citizens are told and send."""

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    """Người dân: thông tin liên hệ, tra cứu, gửi phản ánh."""

    name = "thads.records.citizens"
    label = "citizens"
    verbose_name = "Người dân"
    default_auto_field = "django.db.models.BigAutoField"
