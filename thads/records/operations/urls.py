"""Địa chỉ của cuộc cưỡng chế: the list, a case's, one operation and its deeds."""

from django.urls import path

from thads.records.operations import list_views, views

app_name = "operations"
ONE = "cuong-che/<int:operation_id>/"

urlpatterns = [
    path("cuong-che/", list_views.listing, name="list"),
    path("viec/<int:case_id>/cuoc-cuong-che/", list_views.of_case, name="of_case"),
    path(ONE, views.operation, name="operation"),
    path(f"{ONE}ke-hoach/", views.plan, name="plan"),
    path(f"{ONE}buoc/<slug:code>/", views.step, name="step"),
    path(f"{ONE}ngay/", views.day, name="day"),
    path(f"{ONE}phieu/", views.sheet, name="sheet"),
]
