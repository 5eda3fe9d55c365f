"""Django application of the papers of a case."""

from django.apps import AppConfig


class PaperworkConfig(AppConfig):
    """Giấy tờ của việc."""

    name = "thads.records.paperwork"
    label = "paperwork"
    verbose_name = "Giấy tờ của việc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The screens of a case ask for papers without knowing this package."""
        from thads.records.documents import makers
        from thads.records.paperwork.case_maker import CaseMaker

        makers.register(CaseMaker())
