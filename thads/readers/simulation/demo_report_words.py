"""Lời của đơn vị trong hai báo cáo trình diễn: the half year of 2022, the last whole year.

What a conference says beside its figures: results, what is lacking and why, tasks and
proposals. Every number in the words is a reference to a cell.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thads.law.indicators import Period


_HALF_YEAR: Mapping[str, str] = {
    "lanh_dao": (
        "Đơn vị bám sát chỉ đạo của Trung ương, của tỉnh trong công tác thi hành án dân "
        "sự; quán triệt, triển khai đến từng phòng chuyên môn, từng đơn vị."
    ),
    "cong_nghe": "Sổ, biểu và báo cáo của kỳ lập từ hồ sơ điện tử của từng việc.",
    "phoi_hop": (
        "Đơn vị phối hợp chặt chẽ với các ngành chức năng, các ngành trong khối Nội "
        "chính, các tổ chức chính trị - xã hội, đoàn thể và các địa phương; {{C10}} cuộc "
        "cưỡng chế huy động lực lượng liên ngành."
    ),
    "dat_duoc": (
        "Đã thi hành xong {{viec_xong}} việc, tương ứng {{tien_xong|tren}}; đạt "
        "{{phan_chi_tieu_viec}} về việc và {{phan_chi_tieu_tien}} về tiền so với chỉ tiêu "
        "Tổng cục giao.\n"
        "Tất cả các cuộc cưỡng chế đều diễn ra an toàn, thành công; kỷ luật, kỷ cương "
        "hành chính và giáo dục phòng, chống tham nhũng, tiêu cực được tăng cường."
    ),
    "han_che": "Số chuyển kỳ sau còn nhiều: {{B19}} việc, {{M19|tren}}.",
    "nguyen_nhan": (
        "Khách quan: số việc chưa có điều kiện thi hành là {{B12}} việc, {{M12|tren}}; "
        "tranh chấp về dân sự, kinh doanh thương mại ngày càng tăng về số lượng, giá trị "
        "tài sản và mức độ phức tạp."
    ),
    "nhiem_vu": (
        "Các phòng chuyên môn, các đơn vị tập trung triển khai đồng bộ các giải pháp, "
        "nâng cao trách nhiệm người đứng đầu.\n"
        "Phấn đấu thi hành xong thêm {{con_phai_viec}} việc để đạt chỉ tiêu cả năm."
    ),
}
_YEAR: Mapping[str, str] = {
    "lanh_dao": (
        "Công tác thi hành án dân sự được sự quan tâm của Tỉnh uỷ, Uỷ ban nhân dân tỉnh, "
        "sự chỉ đạo nghiệp vụ của cơ quan quản lý thi hành án dân sự cấp trên."
    ),
    "cong_nghe": "Sổ, biểu và báo cáo của năm lập từ hồ sơ điện tử của từng việc.",
    "phoi_hop": (
        "Tỉnh đã kiện toàn Ban chỉ đạo thi hành án dân sự; các ngành liên quan phối hợp "
        "trong xác minh và tổ chức cưỡng chế, {{C10}} cuộc huy động lực lượng liên ngành."
    ),
    "dat_duoc": (
        "Biên chế còn thiếu nhưng đã thi hành xong {{viec_xong}} việc, tỷ lệ {{B20}} (chỉ "
        "tiêu {{chi_tieu_viec}}); về tiền {{tien_xong|tren}}, tỷ lệ {{M20}} (chỉ tiêu "
        "{{chi_tieu_tien}}).\n"
        "Đã giải quyết {{G6}} việc khiếu nại, tố cáo; không để khiếu nại kéo dài, vượt cấp."
    ),
    "han_che": (
        "Số chuyển kỳ sau còn {{B19}} việc, {{M19|tren}}. Có trường hợp đương sự tái "
        "chiếm tài sản sau khi đã cưỡng chế giao tài sản, nhất là về đất đai."
    ),
    "nguyen_nhan": (
        "Cán bộ, công chức còn thiếu so với biên chế được giao trong khi bản án, quyết "
        "định nhiều và phức tạp; kinh phí tạm ứng cưỡng chế chưa đảm bảo vì khó thu hồi.\n"
        "Sự phối hợp của một số cơ quan chưa chặt chẽ; một số bản án tuyên chưa rõ ràng, "
        "phải gửi {{02tkln.T2}} văn bản đến Toà án."
    ),
    "nhiem_vu": (
        "Quán triệt, giáo dục chấp hành viên, công chức nêu cao tinh thần trách nhiệm, ý "
        "thức kỷ luật; lựa chọn người đủ tiêu chuẩn để đề nghị bổ nhiệm chấp hành viên.\n"
        "Giải quyết khiếu nại, tố cáo kịp thời, đúng trình tự; niêm yết quy trình, thủ "
        "tục, công khai số điện thoại nóng; tăng cường kiểm tra, xử lý nghiêm vi phạm."
    ),
    "kien_nghi": (
        "Đề nghị Uỷ ban nhân dân các cấp tiếp tục tạo điều kiện, Ban chỉ đạo tham mưu "
        "giải quyết kịp thời những vướng mắc trong thi hành án dân sự."
    ),
}


def load(*, today: date, now: datetime) -> None:
    """Viết lời vào báo cáo sáu tháng năm 2022 và báo cáo năm gần nhất."""
    from thads.law.indicators import Period
    from thads.law.periods.statistics_year import statistics_year_start
    from thads.readers.simulation import present_spec

    past = present_spec.shipped().past
    _write("QN", Period(past.first, past.last), _HALF_YEAR, today, now)
    end = statistics_year_start(today) - timedelta(days=1)
    _write("THADS-QN", Period.until(end, None), _YEAR, today, now)


def _write(
    unit: str, period: "Period", words: Mapping[str, str], today: date, now: datetime
) -> None:
    from thads.readers.simulation.demo_bank import person
    from thads.records.agencies.models import Unit
    from thads.records.publications import report_texts

    place = report_texts.Place(Unit.objects.get(code=unit), period)
    by = person("thongke", today)
    for section, body in words.items():
        report_texts.write(place, section, body, after=0, by=by, now=now)
