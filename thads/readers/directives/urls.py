"""Địa chỉ của trang chỉ thị, Ban chỉ đạo."""

from django.urls import path

from thads.readers.directives import committee_views as committees
from thads.readers.directives import recording_views, reminding, views

app_name = "directives"
_ONE = "ban-chi-dao/<int:committee_id>/"
urlpatterns = [
    path("chi-thi/", views.index, name="index"),
    path("chi-thi/nhan/", recording_views.take_in, name="take_in"),
    path("chi-thi/nhiem-vu/", committees.tasks, name="tasks"),
    path("chi-thi/so-lieu/", views.counted, name="counted"),
    path("chi-thi/<int:directive_id>/", views.directive, name="directive"),
    path("chi-thi/<int:directive_id>/giao/", recording_views.set_task, name="set_task"),
    path(
        "chi-thi/<int:directive_id>/bao-cao/",
        recording_views.report_task,
        name="report_task",
    ),
    path("chi-thi/<int:directive_id>/don-doc/", reminding.urge, name="urge"),
    path(
        "chi-thi/don-doc/<int:reminder_id>.<str:kind>", reminding.letter, name="letter"
    ),
    path("chi-thi/<int:directive_id>/ky/", recording_views.sign, name="sign"),
    path("ban-chi-dao/", committees.index, name="committees"),
    path(_ONE, committees.committee, name="committee"),
    path(f"{_ONE}thanh-vien/", committees.add_member, name="add_member"),
    path(f"{_ONE}thoi/", committees.member_leaves, name="member_leaves"),
    path(f"{_ONE}hop/", committees.hold_session, name="hold_session"),
    path(f"{_ONE}y-kien/", committees.give_opinion, name="give_opinion"),
    path(f"{_ONE}ket-luan/", committees.conclude, name="conclude"),
]
