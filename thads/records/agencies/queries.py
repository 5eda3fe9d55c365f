"""Câu hỏi về cơ quan, đơn vị, chỉ tiêu."""

from django.db.models import QuerySet

from thads.records.agencies.models import FormEdition, Officer, Succession, Target, Unit


def unit(code: str) -> Unit:
    """Đơn vị có mã này. Raises Unit.DoesNotExist."""
    return Unit.objects.get(code=code)


def unit_or_none(code: str) -> Unit | None:
    """Đơn vị có mã này, or None."""
    return Unit.objects.filter(code=code).first()


def subtree(top: Unit) -> QuerySet[Unit]:
    """Đơn vị và các đơn vị trực thuộc, in order of code."""
    return Unit.objects.filter(path__startswith=top.path).order_by("code")


def successors() -> dict[int, int]:
    """Đơn vị cũ và đơn vị cuối cùng đã kế tục nó."""
    direct = dict(Succession.objects.values_list("predecessor_id", "successor_id"))
    return {old: _last_successor(old, direct) for old in direct}


def successions() -> QuerySet[Succession]:
    """Các lần kế tục, mới trước, with both units."""
    rows = Succession.objects.select_related("predecessor", "successor")
    return rows.order_by("-since", "successor__code", "predecessor__code")


def _last_successor(unit: int, direct: dict[int, int]) -> int:
    seen = {unit}
    while unit in direct and direct[unit] not in seen:
        unit = direct[unit]
        seen.add(unit)
    return unit


def form_editions() -> QuerySet[FormEdition]:
    """Các bản biểu đã nạp, by form and first day."""
    return FormEdition.objects.order_by("form", "valid_from")


def units_by_id() -> dict[int, Unit]:
    """Mọi đơn vị theo khoá."""
    return {each.id: each for each in Unit.objects.all()}


def officers(top: Unit) -> QuerySet[Officer]:
    """Cán bộ của đơn vị và các đơn vị trực thuộc."""
    return Officer.objects.filter(unit__path__startswith=top.path).order_by("code")


def target(of: Unit, year: int, measure: str) -> Target | None:
    """Chỉ tiêu năm of a unit for a measure, or None."""
    return Target.objects.filter(unit=of, year=year, measure=measure).first()
