"""Django application of inspections and of complaints about conduct."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Kiểm tra, giám sát."""

    name = "thads.records.supervision"
    label = "supervision"
    verbose_name = "Kiểm tra, giám sát"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What inspections and conduct complaints add to the pages of matters."""
        from thads.records.agencies import outsiders
        from thads.records.supervision import registering

        registering.register()
        outsiders.start_at("tham_tra_vien", "supervision:board")
