"""Django application of the monitoring of administrative judgments."""

from django.apps import AppConfig


class AdministrativeConfig(AppConfig):
    """Theo dõi thi hành án hành chính."""

    name = "thads.records.administrative"
    label = "administrative"
    verbose_name = "Theo dõi thi hành án hành chính"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What this procedure adds to the pages of its matters."""
        from thads.records.administrative import registering

        registering.register()
