"""Sổ: turns a province into the sheets of the exchange format, column for column."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from thads.readers.simulation import staff
from thads.readers.simulation.judgments import Judgment, Registry
from thads.readers.simulation.life import Act
from thads.readers.simulation.people import STATE, Neighbourhood, Party
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.province import Case, Province
from thads.readers.simulation.spec import AGENCIES_SINCE, ROOMS_SINCE, UnitSpec

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
OFFICERS_SINCE = date(2015, 1, 1)
# Invented like the rest: the fee of a criminal case, and debts large enough to hold it.
_FEE_ITEM, _COURT_FEE, _FEE_FROM = "an_phi", 200_000, 1_000_000
_WITH_FEE = frozenset({"tien_phat", "truy_thu"})
_NUMBERED = frozenset({
    "quyet_dinh_thi_hanh_an", "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_tiep_tuc",
    "quyet_dinh_hoan", "quyet_dinh_tam_dinh_chi", "quyet_dinh_dinh_chi",
    "quyet_dinh_uy_thac", "quyet_dinh_thu_hoi", "quyet_dinh_huy", "quyet_dinh_cuong_che",
    "tam_dung_giai_quyet_khieu_nai", "gui_lai_yeu_cau",
})  # fmt: skip
_SERIES = {"tinh": "CTHADS", "chi_cuc": "CCTHADS"}
_APPEALS = "TAND tỉnh {}"


def make(province: Province) -> Book:
    """Lập sổ của tỉnh mô phỏng trong một kỳ."""
    spec = province.spec
    book = empty()
    book["don_vi"] = [
        *(unit_row(unit) for unit in spec.units),
        outside_row(spec.outside),
    ]
    for unit in spec.units:
        book["can_bo"] += staff.of_unit(
            province.rng, unit, since=OFFICERS_SINCE, until=None
        )
    number_decisions(province.cases)
    writer = Writer(province.rng, spec.province, spec.person_code)
    writer.write(book, province.cases)
    book["chi_tieu"] = [dict(row) for row in spec.targets]
    return book


def empty() -> Book:
    """Các bảng còn trống."""
    return {sheet: [] for sheet in COLUMNS}


def unit_row(unit: UnitSpec, until: date | None = None) -> Row:
    """Một dòng của bảng don_vi."""
    return {
        "ma": unit.code, "ten": unit.name, "cap": unit.level,
        "truc_thuoc": unit.parent, "tu_ngay": unit.since, "den_ngay": until,
    }  # fmt: skip


def outside_row(code: str) -> Row:
    """Cơ quan ngoài tỉnh: where entrusted cases go."""
    return {
        "ma": code, "ten": "Cơ quan THADS ngoài tỉnh (nhận uỷ thác)", "cap": "tinh",
        "truc_thuoc": None, "tu_ngay": AGENCIES_SINCE, "den_ngay": None,
    }  # fmt: skip


class Writer:
    """Người chép sổ: gives cases their codes, judgments, parties and decision numbers."""

    def __init__(
        self, rng: Random, province: str, person_code: str, prefix: str = "BA"
    ) -> None:
        self.rng = rng
        self.registry = Registry(rng, prefix, _APPEALS.format(province))
        self.neighbourhood = Neighbourhood(rng, province, person_code)
        self._serials: dict[tuple[str, int], int] = defaultdict(int)
        self._shared: dict[int, Judgment] = {}

    def write(self, book: Book, cases: Sequence[Case]) -> None:
        """Chép các việc vào sổ."""
        for case in cases:
            self._case(book, case)
        book["ban_an"] += [_judgment_row(row) for row in self.registry.rows]

    def _case(self, book: Book, case: Case) -> None:
        plan, unit = case.plan, case.plan.unit
        code = self._code(unit, case.decided_on)
        judgment = self._judgment(case)
        book["viec"].append({
            "ma": code, "don_vi": unit.code, "ban_an": judgment.code,
            "loai": "theo_yeu_cau" if plan.kind.on_request else "chu_dong",
            "chap_hanh_vien": self._officer(case),
        })  # fmt: skip
        creditor = self._creditor(case)
        book["duong_su"] += [_party_row(code, p) for p in (*judgment.debtors, creditor)]
        book["nghia_vu"] += self._duties(code, plan)
        book["hanh_vi"] += _act_rows(code, case.life.acts)

    def _duties(self, code: str, plan: Plan) -> Iterator[Row]:
        """A fine usually comes with the court fee of the same judgment."""
        items = [(plan.kind.item, plan.due)]
        with_fee = plan.kind.item in _WITH_FEE and plan.due > _FEE_FROM
        if with_fee and self.rng.random() < 0.5:
            items = [(_FEE_ITEM, _COURT_FEE), (plan.kind.item, plan.due - _COURT_FEE)]
        for number, (item, amount) in enumerate(items, start=1):
            yield {
                "viec": code, "ma": f"N{number}", "loai": plan.kind.nature,
                "khoan": item, "so_tien": amount or None,
            }  # fmt: skip

    def _code(self, unit: UnitSpec, decided_on: date) -> str:
        year = decided_on.year
        self._serials[unit.code, year] += 1
        return f"{unit.code}-{year % 100:02d}-{self._serials[unit.code, year]:04d}"

    def _officer(self, case: Case) -> str:
        unit = case.successor or case.plan.unit
        number = case.officer or 1 + self.rng.randrange(unit.officers)
        return staff.officer_code(unit.code, number)

    def _judgment(self, case: Case) -> Judgment:
        known = self._shared.get(case.shared_judgment)
        judgment = known or self._own_judgment(case)
        if case.shared_judgment:
            self._shared[case.shared_judgment] = judgment
        return judgment

    def _own_judgment(self, case: Case) -> Judgment:
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
    numbered = [row for case in cases for row in _decisions(case)]
    numbered.sort(key=lambda row: (row[1].on, row[1].recorded_at))
    counters: dict[tuple[str, str, int], int] = defaultdict(int)
    for unit, act in numbered:
        agency, abbreviation = _series_of(unit)
        counters[agency, act.code, act.on.year] += 1
        count = counters[agency, act.code, act.on.year]
        act.number = f"{count:02d}/QĐ-{abbreviation}"


def _decisions(case: Case) -> Iterator[tuple[UnitSpec, Act]]:
    unit = case.plan.unit
    for act in case.life.acts:
        if act.code == "ban_giao_viec" and case.successor:
            unit = case.successor
        if act.code in _NUMBERED:
            yield unit, act


def _series_of(unit: UnitSpec) -> tuple[str, str]:
    """Sổ số và chữ viết tắt: rooms number in the book of their agency."""
    if unit.since >= ROOMS_SINCE:
        return unit.parent or unit.code, "THADS"
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
