"""Địa chỉ của các trang chỉ số."""

from django.urls import path

from thads.readers.statistics.indicators import dashboard_views, target_views, views

app_name = "indicators"

urlpatterns = [
    path("dieu-hanh/", dashboard_views.show, name="dashboard"),
    path("dieu-hanh/dau-hieu/", dashboard_views.signs_card, name="signs_card"),
    path("so-sanh/", views.compare, name="compare"),
    path("so-sanh/tep/", views.compare_file, name="compare_file"),
    path("doi-chung/", views.honest, name="honest"),
    path("chi-tieu/", target_views.targets, name="targets"),
    path("chi-tieu/giao/", target_views.give_target, name="give_target"),
    path("doi-chung/tuoi-an/<slug:code>/", views.aged, name="aged"),
]
