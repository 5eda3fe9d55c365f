"""Lời của sổ: its heading, both clocks, what stands beside a row that was corrected."""

from thads.law.periods import Stretch, statistics_year
from thads.readers.registers.rows import Asked, Row
from thads.records.web.formatting import day, moment


def heading(asked: Asked) -> str:
    """Tên sổ và đơn vị."""
    return f"{asked.register.name} · {asked.scope.top.name}"


def days(period: Stretch) -> str:
    """“từ ngày 01/10/2026 đến ngày 30/9/2027”."""
    assert period.last is not None
    return f"từ ngày {day(period.first)} đến ngày {day(period.last)}"


def notes(asked: Asked) -> list[str]:
    """Các dòng dưới tên sổ: the year, both clocks, what is not of the annex."""
    year = statistics_year(asked.period.first)
    told = [
        f"Năm thống kê {days(year)}; phần in {days(asked.period)}",
        f"Theo dữ liệu ghi nhận đến {moment(asked.known_at)}",
    ]
    if asked.register.is_stand_in:
        told.append(
            "Chưa thấy văn bản nào quy định sổ này: lập từ hồ sơ, đứng thay sổ để đối "
            f"chiếu biểu {asked.register.number}"
        )
    elif not asked.register.by_norm:
        told.append("Cột do phần mềm đề xuất, chưa đối chiếu với mẫu của phụ lục")
    return told


def struck_words(row: Row) -> str:
    """“đã sửa đổi, bổ sung ngày …” beside a row that a correction took out."""
    if row.struck_on is None:
        return ""
    return f"đã sửa đổi, bổ sung ngày {day(row.struck_on)} (hành vi số {row.struck_by})"
