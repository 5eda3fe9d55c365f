"""Django application of the ledger."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _store_recorders(using: str, **_: Any) -> None:
    from thads.records.ledger.recorders import store

    store(using)


class LedgerConfig(AppConfig):
    """Sổ hành vi."""

    name = "thads.records.ledger"
    label = "ledger"
    verbose_name = "Sổ hành vi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The wall is kept in step with the catalogue of acts."""
        post_migrate.connect(_store_recorders, sender=self)
