"""Địa chỉ của bộ thành phần: the gallery of everything pages are made of."""

from django.urls import path

from thads.records.web import views

app_name = "web"
urlpatterns = [
    path("bo-thanh-phan/", views.gallery, name="gallery"),
    path("bo-thanh-phan/vi-sao/", views.gallery_why, name="gallery_why"),
    path("bo-thanh-phan/o/", views.gallery_panel, name="gallery_panel"),
    path("bo-thanh-phan/<slug:name>.csv", views.gallery_csv, name="gallery_csv"),
]
