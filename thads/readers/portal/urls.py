"""Địa chỉ công khai, và trang ghi thông tin liên hệ của công chức."""

from django.urls import path

from thads.readers.portal import case_views, office_views, views

app_name = "portal"
urlpatterns = [
    path("cong-khai/", views.front, name="front"),
    path("cong-khai/viec/", case_views.my_case, name="my_case"),
    path("cong-khai/chua-co-dieu-kien/", case_views.debtors, name="debtors"),
    path("cong-khai/thu-tuc/", views.procedures, name="procedures"),
    path("cong-khai/thu-tuc/<slug:code>/", views.procedure, name="procedure"),
    path("cong-khai/phi/", views.fees, name="fees"),
    path("cong-khai/lich-tiep/", views.reception, name="reception"),
    path("cong-khai/lien-he/", views.offices, name="offices"),
    path("lien-he-cong-khai/", office_views.contacts, name="contacts"),
]
