"""Kiểm tra số liệu đã công bố: identities in a row set, and agreement between them.

A row set is what one scope printed for one period. Nothing is corrected and nothing is
silently accepted: a contradiction is reported with the figures and their sources.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

from thads.law.indicators.printed import Range, Relation, contradictions
from thads.law.periods import in_words, statistics_year
from thads.readers.statistics.published.reading import MONEY_UNITS, Published
from thads.readers.statistics.published.wording import measure_name
from thads.records.web import formatting

_SAME_ALL_YEAR = (
    *("viec_cu_chuyen_sang", "tien_cu_chuyen_sang"),
    "viec_cu_chuyen_sang_tru_so_theo_doi_rieng",
)
_GROWING = (
    *("viec_thu_ly_moi", "tien_thu_ly_moi", "viec_uy_thac", "viec_thu_hoi_huy"),
    *("viec_thi_hanh_xong", "tien_thi_hanh_xong"),
)


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Một phát hiện: scope, days, which rule, in a sentence, with its sources."""

    scope: str
    first: date
    last: date
    rule: str
    sentence: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        days = f"{in_words(self.first)} – {in_words(self.last)}"
        return f"{self.scope}, {days}, {self.rule}: {self.sentence}"


RowSet = list[Published]


def findings(rows: Iterable[Published]) -> list[Contradicted]:
    """Mọi mâu thuẫn trong số liệu đã công bố; derived figures prove nothing."""
    printed = [row for row in rows if row.is_printed]
    found: list[Contradicted] = []
    for own in _sets(printed).values():
        found += [*_printed_twice(own), *_identities(own)]
    for year in _years(printed).values():
        found += [*_same_all_year(year), *_never_falls(year)]
    return found


def checked(rows: Iterable[Published]) -> int:
    """Số đẳng thức đã kiểm tra được: all of whose sides were printed."""
    count = 0
    for own in _sets([row for row in rows if row.is_printed]).values():
        named = {row.measure for row in own}
        for relation in _relations(own[0].last):
            count += set(relation.measures) <= named
    return count


def _sets(rows: Iterable[Published]) -> dict[tuple[str, date, date, str], RowSet]:
    sets: dict[tuple[str, date, date, str], RowSet] = defaultdict(list)
    for row in rows:
        sets[row.scope, row.first, row.last, row.version].append(row)
    return sets


def _years(rows: Iterable[Published]) -> dict[tuple[str, date, str], RowSet]:
    """What one scope printed in one statistics year, as one version."""
    years: dict[tuple[str, date, str], RowSet] = defaultdict(list)
    for row in rows:
        if statistics_year(row.last).first == row.first:
            years[row.scope, row.first, row.version].append(row)
    return years


def _printed_twice(own: RowSet) -> Iterator[Contradicted]:
    """The same figure of the same days, printed as two."""
    for one, other in combinations(own, 2):
        if one.measure == other.measure and one.range.meet(other.range).is_empty:
            yield _contradicted(
                [one, other],
                "hai nơi in khác nhau",
                f"{measure_name(one.measure)}: {printed_text(one)} và {printed_text(other)}.",
            )


def _identities(own: RowSet) -> Iterator[Contradicted]:
    """K1–K8, K15, K16 and the like, with what each tells of figures not printed."""
    ranges: dict[str, Range] = {}
    for row in own:
        met = ranges.get(row.measure, row.range).meet(row.range)
        # Printed twice, and differently: said above, and of no use here.
        ranges[row.measure] = (
            ranges.get(row.measure, row.range) if met.is_empty else met
        )
    for wrong in contradictions(_relations(own[0].last), ranges):
        relation = wrong.relation
        named = [row for row in own if row.measure in relation.measures]
        shown = "; ".join(
            f"{measure_name(row.measure)} {printed_text(row)}" for row in named
        )
        yield _contradicted(
            named or own,
            relation.name,
            f"{shown}. Theo các số kia, {measure_name(relation.left)} phải là "
            f"{_within(wrong.reckoned, named or own, relation)}.",
        )


