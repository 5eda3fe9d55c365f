"""Địa chỉ của trang phân công."""

from django.urls import path

from thads.readers.assigning import views

app_name = "assigning"
urlpatterns = [
    path("phan-cong/", views.page, name="page"),
    path("phan-cong/khoi-luong/", views.workload, name="workload"),
    path("phan-cong/khoi-luong/viec/", views.held, name="held"),
]
