"""Django application of coercion operations."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Cuộc cưỡng chế."""

    name = "thads.records.operations"
    label = "operations"
    verbose_name = "Cuộc cưỡng chế"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the tab of coercion to the pages of cases."""
        from thads.records.operations.offering import offer_tab

        offer_tab()