def _same_all_year(year: RowSet) -> Iterator[Contradicted]:
    """K9: carried over is the same in every period of the year."""
    for measure in _SAME_ALL_YEAR:
        for one, other in pairwise(_in_order(year, measure)):
            if one.range.meet(other.range).is_empty:
                yield _contradicted(
                    [one, other],
                    "K9",
                    f"{measure_name(measure)} phải giống nhau ở mọi kỳ của năm: "
                    f"{printed_text(one)} đến {in_words(one.last)}, {printed_text(other)} đến "
                    f"{in_words(other.last)}.",
                )


def _never_falls(year: RowSet) -> Iterator[Contradicted]:
    """K11: what is cumulative does not fall within the year."""
    for measure in _GROWING:
        for one, other in pairwise(_in_order(year, measure)):
            high = other.range.high
            if one.last < other.last and high is not None and high < one.range.low:
                yield _contradicted(
                    [one, other],
                    "K11",
                    f"{measure_name(measure)} luỹ kế giảm: {printed_text(one)} đến "
                    f"{in_words(one.last)}, {printed_text(other)} đến {in_words(other.last)}.",
                )


def _in_order(year: RowSet, measure: str) -> RowSet:
    own = [row for row in year if row.measure == measure]
    return sorted(own, key=lambda row: row.last)


def _contradicted(rows: Sequence[Published], rule: str, sentence: str) -> Contradicted:
    own = rows[-1]
    sources = tuple(dict.fromkeys(row.source for row in rows))
    return Contradicted(own.scope, own.first, own.last, rule, sentence, sources)


def printed_text(row: Published) -> str:
    """Số như đã in, with its unit."""
    whole, point, rest = row.text.partition(".")
    text = formatting.whole(int(whole)) + ("," + rest if point else "")
    return f"{text} {UNIT_WORDS[row.unit]}".strip()


UNIT_WORDS = {
    "viec": "việc",
    "percent": "%",
    "ty_dong": "tỷ đồng",
    "nghin_dong": "nghìn đồng",
    "trieu_dong": "triệu đồng",
    "ban_an": "bản án",
    "truong_hop": "trường hợp",
    "nguoi": "người",
    "diem_phan_tram": "điểm phần trăm",
    "dong": "đồng",
    "luot_don_viec": "lượt",
    "percent_cua_chi_tieu": "% của chỉ tiêu",
    "phong": "phòng",
    "don_vi": "đơn vị",
}


def _within(told: Range, rows: Sequence[Published], relation: Relation) -> str:
    """The stretch of values as people read it, in the unit of the left side."""
    unit = next((row.unit for row in rows if row.measure == relation.left), "")
    low = _number(told.low, unit)
    if told.high is None:
        return f"từ {low} trở lên"
    high = _number(told.high, unit)
    return low if low == high else f"từ {low} đến {high}"


def _number(value: Fraction, unit: str) -> str:
    scaled = value / MONEY_UNITS.get(unit, 1)
    if scaled.denominator == 1:
        return formatting.whole(int(scaled))
    cents = round(scaled * 100)
    return f"{formatting.whole(cents // 100)},{cents % 100:02}"


@cache
def _every_relation() -> tuple[tuple[date, date, Relation], ...]:
    path = Path(__file__).parent / "data" / "dang-thuc.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["dang_thuc"]
    return tuple(
        (
            row.get("tu_ngay", date.min),
            row.get("den_ngay", date.max),
            Relation(
                name=row["ten"],
                left=row["trai"],
                terms=tuple(_terms(row["phai"])),
                over=row.get("tren", ""),
                at_least=row.get("tro_len", False),
            ),
        )
        for row in rows
    )


def _relations(last: date) -> list[Relation]:
    """Các đẳng thức áp dụng cho kỳ kết thúc ngày này."""
    return [each for since, until, each in _every_relation() if since <= last <= until]


def _terms(text: str) -> Iterator[tuple[int, str]]:
    sign = 1
    for word in text.split():
        if word in "+-":
            sign = 1 if word == "+" else -1
        else:
            yield sign, word
