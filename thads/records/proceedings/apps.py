"""Django application of the matters of every procedure."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _store_visibility(using: str, **_: Any) -> None:
    from thads.records.proceedings.visibility import store

    store(using)


class ProceedingsConfig(AppConfig):
    """Hồ sơ các thủ tục."""

    name = "thads.records.proceedings"
    label = "proceedings"
    verbose_name = "Hồ sơ các thủ tục"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The wall follows the declaration; cases show a tab; the search finds matters."""
        from thads.records.cases.queries import elsewhere
        from thads.records.paperwork import holders
        from thads.records.proceedings.case_part import offer_tab
        from thads.records.proceedings.paper_keeper import MatterKeeper
        from thads.records.proceedings.queries.searching import found_matters

        offer_tab()
        elsewhere.find_also(found_matters)
        holders.register(MatterKeeper())
        post_migrate.connect(_store_visibility, sender=self)
