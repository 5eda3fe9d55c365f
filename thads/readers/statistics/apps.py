"""Ứng dụng Django của thống kê."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Reads the ledger; owns no table."""

    name = "thads.readers.statistics"
    label = "statistics"
    verbose_name = "Thống kê"
