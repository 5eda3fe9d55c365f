"""The Django application of directives as they are read; it owns no tables."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Thực hiện chỉ thị."""

    name = "thads.readers.directives"
    label = "directives"
    verbose_name = "Thực hiện chỉ thị"

    def ready(self) -> None:
        """The page of a directive's matter leads to its tasks."""
        from django.urls import reverse

        from thads.readers.directives.opening import COMMITTEE_OPENING
        from thads.readers.directives.panel import committee_panel, panel_of
        from thads.records.agencies import outsiders
        from thads.records.agencies.models import Role
        from thads.records.proceedings import panels
        from thads.records.steering import committees
        from thads.records.steering.actions import PROCEDURE

        panels.register(PROCEDURE, panel=panel_of, home="directives:index")
        panels.register(
            committees.PROCEDURE,
            panel=committee_panel,
            opening=COMMITTEE_OPENING,
            home="directives:committees",
        )
        outsiders.register_role(
            Role.PARTY_INSPECTOR.value, lambda: reverse("directives:index")
        )
