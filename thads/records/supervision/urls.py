"""Địa chỉ của kiểm tra."""

from django.urls import path

from thads.records.supervision.views import board, conduct, one

app_name = "supervision"
urlpatterns = [
    path("kiem-tra/", board.page, name="board"),
    path("kiem-tra/tac-phong/", conduct.page, name="conduct"),
    path("kiem-tra/<int:matter_id>/", one.page, name="one"),
    path("kiem-tra/<int:matter_id>/phat-hien/", one.find, name="find"),
    path(
        "kiem-tra/<int:matter_id>/phat-hien/<int:finding_id>/",
        one.remedy,
        name="remedy",
    ),
    path("kiem-tra/<int:matter_id>/rut-mau/", one.draw, name="draw"),
    path("kiem-tra/mau/<int:sample_id>/", one.sample, name="sample"),
]
