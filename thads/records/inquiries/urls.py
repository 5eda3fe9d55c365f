"""Địa chỉ của việc hỏi thông tin: the list, a case's, one request, its letters."""

from django.urls import path

from thads.records.inquiries import views

app_name = "inquiries"

urlpatterns = [
    path("xac-minh/", views.listing, name="list"),
    path("viec/<int:case_id>/xac-minh/", views.of_case, name="of_case"),
    path("xac-minh/<int:inquiry_id>/", views.inquiry, name="inquiry"),
    path("xac-minh/nhac/<int:reminder_id>/", views.letter, name="letter"),
]
