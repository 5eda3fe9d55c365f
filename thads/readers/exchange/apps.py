"""Ứng dụng trao đổi sổ."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Trao đổi sổ: import and export of an agency's book."""

    name = "thads.readers.exchange"
    label = "exchange"
    verbose_name = "Trao đổi sổ"
