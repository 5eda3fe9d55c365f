"""The Django application of the registers; it owns no tables."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Sổ thi hành án."""

    name = "thads.readers.registers"
    label = "registers"
    verbose_name = "Sổ thi hành án"
