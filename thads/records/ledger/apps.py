"""Django application of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Sổ hành vi."""

    name = "thads.records.ledger"
    label = "ledger"
    verbose_name = "Sổ hành vi"
    default_auto_field = "django.db.models.BigAutoField"
