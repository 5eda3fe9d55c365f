"""Django application of complaints, denunciations and citizen reception."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Khiếu nại, tố cáo, tiếp công dân."""

    name = "thads.records.complaints"
    label = "complaints"
    verbose_name = "Khiếu nại, tố cáo, tiếp công dân"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What these procedures add to the pages and acts of their matters."""
        from thads.records.agencies import outsiders
        from thads.records.complaints import registering
        from thads.records.complaints.views.own import home

        registering.register()
        outsiders.register(home)
