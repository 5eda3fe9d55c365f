"""Hiệu chỉnh: what the synthetic country shows, beside what was published of the real one.

Each figure is counted from the facts over the last year of the country, as the forms
count it; the published value, its source and the bounds that a simulated one must stay
in are data (hieu-chinh.toml).
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from thads.law.indicators.lines import Line
from thads.readers.simulation.country.spec import CountrySpec
from thads.readers.simulation.spec import SPECS
from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.store.stored import StoredFacts
from thads.readers.statistics.tables import day_number

Lines = Mapping[str, int]
_LEFT = (Line.ENTRUSTED, Line.WITHDRAWN, Line.TO_SEPARATE_BOOK, Line.SENT_BACK)
_DONE = (Line.DONE, Line.TERMINATED, Line.REDUCED)
_STOPPED = (Line.POSTPONED, Line.SUSPENDED, Line.PAUSED, Line.OTHER)


@dataclass(frozen=True, slots=True)
class Published:
    """Một số đã công bố: in words, where it stands, and the bounds we keep."""

    code: str
    name: str
    value: str
    row: str
    low: float
    high: float

    def holds(self, simulated: float) -> bool:
        """Số mô phỏng nằm trong khoảng."""
        return self.low <= simulated <= self.high


@cache
def published() -> tuple[Published, ...]:
    """Mọi số để đối chiếu, in the order of the research."""
    text = (SPECS / "hieu-chinh.toml").read_text(encoding="utf-8")
    return tuple(
        Published(
            code=row["ma"],
            name=row["ten"],
            value=row["cong_bo"],
            row=row["muc"],
            low=row["tu"],
            high=row["den"],
        )
        for row in tomllib.loads(text)["so"]
    )


def simulated(facts: StoredFacts, spec: CountrySpec, size: float) -> dict[str, float]:
    """Các số của năm cuối; `size` is the share of the country that was made."""
    asked = bounds_of_last_year(spec)
    cases = _whole(facts.lines_of_all("cases", asked))
    money = _whole(facts.lines_of_all("money", asked))
    return {
        **_structure(cases, money, size),
        **_sizes(cases, money),
        **_of_sources(facts, asked),
        **_of_provinces(facts, spec, asked),
        **_of_acts(facts, asked, _with_means(cases)),
    }


def bounds_of_last_year(spec: CountrySpec) -> Bounds:
    """Năm thống kê cuối cùng, as known at its end."""
    from thads.readers.simulation.country.spread import last_moment

    first = spec.last.replace(year=spec.last.year - 1, month=10, day=1)
    return Bounds(day_number(first), day_number(spec.last), last_moment(spec))


def _whole(by_unit: Mapping[int, Lines]) -> Lines:
    total: Counter[str] = Counter()
    for own in by_unit.values():
        total.update(own)
    return total


def _handled(lines: Lines) -> int:
    return lines[Line.CARRIED_OVER] + lines[Line.NEW]


def _to_enforce(lines: Lines) -> int:
    return _handled(lines) - sum(lines[line] for line in _LEFT)


def _done(lines: Lines) -> int:
    return sum(lines[line] for line in _DONE)


def _with_means(lines: Lines) -> int:
    return _done(lines) + sum(
        lines[line] for line in (Line.IN_PROGRESS, Line.POSTPONED_BY_AGREEMENT)
    )


def _structure(cases: Lines, money: Lines, size: float) -> dict[str, float]:
    to_enforce, with_means = _to_enforce(cases), _with_means(cases)
    return {
        "phai_thi_hanh": to_enforce / size,
        "thu_ly_moi": cases[Line.NEW] / size,
        "moi_trong_thu_ly": cases[Line.NEW] / _handled(cases),
        "uy_thac": cases[Line.ENTRUSTED] / _handled(cases),
        "thu_hoi": cases[Line.WITHDRAWN] / _handled(cases),
        "co_dieu_kien": with_means / to_enforce,
        "co_dieu_kien_tien": _with_means(money) / _to_enforce(money),
        "ly_do_khac": sum(cases[line] for line in _STOPPED) / to_enforce,
        "so_theo_doi_rieng": cases[Line.IN_SEPARATE_BOOK] / to_enforce,
        "xong_tren_co_dieu_kien": _done(cases) / with_means,
        "xong_tren_co_dieu_kien_tien": _done(money) / _with_means(money),
        "chuyen_ky_sau_co_dieu_kien": 1 - _done(cases) / with_means,
    }


def _sizes(cases: Lines, money: Lines) -> dict[str, float]:
    million = 1e6
    return {
        "tien_moi_viec": _to_enforce(money) / _to_enforce(cases) / million,
        "tien_moi_viec_co_dieu_kien": _with_means(money) / _with_means(cases) / million,
        "tien_moi_viec_xong": _done(money) / _done(cases) / million,
    }


_SOURCES = """
  WITH opened AS (
    SELECT proceeding FROM events
     WHERE code = 'quyet_dinh_thi_hanh_an' AND day BETWEEN {first} AND {last}
  ), standing AS (
    SELECT DISTINCT proceeding FROM spans
     WHERE recorded_to > {known_at} AND valid_from <= {last} AND valid_to >= {first}
       AND status NOT IN ('da_tiep_nhan', 'theo_doi_rieng')
       AND NOT (status IN ('xong', 'dinh_chi', 'uy_thac', 'thu_hoi', 'huy', 'gui_lai')
                AND valid_from < {first})
  )
  SELECT (SELECT count(*) FROM opened),
         (SELECT count(*) FROM opened JOIN cases USING (proceeding) WHERE on_request),
         (SELECT count(*) FROM receipts WHERE day BETWEEN {first} AND {last}),
         count(*), sum(due), count(*) FILTER (is_credit), sum(due) FILTER (is_credit)
    FROM (SELECT due, creditor_kind = 'to_chuc_tin_dung' AS is_credit
            FROM cases SEMI JOIN standing USING (proceeding))
