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
        from thads.records.complaints.sorting import kinds
        from thads.records.complaints.views.own import home
        from thads.records.complaints.views.taking_in import card_again
        from thads.records.proceedings import panels

        registering.register()
        for procedure in {each.procedure for each in kinds().values()}:
            panels.register(procedure, above=card_again)
        outsiders.register(home)
