"""Django application of the cashbook."""

from django.apps import AppConfig


class CashbookConfig(AppConfig):
    """Sổ tiền thi hành án."""

    name = "thads.records.cashbook"
    label = "cashbook"
    verbose_name = "Sổ tiền thi hành án"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rebuilding the books compares the money too."""
        from thads.records.cashbook import checking
        from thads.records.ledger import rebuild

        rebuild.compare_also(checking.differences)
