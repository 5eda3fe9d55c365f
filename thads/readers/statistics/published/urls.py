"""Địa chỉ của số liệu đã công bố."""

from django.urls import path

from thads.readers.statistics.published import views

app_name = "published"

urlpatterns = [path("bieu/so-cong-bo/", views.published, name="published")]
