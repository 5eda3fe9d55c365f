"""Django application of mobilisation."""

from django.apps import AppConfig


class MobilisationConfig(AppConfig):
    """Dân vận, phối hợp."""

    name = "thads.records.mobilisation"
    label = "mobilisation"
    verbose_name = "Dân vận, phối hợp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The pages of a case show this part without knowing this package."""
        from thads.records.cases.presenters import parts
        from thads.records.mobilisation.case_part import PART

        parts.register(PART)
