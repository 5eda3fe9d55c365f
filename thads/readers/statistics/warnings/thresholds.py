"""Ngưỡng của cơ quan: dated parameters, the shipped ones or the office's own file."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from thads.law.indicators.signs import SignKind, Watch
from thads.law.indicators.tails import Limits

HERE = Path(__file__).parent
OWN_FILE = "nguong-dau-hieu.toml"


class BadThresholds(ValueError):
    """Tệp ngưỡng không dùng được: its sentence is for the administrator."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Ngưỡng từ một ngày, with the document that sets it."""

    since: date
    document: str
    watch: Watch
    limits: Limits
    longest_ring: int
    far: Decimal
    fallen: Decimal

    def sentences(self) -> list[str]:
        """Ngưỡng nói thành câu, as the page prints them."""
        watch, limits = self.watch, self.limits
        return [
            f"Xem {watch.before} ngày cuối kỳ, xem thêm riêng {watch.near} ngày sát ngày "
            f"chốt, và {watch.after} ngày sau kỳ; ghi nhận muộn là sau hơn {watch.lag} "
            "ngày.",
            f"Đáng xem khi có từ {limits.at_least} dấu hiệu và xác suất thấy từng ấy trở "
            f"lên không quá {vietnamese(limits.unlikely)}, so với các tháng khác của "
            "chính đơn vị và các đơn vị cùng cấp; điều cả các đơn vị cùng cấp cùng có "
            "trong những ngày ấy được trừ ra.",
            "Giả định: từng việc có hay không có dấu hiệu là độc lập với nhau. Đợt cao "
            "điểm, vụ án nhiều người, sáp nhập đơn vị làm giả định không còn đúng.",
        ]


@dataclass(frozen=True, slots=True)
class KindText:
    """Một loại dấu hiệu bằng lời."""

    title: str
    among: str
    sentence: str
    before: str
    after: str
    ordinary: str


def thresholds(on: date) -> Thresholds:
    """Ngưỡng áp dụng cho kỳ kết thúc ngày này."""
    own = Path(settings.THADS_HOME) / OWN_FILE
    known = [*_read(HERE / "thresholds.toml"), *(_read(own) if own.exists() else ())]
    return _in_force(known, on)


def _in_force(known: Iterable[Thresholds], on: date) -> Thresholds:
    begun = [each for each in known if each.since <= on]
    if not begun:
        raise BadThresholds(f"Chưa có ngưỡng dấu hiệu nào áp dụng cho ngày {on}.")
    return max(begun, key=lambda each: each.since)


def _read(path: Path) -> Iterator[Thresholds]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["ban"]
        yield from map(_threshold, rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as problem:
        raise BadThresholds(
            f"Tệp ngưỡng {path.name} không dùng được: {problem}. Xem mẫu trong "
            "docs/statisticians/warnings.md."
        ) from problem


def _threshold(row: Mapping[str, Any]) -> Thresholds:
    return Thresholds(
        since=row["tu_ngay"],
        document=row["van_ban"],
        watch=Watch(
            *(row["truoc"], row["sau"], row["ghi_tre"], row["ghi_sau"]),
            near=row.get("sat_ngay", 0),
        ),
        limits=Limits(
            at_least=row["it_nhat"],
            unlikely=row["xac_suat"],
            sisters_weigh=row["don_vi_cung_cap"],
            assumed=row["chua_biet"],
            assumed_weighs=row["chua_biet_luot"],
        ),
        longest_ring=row["vong_dai_nhat"],
        far=Decimal(str(row["lech_ty_le"])),
        fallen=Decimal(str(row["mau_so_giam"])),
    )


@cache
def kind_texts() -> dict[SignKind, KindText]:
    """Lời của từng loại dấu hiệu."""
    rows = tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))
    return {
        SignKind(code): KindText(
            title=row["ten"],
            among=row["trong"],
            sentence=row["cau"],
            before=row["truoc"],
            after=row["sau"],
            ordinary=row["binh_thuong"],
        )
        for code, row in rows.items()
    }


def vietnamese(share: float) -> str:
    """Xác suất viết theo cách Việt Nam: “0,0004”, “dưới 0,0001”."""
    if share < _SMALLEST:
        return "dưới 0,0001"
    return f"{share:.4f}".rstrip("0").rstrip(".").replace(".", ",")


_SMALLEST = 0.0001
