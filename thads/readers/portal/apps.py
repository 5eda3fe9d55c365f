"""Django application of the public side; it owns no tables."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Cổng công khai."""

    name = "thads.readers.portal"
    label = "portal"
    verbose_name = "Cổng công khai"
