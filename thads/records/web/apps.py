"""Django app of the page frame and the components."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Layouts, components, formatting: the lowest app, every page stands on it."""

    name = "thads.records.web"
    label = "web"
    verbose_name = "Giao diện"
