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
        """The key of passes is kept in step with the settings; who signs in gets a row."""
        from django.contrib.auth.signals import user_logged_in

        from thads.records.agencies.sessions import begin

        post_migrate.connect(_store_pass_key, sender=self)
        user_logged_in.connect(begin, dispatch_uid="thads.sessions")
