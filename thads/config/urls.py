"""Địa chỉ gốc: each app brings its own addresses; this is the list of the apps."""

from django.urls import include, path

# The order is the order of matching; every app names its own full paths.
urlpatterns = [
    path("", include("thads.records.agencies.urls")),
    path("", include("thads.records.cashbook.urls")),
    path("", include("thads.records.documents.urls")),
    path("", include("thads.records.assets.urls")),
    path("", include("thads.records.paperwork.urls")),
    path("", include("thads.records.operations.urls")),
    path("", include("thads.records.inquiries.urls")),
    path("", include("thads.records.mobilisation.urls")),
    path("", include("thads.records.cases.urls")),
    path("", include("thads.records.complaints.urls")),
    path("", include("thads.records.administrative.urls")),
    path("", include("thads.records.staffing.urls")),
    path("", include("thads.records.supervision.urls")),
    path("", include("thads.records.proceedings.urls")),
    path("", include("thads.records.web.urls")),
    path("", include("thads.readers.lawbook.urls")),
    path("", include("thads.readers.courts.urls")),
    path("", include("thads.readers.remission.urls")),
    path("", include("thads.readers.worklist.urls")),
    path("", include("thads.readers.statistics.warnings.urls")),
    path("", include("thads.readers.statistics.published.urls")),
    path("", include("thads.readers.statistics.urls")),
    path("", include("thads.readers.statistics.closing.urls")),
    path("", include("thads.readers.registers.urls")),
    path("", include("thads.readers.directives.urls")),
    path("", include("thads.readers.assigning.urls")),
    path("", include("thads.readers.statistics.indicators.urls")),
    path("", include("thads.readers.reports.urls")),
    path("", include("thads.readers.portal.urls")),
    path("", include("thads.readers.simulation.urls")),
]
