"""Biểu đồ mẫu: one of each kind, for the page of components."""

from decimal import Decimal

from thads.records.web.charts import (
    Bar,
    Chart,
    Part,
    Point,
    Series,
    bar_chart,
    bullet,
    line_chart,
    stacked_bar,
)

LABELS = ("10", "11", "12", "01", "02", "03", "04", "05", "06", "07", "08", "09")
THIS_YEAR = (3702, 3790, 3874, 3902, 3961, 3895, 3824)
LAST_YEAR = (4122, 4210, 4290, 4312, 4388, 4350, 4301, 4250, 4170, 4060, 3900, 3690)


def sample_charts() -> dict[str, Chart]:
    """Các biểu đồ mẫu theo tên tệp của chúng."""
    return {
        "duong": line_chart(
            LABELS,
            (
                Series("2026", tuple(Point(each, "?mau=1") for each in THIS_YEAR)),
                Series("2025", tuple(map(Point, LAST_YEAR)), is_reference=True),
            ),
            summary="Đường mẫu: 12 tháng của hai năm",
        ),
        "thanh": bar_chart(
            [
                Bar(
                    "Đơn vị mẫu 1", Decimal("47.4"), Decimal("48.7"), "?mau=1", "", True
                ),
                Bar("Đơn vị mẫu 2", Decimal("53.2"), Decimal("48.7"), "?mau=2"),
                Bar("Đơn vị mẫu 3", None, Decimal("48.7")),
            ],
            summary="Thanh mẫu: ba đơn vị",
            unit="%",
            places=1,
        ),
        "chong": stacked_bar(
            [
                Part("dưới 1 năm", 3120, "?mau=1"),
                Part("1–3 năm", 1410, "?mau=2"),
                Part("3–5 năm", 640, "?mau=3"),
                Part("trên 5 năm", 319, "?mau=4"),
            ],
            summary="Thanh chồng mẫu: bốn phần",
        ),
        "chi_tieu": bullet(
            Decimal("48.2"),
            (("mốc", Decimal("48.7")), ("chỉ tiêu", Decimal("83.5"))),
            summary="Thanh chỉ tiêu mẫu: đạt 48,2%, mốc 48,7%, chỉ tiêu 83,5%",
            url="?mau=1",
            is_low=True,
        ),
    }
