"""The Django application of the synthetic province; it owns no tables."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    name = "thads.readers.simulation"
    label = "simulation"
    verbose_name = "Mô phỏng"
