"""Django application of the storehouse."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    """Kho vật chứng, tài sản."""

    name = "thads.records.assets"
    label = "assets"
    verbose_name = "Kho vật chứng, tài sản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The storekeeper begins at the store."""
        from thads.records.agencies import outsiders

        outsiders.start_at("thu_kho", "assets:store")
