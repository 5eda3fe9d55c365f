"""Bản chỉ tiêu mô phỏng: the totals a synthetic book must add up to, with sources.

Every figure says where it comes from: published (cong_bo), derived from published
figures (suy_ra) or assumed (gia_dinh). A figure without a source is refused.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
SPECS = Path(__file__).parent / "specs"
# The two-tier organisation of Law 26/2008, and that of provinces with regional rooms.
AGENCIES_SINCE, ROOMS_SINCE = date(2009, 7, 1), date(2025, 7, 1)
ORIGINS = frozenset({"cong_bo", "suy_ra", "gia_dinh"})

# What must hold between the figures of one specification: left = sum of right.
IDENTITIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("B1", ("B2", "B3")),
    ("B1", ("B6", "B4", "B5")),
    ("B6", ("B7", "B12", "B13", "B14", "B15")),
    ("B7", ("B8", "B9", "B10", "B11")),
    ("M1", ("M6", "M4", "M5")),
    ("M6", ("M7", "M12", "M13", "M14", "M15")),
    ("M7", ("done", "M10", "M11")),
    ("done", ("M8", "M9", "M9b")),
)


class SpecError(ValueError):
    """Bản chỉ tiêu không dùng được: a figure is missing, unsourced or does not add up."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Một con số, loại và nguồn của nó."""

    value: int
    origin: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitSpec:
    """Một đơn vị: its weight in the province, its court, its communes."""

    code: str
    name: str
    level: str
    parent: str | None
    weight: float
    officers: int
    court: str
    district: str
    communes: tuple[str, ...]
    fixed: Mapping[str, int]
    since: date


@dataclass(frozen=True, slots=True)
class Habits:
    """Thói quen: parameters of the invented lives, none of them published."""

    late_share: float
    recorded_late: int
    corrected: int
    request_share: float
    credit_share: float
    returned: int
    reduced: int
    received_after: int
    ended_before: int


@dataclass(frozen=True, slots=True)
class Spec:
    """Bản chỉ tiêu của một tỉnh trong một kỳ."""

    title: str
    province: str
    person_code: str
    seed: int
    first: date
    last: date
    known_at: datetime
    known_later: datetime
    outside: str
    units: tuple[UnitSpec, ...]
    figures: Mapping[str, Figure]
    coercion: Mapping[str, Figure]
    habits: Habits
    targets: tuple[Mapping[str, object], ...]
    sources: Mapping[str, str]

    def __getitem__(self, letter: str) -> int:
        return self.figures[letter].value


def load(path: Path) -> Spec:
    """Đọc bản chỉ tiêu from a TOML file and check that its figures add up."""
    with path.open("rb") as lines:
        return parse(tomllib.load(lines))


def shipped(name: str) -> Spec:
    """Bản chỉ tiêu kèm theo phần mềm, by the name of its file."""
    return load(SPECS / f"{name}.toml")


def shipped_names() -> list[str]:
    """Tên các bản chỉ tiêu kèm theo phần mềm, those of a closed period."""
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in SPECS.glob("*.toml")
    }
    return sorted(name for name, text in texts.items() if "\n[viec]\n" in text)


def parse(table: Mapping[str, Any]) -> Spec:
    """Dựng bản chỉ tiêu from its table."""
    sources = dict(table["nguon"])
    figures = _figures({**table["viec"], **table["tien"]}, sources)
    spec = Spec(
        title=table["ten"],
        province=table["tinh"],
        person_code=table["ma_tinh"],
        seed=table["hat_giong"],
        first=table["tu_ngay"],
        last=table["den_ngay"],
        known_at=table["biet_den"].replace(tzinfo=LOCAL),
        known_later=table["biet_sau"].replace(tzinfo=LOCAL),
        outside=table["ngoai_tinh"],
        units=tuple(unit_of(row) for row in table["don_vi"]),
        figures=figures,
        coercion=_figures(table["cuong_che"], sources),
        habits=_habits(table["thoi_quen"]),
        targets=tuple(table.get("chi_tieu", ())),
        sources=sources,
    )
    _check(spec)
    return spec


def _figures(rows: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Figure]:
    figures = {}
    for letter, row in rows.items():
        figure = Figure(row["gia_tri"], row["loai"], row.get("nguon", ""))
        if figure.origin not in ORIGINS or figure.source not in sources:
            raise SpecError(
                f"Số liệu {letter} thiếu loại (cong_bo, suy_ra, gia_dinh) hoặc nguồn."
            )
        figures[letter] = figure
    return figures


def unit_of(row: Mapping[str, Any], since: date = AGENCIES_SINCE) -> UnitSpec:
    """Đọc một đơn vị của bản chỉ tiêu."""
    return UnitSpec(
        code=row["ma"],
        name=row["ten"],
        level=row["cap"],
        parent=row.get("truc_thuoc"),
        weight=row["trong_so"],
        officers=row["chap_hanh_vien"],
        court=row["toa_an"],
        district=row["dia_ban"],
        communes=tuple(row["xa_phuong"]),
        fixed=row.get("co_dinh", {}),
        since=since,
    )


def _habits(row: Mapping[str, Any]) -> Habits:
    return Habits(
        late_share=row["ty_le_tre_han"],
        recorded_late=row["ghi_tre"],
        corrected=row["dinh_chinh"],
        request_share=row["ty_le_theo_yeu_cau"],
        credit_share=row["ty_le_tin_dung"],
        returned=row["tro_lai_tu_so_rieng"],
        reduced=row["so_viec_mien_giam"],
        received_after=row["nhan_sau_ky"],
        ended_before=row["xong_truoc_ky"],
    )


def _check(spec: Spec) -> None:
    for left, right in IDENTITIES:
        total = sum(spec[letter] for letter in right)
        if spec[left] != total:
            raise SpecError(
                f"{spec.title}: {left} = {spec[left]} nhưng "
                f"{' + '.join(right)} = {total}."
            )
    organised = spec.coercion["to_chuc"].value
    if spec.coercion["lien_nganh"].value > organised:
        raise SpecError(f"{spec.title}: số cuộc liên ngành lớn hơn số cuộc tổ chức.")
