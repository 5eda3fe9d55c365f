"""Địa chỉ công khai, và trang ghi thông tin liên hệ của công chức."""

from django.urls import path

from thads.readers.portal import office_views, views

app_name = "portal"
urlpatterns = [
    path("cong-khai/", views.front, name="front"),
    path("cong-khai/thu-tuc/", views.procedures, name="procedures"),
    path("cong-khai/thu-tuc/<slug:code>/", views.procedure, name="procedure"),
    path("cong-khai/lich-tiep/", views.reception, name="reception"),
    path("cong-khai/lien-he/", views.offices, name="offices"),
    path("lien-he-cong-khai/", office_views.contacts, name="contacts"),
]
