"""Ai được ghi hành vi nào, as the database's wall asks: a copy of the catalogue."""

from collections.abc import Iterable

from django.db import connections, transaction

from thads.law.acts import ActKind, catalogue, procedures
from thads.law.acts.history import CORRECTION
from thads.records.ledger.models import Recorder

Row = tuple[str, str, str, object, object]


_COLUMNS = ("procedure", "act_code", "role", "valid_from", "valid_to")


def wanted() -> set[Row]:
    """Những dòng mà danh mục hành vi nói: act, role, and the days it is so."""
    return {
        (procedure, kind.code, role, edition.valid.first, edition.valid.last)
        for kind in catalogue.kinds().values()
        for procedure in _procedures_of(kind)
        for edition in kind.editions
        for role in edition.recorders
    }


def _procedures_of(kind: ActKind) -> Iterable[str]:
    """A correction puts right an act of any procedure."""
    return procedures() if kind.code == CORRECTION else (kind.procedure,)


def stored(using: str = "default") -> set[Row]:
    """Những dòng đang lưu."""
    rows = Recorder.objects.using(using)
    return set(rows.values_list(*_COLUMNS))


def store(using: str) -> None:
    """Chép danh mục vào cơ sở dữ liệu, and the mark by which a change is noticed."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        if stored(using) != wanted():
            cursor.execute("DELETE FROM ledger_recorder")
            cursor.execute(_FILL, [list(each) for each in zip(*wanted(), strict=True)])
        mark = catalogue.fingerprint()
        cursor.execute(f"COMMENT ON TABLE ledger_recorder IS '{mark}'")


_FILL = """
    INSERT INTO ledger_recorder (procedure, act_code, role, valid_from, valid_to)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::date[], %s::date[])
"""
