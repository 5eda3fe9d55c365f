"""Xuất sổ: the cases of a unit and all below it, as rows of the same sheets.

Whatever connection asks sees what it may see: run under a person's pass, row-level
security leaves out the rest. Rows stand in the order of their codes, so that the same
content is always the same file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from thads.readers.exchange.format import (
    ACTS,
    CASES,
    INTEREST,
    JUDGMENTS,
    OBLIGATIONS,
    OFFICERS,
    PARTIES,
    TARGETS,
    UNITS,
)
from thads.records.agencies.models import Officer, Target, Unit
from thads.records.audit import actions as audit
from thads.records.cases.models import Case, CaseParty, Judgment, Obligation
from thads.records.cashbook.models import LateInterest
from thads.records.cashbook.queries.entitlements import creditors_named
from thads.records.ledger.models import Act, StatusSpan

OutRow = tuple[list[Any], dict[str, Any]]
_CaseIds = QuerySet[Case, Any]


class CodesCollide(Exception):
    """Hai tỉnh dùng cùng một mã, and one book cannot tell them apart."""

    def __init__(self, noun: str, codes: list[str]) -> None:
        """Name a few of them."""
        super().__init__(
            f"Sổ này gồm việc của nhiều tỉnh và {len(codes)} mã {noun} trùng nhau "
            f"({', '.join(codes[:5])}). Xuất riêng từng tỉnh hoặc từng đơn vị."
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """Sổ sẵn sàng để viết: each sheet's rows, values in order of columns, then notes."""

    sheets: dict[str, list[OutRow]]

    @property
    def rows(self) -> int:
        """Số dòng của mọi bảng."""
        return sum(len(rows) for rows in self.sheets.values())


def export_book(unit: Unit) -> Exported:
    """Gom sổ của một đơn vị và các đơn vị trực thuộc, with whole histories.

    A case goes with every unit that ever held it: the one it began in, the one it
    is in, and those between. Raises CodesCollide.
    """
    inside = Unit.objects.filter(path__startswith=unit.path)
    held = StatusSpan.objects.filter(unit__in=inside).values("proceeding_id")
    ids = Case.objects.filter(
        Q(proceeding__origin_unit__in=inside)
        | Q(proceeding__unit__in=inside)
        | Q(proceeding__in=held)
    ).values("proceeding_id")
    cases = _cases(ids)
    officers = _officers(inside, {values[4] for values, _ in cases} - {None})
    named = {values[1] for values, _ in cases} | {values[4] for values, _ in officers}
    return Exported(
        {
            UNITS: _units(inside, named | _receiving(ids)),
            OFFICERS: officers,
            JUDGMENTS: _judgments(unit, ids),
            CASES: cases,
            PARTIES: _parties(ids),
            OBLIGATIONS: _obligations(ids),
            ACTS: _acts(ids),
            INTEREST: _interest(ids),
            TARGETS: _targets(inside),
        }
    )


