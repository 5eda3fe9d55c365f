"""Địa chỉ của kho: the storehouse, the things of a case, orders, stock-takes, fates."""

from django.urls import path

from thads.records.assets import (
    counting_views,
    fate_views,
    photo_views,
    unjudged_views,
    views,
)

app_name = "assets"

urlpatterns = [
    path("kho/", views.store, name="store"),
    path("kho/lenh/<int:order_id>/", views.order, name="order"),
    path("kho/so/", fate_views.book, name="book"),
    path("kho/chua-xet-xu/", unjudged_views.apart, name="unjudged"),
    path("kho/ban-giao/", unjudged_views.handover, name="handover"),
    path("kho/anh/<int:photo_id>.jpg", photo_views.picture, name="picture"),
    path("kho/do-vat/<int:exhibit_id>/", photo_views.photos, name="photos"),
    path("kho/kiem-ke/", counting_views.count, name="count"),
    path("kho/kiem-ke/<int:take_id>/", counting_views.stock, name="stock"),
    path("viec/<int:case_id>/vat-chung/", views.of_case, name="of_case"),
    path("viec/<int:case_id>/vat-chung/nhan/", fate_views.labels, name="labels"),
    path("viec/<int:case_id>/vat-chung/xu-ly/", fate_views.fates, name="fates"),
]
