"""Django application of agencies and appointments."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _store_pass_key(using: str, **_: Any) -> None:
    from thads.records.agencies.access import store_pass_key

    store_pass_key(using)


class AgenciesConfig(AppConfig):
    """Cơ quan, cán bộ, tài khoản."""

    name = "thads.records.agencies"
    label = "agencies"
    verbose_name = "Cơ quan, cán bộ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The key that proves a person's pass is kept in step with the settings."""
        post_migrate.connect(_store_pass_key, sender=self)
