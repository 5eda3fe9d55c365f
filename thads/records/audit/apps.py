"""Django application of the audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Nhật ký truy cập."""

    name = "thads.records.audit"
    label = "audit"
    verbose_name = "Nhật ký truy cập"
    default_auto_field = "django.db.models.BigAutoField"
