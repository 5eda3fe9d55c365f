"""Ứng dụng kho dữ kiện."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Kho dữ kiện thống kê."""

    name = "thads.readers.statistics.store"
