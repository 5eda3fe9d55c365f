"""Người đại diện khi nhiều người cùng khiếu nại, tố cáo: from how many, and how many."""

from datetime import date

from thads.law.statutes import find


def representatives(complainants: int, on: date) -> int | None:
    """Số người đại diện nhiều nhất; none when each speaks for themselves."""
    from_how_many = find("nguoi_dai_dien_khieu_nai", on)
    if from_how_many is None or complainants < from_how_many.value:
        return None
    many = find("nhieu_nguoi_khieu_nai_tu", on)
    crowd = many is not None and complainants >= many.value
    key = "nguoi_dai_dien_nhieu_nguoi" if crowd else "nguoi_dai_dien_it_nguoi"
    most = find(key, on)
    return most.value if most is not None else None
