"""Địa chỉ của trang miễn, giảm."""

from django.urls import path

from thads.readers.remission import views

app_name = "remission"

urlpatterns = [path("mien-giam/", views.listing, name="list")]
