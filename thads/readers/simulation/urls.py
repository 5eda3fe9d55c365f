"""Địa chỉ của phần mô phỏng."""

from django.urls import path

from thads.readers.simulation import whatif_views

app_name = "simulation"
urlpatterns = [path("gia-dinh/", whatif_views.whatif, name="whatif")]
