"""Địa chỉ của dấu hiệu cần xem lại."""

from django.urls import path

from thads.readers.statistics.warnings import views

app_name = "signs"

urlpatterns = [
    path("bieu/dau-hieu/", views.signs, name="signs"),
    path("bieu/dau-hieu/tep/", views.file, name="file"),
    path("bieu/dau-hieu/trao-doi/", views.write, name="write"),
]
