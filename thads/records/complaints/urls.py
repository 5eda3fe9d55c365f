"""Địa chỉ của bảng đơn, người tố cáo, tiếp công dân."""

from django.urls import path

from thads.records.complaints.views import (
    board,
    denouncer,
    duplicate,
    given,
    own,
    receptions,
    taking_in,
)

app_name = "complaints"

urlpatterns = [
    path("khieu-nai/", board.board, name="board"),
    path("don/nhan/", taking_in.take_in, name="take_in"),
    path("to-cao/<int:matter_id>/nguoi-to-cao/", denouncer.reveal, name="denouncer"),
    path("don/<int:matter_id>/tai-khoan/", given.give, name="give_account"),
    path(
        "don/<int:matter_id>/trung/<int:earlier_id>/", duplicate.link, name="duplicate"
    ),
    path("don-cua-toi/", own.own, name="own"),
    path("tiep-cong-dan/", receptions.register, name="register"),
    path("tiep-cong-dan/so.xlsx", receptions.workbook, name="workbook"),
    path("tiep-cong-dan/<int:matter_id>/phieu/", receptions.slip, name="slip"),
    path("tiep-cong-dan/lich/", receptions.schedule, name="schedule"),
    path("tiep-cong-dan/lich/<int:day_id>/bo/", receptions.drop, name="drop"),
]
