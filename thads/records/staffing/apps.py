"""Django application of the agency's own people and means."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """Tổ chức, cán bộ."""

    name = "thads.records.staffing"
    label = "staffing"
    verbose_name = "Tổ chức, cán bộ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ranks and moves are known at once; a file's page leads to its person."""
        from thads.records.proceedings import panels
        from thads.records.proceedings.actions import follow_with
        from thads.records.staffing import actions
        from thads.records.staffing.forms import WhoseForm
        from thads.records.staffing.panel import first_whose, panel_of, save_whose

        follow_with(actions.follow)
        panels.register(
            actions.PROCEDURE,
            panel=panel_of,
            opening=panels.Opening(WhoseForm, save_whose, first_whose),
            home="staffing:board",
        )
