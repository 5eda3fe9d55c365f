"""Cửa WSGI: what the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thads.config.settings")


def _read_the_law() -> None:
    """Law and pages are read once for all workers, before anybody waits for them."""
    from thads.config import urls
    from thads.law import acts, deadlines, periods, statutes
    from thads.law.acts import rules

    assert urls.urlpatterns
    acts.kinds()
    rules.every_rule()
    deadlines.terms()
    periods.default_calendar()
    statutes.default_book()


application = get_wsgi_application()
_read_the_law()
