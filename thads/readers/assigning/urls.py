"""Địa chỉ của trang phân công."""

from django.urls import path

from thads.readers.assigning import views

app_name = "assigning"
urlpatterns = [path("phan-cong/", views.page, name="page")]
