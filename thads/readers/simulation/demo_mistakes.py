"""Báo sai của tỉnh trình diễn: two that wait, one that was answered, one that was a
misreading."""

from datetime import datetime, timedelta

# Ai báo, trang nào, chỗ nào, sai thế nào; ai trả lời, trả lời gì (giả định).
_TOLD = (
    ("chv1", "/viec/", "", "Việc của bà Hằng ghi phường cũ; từ 01/7/2025 là "
     "phường Hồng Gai, theo giấy xác nhận của phường.", "", ""),
    ("ketoan1", "/tien/so-ngay/", "Sổ ngày", "Biên lai in tên cũ của cơ quan ở dòng đầu; "
     "tên mới theo quyết định thành lập là Thi hành án dân sự tỉnh.", "", ""),
    ("vanthu1", "/tiep-cong-dan/", "Sổ tiếp công dân", "Lượt tiếp ghi hai người, thực tế "
     "ba người cùng đến.", "truong", "Đã ghi nhận đủ ba người vào lượt tiếp, có đính "
     "chính trong diễn biến hồ sơ."),
    ("tp1", "/bieu/01/", "Biểu 01, cột Chưa có điều kiện", "Phòng đếm ít hơn biểu một "
     "việc chưa có điều kiện.", "thongke", "Biểu đúng: việc ấy có quyết định ngày cuối kỳ, "
     "mở con số là thấy. Trưởng phòng đã xem lại."),
)  # fmt: skip


def load(*, now: datetime) -> None:
    """Ghi các lần báo sai, the oldest answered."""
    from thads.records.agencies.mistakes import put_down, reply

    for place, (teller, page, about, said, answerer, answer) in enumerate(_TOLD, 1):
        told_at = now - timedelta(hours=5 * place)
        made = put_down(
            _person(teller, now), page=page, about=about, said=said, now=told_at
        )
        if answerer:
            reply(made, answer, _person(answerer, now), told_at + timedelta(hours=2))


def _person(username: str, now: datetime):  # type: ignore[no-untyped-def]
    from thads.records.agencies.access import person
    from thads.records.agencies.models import Account

    found = person(Account.objects.get(username=username).pk, now.date())
    assert found is not None, username
    return found
