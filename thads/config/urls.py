"""Địa chỉ gốc: each app brings its own addresses; this is the list of the apps."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

# The order is the order of matching; every app names its own full paths.
WITH_PAGES = (
    "thads.records.agencies.urls",
    "thads.records.cases.urls",
    "thads.records.web.urls",
    "thads.readers.worklist.urls",
    "thads.readers.statistics.urls",
    "thads.readers.reports.urls",
)


def _is_there(module: str) -> bool:
    package = module.rpartition(".")[0]
    return find_spec(package) is not None and find_spec(module) is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(module)) for module in WITH_PAGES if _is_there(module)
]
