"""Giá trị luật định: one number of the law, with its dates and its source."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from thads.law.money import share
from thads.law.periods import Stretch
from thads.law.statutes.citations import Citation
from thads.law.statutes.errors import LawDataError

UNITS = {
    "ngay": "ngày",
    "ngay_lam_viec": "ngày làm việc",
    "thang": "tháng",
    "nam": "năm",
    "gio": "giờ",
    "dong": "đồng",
    "phan_tram": "phần trăm",
    "phan_van": "phần vạn",
    "phan": "phần",
    "nguoi": "người",
    "lan": "lần",
}
"""Đơn vị: the units a value of the law may have, with their Vietnamese words."""

CONFIDENCES = {
    "verified": "đã đối chiếu văn bản",
    "recalled": "theo trí nhớ, chưa đối chiếu",
    "conflicting": "các nguồn không thống nhất",
}
"""Độ tin cậy: how sure we are that the value is what the law says."""

_REQUIRED = {
    "key": str,
    "value": int,
    "unit": str,
    "valid_from": date,
    "citation": str,
    "confidence": str,
    "row": str,
    "text": str,
}
_OPTIONAL = {"valid_to": date, "note": str}


@dataclass(frozen=True, slots=True)
class DatedValue:
    """Giá trị luật định: what the law fixes between two dates, and where it says so."""

    key: str
    value: int
    unit: str
    valid: Stretch
    citation: Citation
    confidence: str
    row: str
    text: str
    note: str
    checked_on: date

    @property
    def valid_from(self) -> date:
        """Ngày bắt đầu áp dụng."""
        return self.valid.first

    @property
    def valid_to(self) -> date | None:
        """Ngày cuối còn áp dụng; none while it stands."""
        return self.valid.last

    @property
    def is_certain(self) -> bool:
        """Đã đối chiếu: the value was read in the text of the instrument."""
        return self.confidence == "verified"

    def in_words(self) -> str:
        """Giá trị kèm đơn vị: “10 ngày”, “5 ngày làm việc”."""
        return f"{self.value} {UNITS[self.unit]}"

    def as_share(self) -> Fraction:
        """Tỷ lệ dạng phân số: a percentage or a ten-thousandth as an exact share."""
        return share(self.value, self.unit)

    @classmethod
    def from_table(cls, table: dict[str, Any], checked_on: date) -> "DatedValue":
        """Đọc một bảng [[value]], từ chối khi thiếu hoặc sai một phần."""
        _check_fields(table)
        _check_choice(table, "unit", UNITS)
        _check_choice(table, "confidence", CONFIDENCES)
        return cls(
            key=table["key"],
            value=table["value"],
            unit=table["unit"],
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
            row=table["row"],
            text=table["text"],
            note=table.get("note", ""),
            checked_on=checked_on,
        )


def _check_fields(table: dict[str, Any]) -> None:
    name = table.get("key", "không tên")
    for field, kind in _REQUIRED.items():
        if not isinstance(table.get(field), kind) or table[field] == "":
            raise LawDataError(f"Giá trị “{name}”: thiếu hoặc sai phần “{field}”.")
    if unknown := set(table) - set(_REQUIRED) - set(_OPTIONAL):
        raise LawDataError(f"Giá trị “{name}”: không hiểu phần {sorted(unknown)}.")
    if not isinstance(table.get("valid_to", table["valid_from"]), date):
        raise LawDataError(f"Giá trị “{name}”: “valid_to” phải là một ngày.")
    if table["value"] < 0:
        raise LawDataError(f"Giá trị “{name}”: không thể âm.")


def _check_choice(table: dict[str, Any], field: str, known: dict[str, str]) -> None:
    if table[field] not in known:
        raise LawDataError(
            f"Giá trị “{table['key']}”: {field} “{table[field]}” không có trong "
            f"{', '.join(known)}."
        )