def note_export(exported: Exported, unit: Unit, *, username: str, at: datetime) -> None:
    """Ghi nhật ký: personal data leaves the system, in whose name and how much."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thads_account()")
        (account,) = cursor.fetchone()
    audit.note(
        at=at,
        account_id=account,
        username=username,
        action="xuat_so",
        subject=f"don_vi:{unit.code}",
        sentence=f"Xuất sổ của {unit.name}: {len(exported.sheets[CASES])} việc.",
        unit_id=unit.id,
    )


def _in_order(rows: Iterable[OutRow], *key: int) -> list[OutRow]:
    """By codes, as characters stand in Unicode: the same on every database."""
    return sorted(rows, key=lambda row: [row[0][place] for place in key])


def _split(rows: Iterable[tuple[Any, ...]]) -> list[OutRow]:
    """The last value of each row is its notes."""
    return [(list(values), extra or {}) for *values, extra in rows]


def _refuse_collisions(noun: str, rows: list[OutRow]) -> list[OutRow]:
    counts = Counter(values[0] for values, _ in rows)
    if len(counts) < len(rows):
        raise CodesCollide(noun, [code for code, n in counts.items() if n > 1])
    return rows


def _cases(ids: _CaseIds) -> list[OutRow]:
    # The officer's code is looked up apart: where row-level security hides the
    # officer of another agency, the case must not vanish with them.
    codes = dict(Officer.objects.values_list("id", "code"))
    found = Case.objects.filter(proceeding_id__in=ids).values_list(
        "proceeding__code",
        "proceeding__origin_unit__code",
        "judgment__code",
        "on_request",
        "proceeding__officer_id",
        "extra",
    )
    rows = _split(found)
    for values, _ in rows:
        values[3] = "theo_yeu_cau" if values[3] else "chu_dong"
        values[4] = codes.get(values[4])
    return _refuse_collisions("việc", _in_order(rows, 0))


def _officers(inside: QuerySet[Unit], named: set[str]) -> list[OutRow]:
    found = Officer.objects.filter(Q(unit__in=inside) | Q(code__in=named)).values_list(
        "code",
        "full_name",
        "title",
        "rank",
        "unit__code",
        "valid_from",
        "valid_to",
        "extra",
    )
    return _in_order(_split(found), 0)


def _receiving(ids: _CaseIds) -> set[str]:
    acts = Act.objects.filter(proceeding_id__in=ids, receiving_unit__isnull=False)
    codes = acts.values_list("receiving_unit", flat=True).distinct()
    return {code for code in codes if code is not None}


def _units(inside: QuerySet[Unit], named: set[str]) -> list[OutRow]:
    """The subtree, every unit its cases and officers name, and those above them."""
    units = {unit.id: unit for unit in Unit.objects.all()}
    wanted: set[int] = set(inside.values_list("id", flat=True))
    wanted |= {unit.id for unit in units.values() if unit.code in named}
    for unit_id in list(wanted):
        wanted |= {int(step) for step in units[unit_id].path.strip("/").split("/")}
    return _in_order((_unit(units[unit_id], units) for unit_id in wanted), 0)


def _unit(unit: Unit, units: dict[int, Unit]) -> OutRow:
    parent = units[unit.parent_id].code if unit.parent_id else None
    values = [unit.code, unit.name, unit.level, parent]
    return [*values, unit.valid_from, unit.valid_to], unit.extra


def _judgments(unit: Unit, ids: _CaseIds) -> list[OutRow]:
    """Those of the cases; of a whole province also those without a case yet."""
    wanted = Q(id__in=Case.objects.filter(proceeding_id__in=ids).values("judgment_id"))
    if unit.parent_id is None:
        wanted |= Q(root=unit) & ~Q(id__in=Case.objects.values("judgment_id"))
    found = Judgment.objects.filter(wanted).values_list(
        "code",
        "number",
        "date",
        "issuer",
        "field",
        "effective_on",
        "received_on",
        "extra",
    )
    return _refuse_collisions("bản án", _in_order(_split(found), 0))


def _parties(ids: _CaseIds) -> list[OutRow]:
    """Within a case in the order in which they were entered."""
    found = CaseParty.objects.filter(case__in=ids).values_list(
        "case__proceeding__code",
        "role",
        "party__kind",
        "party__full_name",
        "party__identity_number",
        "party__address",
        "party__extra",
    )
    return _in_order(_split(found.order_by("id")), 0)


def _obligations(ids: _CaseIds) -> list[OutRow]:
    named = creditors_named(ids)
    found = Obligation.objects.filter(case__in=ids).values_list(
        "case__proceeding__code", "code", "kind", "item", "amount", "id", "extra"
    )
    rows = (
        (*values, *named.get(key, (None, None)), extra) for *values, key, extra in found
    )
    return _in_order(_split(rows), 0, 1)


def _acts(ids: _CaseIds) -> list[OutRow]:
    found = Act.objects.filter(proceeding_id__in=ids).values_list(
        "proceeding__code",
        "seq",
        "code",
        "effective_on",
        "recorded_at",
        "number",
        "amount",
        "ground",
        "until_on",
        "receiving_unit",
        "result",
        "corrects",
        "actnote__text",
        "at",
        Coalesce("signed_by", "signed_as"),
        "recorded_as",
        "actnote__extra",
    )
    return _in_order(_split(found), 0, 1)


def _interest(ids: _CaseIds) -> list[OutRow]:
    """Lãi chậm: of which principal, while its act stands; parts of one act are one row."""
    undone = Act.objects.filter(
        proceeding_id=OuterRef("proceeding_id"), corrects=OuterRef("seq")
    )
    found = (
        LateInterest.objects.filter(~Exists(undone), proceeding__in=ids)
        .values_list("proceeding__code", "seq", "obligation__code")
        .annotate(whole=Sum("amount"))
        .values_list(
            "proceeding__code",
            "seq",
            "obligation__code",
            "whole",
            "principal",
            "since",
            "until",
            "days",
            "rate",
            "day_count",
        )
    )
    return _in_order(((list(values), {}) for values in found), 0, 1, 2)


def _targets(inside: QuerySet[Unit]) -> list[OutRow]:
    found = Target.objects.filter(unit__in=inside).values_list(
        "unit__code",
        "year",
        "measure",
        "comparator",
        "percent",
        "document",
        "extra",
    )
    return _in_order(_split(found), 0, 1, 2)
