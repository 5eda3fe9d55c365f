"""Địa chỉ của tổ chức, cán bộ."""

from django.urls import path

from thads.records.staffing.views import people, support

app_name = "staffing"
urlpatterns = [
    path("can-bo/", people.board, name="board"),
    path("can-bo/danh-sach/", people.listing, name="listing"),
    path("can-bo/quyet-dinh/", people.acts, name="acts"),
    path("can-bo/nguoi/<str:code>/", people.person, name="person"),
    path("can-bo/kinh-phi/", support.page, name="support"),
    path("can-bo/kinh-phi/<int:support_id>/", support.use, name="use"),
]
