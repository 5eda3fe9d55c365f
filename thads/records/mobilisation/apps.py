"""Django application of mobilisation."""

from django.apps import AppConfig


class MobilisationConfig(AppConfig):
    """Dân vận, phối hợp."""

    name = "thads.records.mobilisation"
    label = "mobilisation"
    verbose_name = "Dân vận, phối hợp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The pages of a case show this part, partners have a page of their own."""
        from thads.records.agencies import outsiders
        from thads.records.cases.presenters import parts
        from thads.records.mobilisation.case_part import PART
        from thads.records.mobilisation.views.partner import home

        parts.register(PART)
        outsiders.register(home)
