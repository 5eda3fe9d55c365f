"""Nhịp độ bằng chữ: how far from the milestone, what each month must bring, what is foretold."""

from decimal import Decimal

from thads.law.indicators.targets import months_of
from thads.readers.statistics.indicators.standing import Standing
from thads.records.web import formatting


def way(row: Standing) -> str:
    """“vượt mốc 1,2 điểm”."""
    milestone = row.milestone
    assert milestone is not None
    points = milestone.points_above
    if points == 0:
        return "đúng mốc"
    shown = formatting.decimal_vi(abs(points), 1)
    return f"{'vượt' if points > 0 else 'chậm'} mốc {shown} điểm"


def pace(row: Standing) -> str:
    """Nhịp cần có: what is needed by month beside what was done by month."""
    if row.missing is None:
        return ""
    months = months_of(row.now.period)
    done = formatting.whole(Decimal(row.now.done) / months)
    if row.missing == 0:
        return "Đã đủ số việc của chỉ tiêu năm theo số có điều kiện lúc này."
    if not row.months_left:
        return f"Hết năm còn thiếu {formatting.whole(row.missing)} việc."
    return (
        f"{row.months_left} tháng còn lại cần xong thêm "
        f"{formatting.whole(row.missing)} việc "
        f"({formatting.whole(row.missing_a_month or 0)} việc/tháng; {months} tháng "
        f"qua: {done} việc/tháng)."
    )


def milestone_steps(*rows: Standing) -> list[dict[str, str]]:
    """Cách tính mốc, for each measure that has a target."""
    told = []
    for row in rows:
        milestone = row.milestone
        if milestone is None or row.goal is None:
            continue
        months = months_of(row.now.period)
        told.append(
            {
                "text": f"{'Về tiền' if row.now.used.is_money else 'Về việc'}: "
                f"{formatting.decimal_vi(row.goal.percent)}% × {months} ÷ 12 = "
                f"{formatting.decimal_vi(milestone.target)}%. Chỉ tiêu của "
                f"{row.goal.holder}"
                f"{f', {row.goal.decision}' if row.goal.decision else ''}."
            }
        )
    return told


def milestones(cases: Standing, money: Standing) -> str:
    """“việc 14,0%, tiền 8,7%”."""
    told = [
        f"{name} {formatting.decimal_vi(row.milestone.target, 1)}%"
        for name, row in (("việc", cases), ("tiền", money))
        if row.milestone is not None
    ]
    return ", ".join(told)


def forecast_words(row: Standing) -> str:
    """“Dự báo cả năm 82,1% (78,0–85,2), như các năm 2025, 2026.”; empty without one."""
    told = row.forecast
    if told is None:
        return ""
    ends = (formatting.decimal_vi(each, 1) for each in (told.lowest, told.highest))
    span = f" ({'–'.join(ends)})" if told.has_range else ""
    name = "các năm" if told.has_range else "năm"
    years = ", ".join(map(str, told.years))
    return f"Dự báo cả năm {percent(told.rate)}{span}, nếu như {name} {years}."


def percent(rate: Decimal | None) -> str:
    """Tỷ lệ với một số lẻ, or a dash."""
    return formatting.UNKNOWN if rate is None else f"{formatting.decimal_vi(rate, 1)}%"