"""


def _of_sources(facts: StoredFacts, asked: Bounds) -> dict[str, float]:
    row = _rows(facts, _SOURCES, asked, "events", "cases", "receipts", "spans")[0]
    opened, requested, received, cases, money, credits, owed = map(float, row)
    return {
        "theo_yeu_cau": requested / opened,
        "quyet_dinh_moi_ban_an": opened / received,
        "tin_dung_viec": credits / cases,
        "tin_dung_tien": owed / money,
        "tin_dung_moi_viec_ty": owed / credits / 1e9,
        "khong_tin_dung_moi_viec": (money - owed) / (cases - credits) / 1e6,
    }


def _of_provinces(
    facts: StoredFacts, spec: CountrySpec, asked: Bounds
) -> dict[str, float]:
    place = {each.number: each.code[:-2] for each in spec.offices}
    done: Counter[str] = Counter()
    money: Counter[str] = Counter()
    for unit, lines in facts.lines_of_all("cases", asked).items():
        done[place[unit]] += _done(Counter(lines))
    for unit, lines in facts.lines_of_all("money", asked).items():
        money[place[unit]] += _done(Counter(lines))
    all_done, all_money = sum(done.values()), sum(money.values())
    return {
        "hcm_viec_xong": done["HCM"] / all_done,
        "hcm_tien_xong": money["HCM"] / all_money,
        "hn_viec_xong": done["HN"] / all_done,
        "hn_tien_xong": money["HN"] / all_money,
    }


_ACTS = """
  SELECT code, coalesce(result, ''), coalesce(ground, ''),
         month(DATE '1970-01-01' + day::integer), count(*)
    FROM events WHERE day BETWEEN {first} AND {last} GROUP BY ALL
"""
_THIRD_QUARTER = (7, 8, 9)


def _of_acts(facts: StoredFacts, asked: Bounds, with_means: int) -> dict[str, float]:
    rows = _rows(facts, _ACTS, asked, "events")
    count: Counter[str] = Counter()
    forced = late = 0
    for code, _, ground, month, number in rows:
        count[code] += number
        forced += number * (code == "to_chuc_cuong_che" and ground != "")
        late += number * (code == "ket_thuc" and month in _THIRD_QUARTER)
    coercions = count["quyet_dinh_cuong_che"]
    return {
        "bien_lai_moi_quyet_dinh": count["thu_tien"] / count["quyet_dinh_thi_hanh_an"],
        "cuong_che_tren_co_dieu_kien": coercions / with_means,
        "tu_nguyen_sau_cuong_che": count["tu_nguyen_thi_hanh"] / coercions,
        "huy_dong_luc_luong": forced / coercions,
        "xong_quy_ba": late / count["ket_thuc"],
    }


def _rows(
    facts: StoredFacts, statement: str, asked: Bounds, *names: str
) -> list[tuple[Any, ...]]:
    duck = facts.duck()
    facts.attach(duck, *names)
    given = {
        "first": asked.first,
        "last": asked.last,
        "known_at": asked.known_at,
    }
    return duck.execute(statement.format(**given)).fetchall()
