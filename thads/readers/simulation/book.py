"""Sổ: turns a province into the sheets of the exchange format, column for column."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from thads.readers.simulation import staff
from thads.readers.simulation.judgments import Judgment, Registry
from thads.readers.simulation.life import Act
from thads.readers.simulation.people import STATE, Neighbourhood, Party
from thads.readers.simulation.province import Case, Province
from thads.readers.simulation.spec import Spec, UnitSpec

Row = dict[str, object]
Book = dict[str, list[Row]]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "don_vi": ("ma", "ten", "cap", "truc_thuoc", "tu_ngay", "den_ngay"),
    "can_bo": ("ma", "ho_ten", "chuc_danh", "ngach", "don_vi", "tu_ngay", "den_ngay"),
    "ban_an": ("ma", "so", "ngay", "co_quan", "linh_vuc", "ngay_hieu_luc", "ngay_nhan"),
    "viec": ("ma", "don_vi", "ban_an", "loai", "chap_hanh_vien"),
    "duong_su": ("viec", "vai_tro", "loai", "ho_ten", "so_giay_to", "dia_chi"),
    "nghia_vu": ("viec", "ma", "loai", "khoan", "so_tien"),
    "hanh_vi": (
        "viec", "stt", "loai", "ngay", "ghi_nhan_luc", "so", "so_tien", "ly_do",
        "den_ngay", "don_vi_nhan", "ket_qua", "dinh_chinh_stt", "ghi_chu",
    ),
    "chi_tieu": ("don_vi", "nam", "chi_so", "so_sanh", "gia_tri", "van_ban"),
}  # fmt: skip
_AGENCIES_SINCE, _OFFICERS_SINCE = date(2009, 7, 1), date(2015, 1, 1)
_NUMBERED = frozenset({
    "quyet_dinh_thi_hanh_an", "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_tiep_tuc",
    "quyet_dinh_hoan", "quyet_dinh_tam_dinh_chi", "quyet_dinh_dinh_chi",
    "quyet_dinh_uy_thac", "quyet_dinh_thu_hoi", "quyet_dinh_huy", "quyet_dinh_cuong_che",
    "tam_dung_giai_quyet_khieu_nai", "gui_lai_yeu_cau",
})  # fmt: skip
_SERIES = {"tinh": "CTHADS", "chi_cuc": "CCTHADS", "tinh_moi": "THADS"}
_APPEALS = "TAND tỉnh {}"


def make(province: Province) -> Book:
    """Lập sổ của tỉnh mô phỏng trong một kỳ."""
    spec = province.spec
    writer = Writer(province.rng, spec)
    book = empty()
    book["don_vi"] = [*_units(spec), _outside(spec)]
    for unit in spec.units:
        book["can_bo"] += staff.of_unit(
            province.rng, unit.code, unit.level, unit.officers,
            since=_OFFICERS_SINCE, until=None,
        )  # fmt: skip
    writer.write(book, province.cases)
    book["chi_tieu"] = [dict(row) for row in spec.targets]
    return book


def empty() -> Book:
    """Các bảng còn trống."""
    return {sheet: [] for sheet in COLUMNS}


def _units(spec: Spec) -> Iterator[Row]:
    for unit in spec.units:
        yield unit_row(unit.code, unit.name, unit.level, unit.parent, _AGENCIES_SINCE)


def _outside(spec: Spec) -> Row:
    name = "Cơ quan THADS ngoài tỉnh (nhận uỷ thác)"
    return unit_row(spec.outside, name, "tinh", None, _AGENCIES_SINCE)


def unit_row(
    code: str, name: str, level: str, parent: str | None, since: date,
    until: date | None = None,
) -> Row:  # fmt: skip
    """Một dòng của bảng don_vi."""
    return {
        "ma": code, "ten": name, "cap": level, "truc_thuoc": parent,
        "tu_ngay": since, "den_ngay": until,
    }  # fmt: skip


class Writer:
    """Người chép sổ: gives cases their codes, judgments, parties and decision numbers."""

    def __init__(self, rng: Random, spec: Spec, prefix: str = "BA") -> None:
        self.rng = rng
        self.registry = Registry(rng, prefix, _APPEALS.format(spec.province))
        self.neighbourhood = Neighbourhood(rng, spec.province, spec.person_code)
        self.codes: dict[int, str] = {}
        self._serials: dict[tuple[str, int], int] = defaultdict(int)

    def write(self, book: Book, cases: Sequence[Case]) -> None:
        """Chép các việc vào sổ."""
        number_decisions(cases)
        for case in cases:
            self._case(book, case)
        book["ban_an"] += [_judgment_row(row) for row in self.registry.rows]

    def _case(self, book: Book, case: Case) -> None:
        plan, unit = case.plan, case.plan.unit
        code = self._code(unit, case.decided_on)
        self.codes[id(case)] = code
        judgment = self._judgment(case)
        book["viec"].append({
            "ma": code, "don_vi": unit.code, "ban_an": judgment.code,
            "loai": "theo_yeu_cau" if plan.kind.on_request else "chu_dong",
            "chap_hanh_vien": self._officer(case),
        })  # fmt: skip
        creditor = self._creditor(case)
        book["duong_su"] += [_party_row(code, p) for p in (*judgment.debtors, creditor)]
        book["nghia_vu"].append({
            "viec": code, "ma": "N1", "loai": plan.kind.nature, "khoan": plan.kind.item,
            "so_tien": plan.due or None,
        })  # fmt: skip
        book["hanh_vi"] += _act_rows(code, case.life.acts)

    def _code(self, unit: UnitSpec, decided_on: date) -> str:
        year = decided_on.year
        self._serials[unit.code, year] += 1
        return f"{unit.code}-{year % 100:02d}-{self._serials[unit.code, year]:04d}"

    def _officer(self, case: Case) -> str:
        number = 1 + self.rng.randrange(case.plan.unit.officers)
        return staff.officer_code(case.plan.unit.code, number)

    def _judgment(self, case: Case) -> Judgment:
        plan, unit = case.plan, case.plan.unit
        received_on = case.life.acts[0].on
        if plan.kind.on_request:
            shared = self.registry.shared(unit.code, plan.kind.fields, received_on)
            if shared is not None:
                return shared
            received_on -= timedelta(days=self.rng.randrange(0, 25))
        debtors = self._debtors(case)
        return self.registry.enter(
            unit.code, unit.court, plan.kind, received_on, debtors
        )

    def _debtors(self, case: Case) -> tuple[Party, ...]:
        place = (case.plan.unit.communes, case.plan.unit.district)
        person, company = self.neighbourhood.person, self.neighbourhood.company
        is_company = self.rng.random() < (0.55 if case.plan.kind.absorbs else 0.06)
        if is_company and "cap_duong" not in case.plan.kind.item:
            return (company("phai_thi_hanh", *place),)
        number = 2 if self.rng.random() < 0.06 else 1
        return tuple(person("phai_thi_hanh", *place) for _ in range(number))

    def _creditor(self, case: Case) -> Party:
        kind, unit = case.plan.kind, case.plan.unit
        place = (unit.communes, unit.district)
        if kind.item == "no_tin_dung":
            town = unit.district or unit.communes[0]
            return self.neighbourhood.bank(
                "duoc_thi_hanh", f"{town}, tỉnh {self.neighbourhood.province}"
            )
        if kind.item == "tra_giay_to" or kind.on_request:
            if kind.item == "no_dan_su" and self.rng.random() < 0.2:
                return self.neighbourhood.company("duoc_thi_hanh", *place)
            return self.neighbourhood.person("duoc_thi_hanh", *place)
        return STATE


def number_decisions(cases: Sequence[Case]) -> None:
    """Đánh số quyết định: per agency, kind and calendar year, in order of day."""
    numbered = [
        (act.on, act.recorded_at, series_of(case.plan.unit), act)
        for case in cases
        for act in case.life.acts
        if act.code in _NUMBERED
    ]
    numbered.sort(key=lambda row: (row[0], row[1]))
    counters: dict[tuple[str, str, int], int] = defaultdict(int)
    for on, _, (book, abbreviation), act in numbered:
        counters[book, act.code, on.year] += 1
        act.number = f"{counters[book, act.code, on.year]:02d}/QĐ-{abbreviation}"


def series_of(unit: UnitSpec) -> tuple[str, str]:
    """Sổ số và chữ viết tắt: rooms number in the book of their agency."""
    if unit.level == "phong_khu_vuc":
        return str(unit.parent), _SERIES["tinh_moi"]
    return unit.code, _SERIES[unit.level]


def _judgment_row(judgment: Judgment) -> Row:
    return {
        "ma": judgment.code, "so": judgment.number, "ngay": judgment.issued_on,
        "co_quan": judgment.court, "linh_vuc": judgment.field,
        "ngay_hieu_luc": judgment.in_force_on, "ngay_nhan": judgment.received_on,
    }  # fmt: skip


def _party_row(case_code: str, party: Party) -> Row:
    return {
        "viec": case_code, "vai_tro": party.role, "loai": party.kind,
        "ho_ten": party.name, "so_giay_to": party.paper, "dia_chi": party.address,
    }  # fmt: skip


def _act_rows(case_code: str, acts: Sequence[Act]) -> Iterator[Row]:
    places = {id(act): number for number, act in enumerate(acts, start=1)}
    for number, act in enumerate(acts, start=1):
        yield {
            "viec": case_code,
            "stt": number,
            "loai": act.code,
            "ngay": act.on,
            "ghi_nhan_luc": act.recorded_at,
            "so": act.number,
            "so_tien": act.amount,
            "ly_do": act.ground,
            "den_ngay": act.until_on,
            "don_vi_nhan": act.receiver,
            "ket_qua": act.result,
            "dinh_chinh_stt": places[id(act.corrects)] if act.corrects else None,
            "ghi_chu": act.note,
        }
