"""Nguồn dữ kiện: the store where there is one of these books, else the ledger itself."""

from pathlib import Path

from django.conf import settings

from thads.readers.statistics import facts
from thads.readers.statistics.scope import Scope, visible_ids
from thads.readers.statistics.store.layout import Store
from thads.readers.statistics.store.stored import stored_facts
from thads.readers.statistics.told import with_departed


def own_store() -> Store:
    """Kho dữ kiện của phần mềm này."""
    return Store(Path(settings.THADS_HOME) / "facts")


def facts_of(scope: Scope) -> facts.Facts:
    """Dữ kiện cho một phạm vi, in the rights of who asks."""
    visible = visible_ids()
    stored = stored_facts(own_store(), seen=visible)
    found = stored or facts.load(None if scope.is_all else scope.ids)
    return found if visible is None else with_departed(found)
