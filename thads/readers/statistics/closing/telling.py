"""Nói khác biệt thành lời: sentences that an official can read out."""

from collections.abc import Mapping, Sequence

from thads.law.acts import catalogue
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.law.indicators import Column, Edition
from thads.law.indicators.attribution import Change, Spot
from thads.law.periods import in_words
from thads.readers.statistics.closing.differences import (
    CaseDifference,
    Difference,
    FormDifference,
)
from thads.records.web import formatting


def version_name(difference: Difference) -> tuple[str, str]:
    """Tên hai bên của một phép so."""
    other = difference.other
    now = f"số liệu ghi nhận đến {formatting.moment(difference.known_at)}"
    return difference.one.code, other.code if other else now


def case_sentence(form: FormDifference, case: CaseDifference) -> str:
    """“Việc 12/QĐ-THA: ngày … ghi nhận …, nên chuyển từ cột B10 sang cột B8.”."""
    name = case.number or case.code
    if not case.is_seen:
        what = moves(form.after, case.moved)
        return (
            f"Việc {name}: {what}. Việc nay do đơn vị khác giữ, ngoài phạm vi xem của "
            "tài khoản này."
        )
    told = "; ".join(step_sentence(form, case, step) for step in case.steps)
    return f"Việc {name}: {told}."


def step_sentence(form: FormDifference, case: CaseDifference, step: Change) -> str:
    """Một bước: what was recorded or took effect, and what it moved."""
    why = (
        " và ".join(act_words(case, act) for act in step.acts)
        if step.acts
        else "sang kỳ báo cáo mới"
    )
    return f"{why}, nên {moves(form.after, step.moved)}"


def act_words(case: CaseDifference, act: RecordedAct) -> str:
    """“ngày 15/04/2022 ghi nhận “Kết thúc thi hành án” của ngày 01/02/2022”."""
    recorded = in_words(formatting.local(act.recorded_at))
    if act.code == CORRECTION:
        return f"ngày {recorded} ghi nhận đính chính {_corrected(case, act)}"
    number = f", số {act.number}" if act.number else ""
    name = f"ghi nhận “{catalogue.name(act.code)}”{number}"
    effective = in_words(act.effective_on)
    return f"ngày {recorded} {name}, có hiệu lực từ ngày {effective}"


def _corrected(case: CaseDifference, act: RecordedAct) -> str:
    wrong = case.act(act.corrects)
    if wrong is None:
        return f"hành vi số {act.corrects}"
    on = in_words(wrong.effective_on)
    return f"hành vi số {wrong.seq} “{catalogue.name(wrong.code)}” ngày {on}"


def moves(used: Edition, moved: Mapping[Spot, int]) -> str:
    """“chuyển từ cột B10 “Đang thi hành” sang cột B8 “Thi hành xong””."""
    money = {spot: n for spot, n in moved.items() if _is_money(used, spot[1])}
    whole = {spot: n for spot, n in moved.items() if spot not in money}
    return ", ".join(_moves(used, part) for part in (whole, money) if part)


def _moves(used: Edition, moved: Mapping[Spot, int]) -> str:
    left = {spot: -n for spot, n in moved.items() if n < 0}
    came = {spot: n for spot, n in moved.items() if n > 0}
    with_units = len({unit for unit, _ in moved}) > 1
    sizes = {_amount(used, spot, abs(n)) for spot, n in moved.items()}
    together = f"{sizes.pop()} " if len(sizes) == 1 and "" not in sizes else ""
    sources = _places(used, left, with_units, with_amounts=not together)
    targets = _places(used, came, with_units, with_amounts=not together)
    if left and came:
        return f"chuyển {together}từ {sources} sang {targets}"
    if came:
        return f"thêm {together}vào {targets}"
    return f"bớt {together}khỏi {sources}"


def _places(
    used: Edition, spots: Mapping[Spot, int], with_units: bool, *, with_amounts: bool
) -> str:
    letters = [column.letter for column in used.columns]

    def order(spot: Spot) -> tuple[str, int]:
        column = column_of(used, spot[1])
        return spot[0], letters.index(column.letter) if column else len(letters)

    told = []
    for spot in sorted(spots, key=order):
        size = _amount(used, spot, spots[spot]) if with_amounts else ""
        told.append(
            f"cột {column_name(used, spot[1])}{f' ({size})' if size else ''}"
            f"{f' của {spot[0]}' if with_units else ''}"
        )
    return join(told)


def join(parts: Sequence[str]) -> str:
    """“a, b và c”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def _amount(used: Edition, spot: Spot, amount: int) -> str:
    """Đồng, or a number greater than one; a single case is not counted out."""
    if _is_money(used, spot[1]):
        return f"{formatting.whole(amount)} đồng"
    return f"{formatting.whole(amount)} {used.noun}" if amount > 1 else ""


def _is_money(used: Edition, line: str) -> bool:
    column = column_of(used, line)
    return used.is_money or (column is not None and column.is_money)


def column_of(used: Edition, line: str) -> Column | None:
    """Cột nhỏ nhất có chỉ tiêu này."""
    holding = [column for column in used.columns if line in column.counts]
    return min(holding, key=lambda column: len(column.counts), default=None)


def column_name(used: Edition, line: str) -> str:
    """“B8 “Thi hành xong”” of the smallest column that holds a line."""
    column = column_of(used, line)
    if column is None:
        return f"ngoài biểu ({line})"
    return f"{column.shown_letter} “{column.name}”"
