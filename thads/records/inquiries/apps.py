"""Django application of information requests."""

from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    """Hỏi nơi giữ thông tin."""

    name = "thads.records.inquiries"
    label = "inquiries"
    verbose_name = "Hỏi nơi giữ thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the tab of verification to the pages of cases."""
        from thads.records.inquiries.offering import offer_tab

        offer_tab()
