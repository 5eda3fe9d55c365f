"""Bảng theo dõi đứng thay sổ: every cell of forms 10 and 11 is counted again from its rows."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.builders.agencies import Province, a_province
from thads.law.acts.catalogue import find, of_procedure
from thads.law.acts.history import CORRECTION, CaseFacts
from thads.law.acts.procedures import NOTHING_RECORDED, led_to
from thads.readers.registers.asking import asked_of
from thads.readers.registers.closing import close_register
from thads.readers.registers.definitions import FOLLOWED, of_group, register_of
from thads.readers.registers.rows import rows
from thads.readers.registers.telling import notes
from thads.readers.statistics.figures import figures
from thads.records.ledger.bulk import record_many
from thads.records.ledger.values import NewAct, NewProceeding
from thads.records.paperwork.closings import NotClosed

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2025, 10, 1), date(2026, 3, 31)
NOW = datetime(2026, 5, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DRAWN, STEPS, MONEY = 30, 6, 1_000_000
SPENT = re.compile(r"(\d\d)/(\d\d)/(\d{4}), ([\d.]+) đồng")
DAYS = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
Told = dict[str, object]
Counted = Callable[[Told], bool]


@pytest.mark.parametrize("seed", [10, 11])
def test_every_cell_of_forms_10_and_11_is_in_the_rows(seed: int) -> None:
    _draw(a_province(units=2), Random(seed))
    wanted = {"10": dict(_form_10()), "11": dict(_form_11())}
    for code, cells in wanted.items():
        form = figures(code, "QN00", LAST, first=FIRST, known_at=NOW)
        assert set(cells) == set(form.total), "each column is compared"
        assert {key: form.total[key] for key in cells} == cells
    some = {key for cells in wanted.values() for key, value in cells.items() if value}
    assert len(some) >= 18, f"seed {seed} leaves too many cells empty: {sorted(some)}"


def test_each_says_that_no_norm_asks_for_it_and_none_is_closed() -> None:
    province = a_province(units=1)
    for each in of_group(FOLLOWED):
        asked = asked_of(each.code, "QN00", str(FIRST), str(LAST), "")
        assert f"đối chiếu biểu {each.number}" in " ".join(notes(asked))
        with pytest.raises(NotClosed, match="chưa thấy văn bản"):
            close_register(each.code, province.top, LAST, by=None, now=NOW)


def _form_10() -> Iterator[tuple[str, int]]:
    sessions, protests = _told("theo_doi_kiem_tra"), _told("theo_doi_kiem_sat")
    yield from _course(("I1", "I2", "I4"), sessions, "Ngày mở", "Ngày kết luận")
    yield "I3", _days(sessions, "Ngày kết luận")
    reported = "Ngày báo cáo thực hiện"
    concluded = [each for each in sessions if each["Ngày kết luận"]]
    yield from _course(("I5", "I6", "I8"), concluded, "Ngày kết luận", reported)
    yield "I7", _days(concluded, reported)
    yield from _course(("I9", "I10", "I13"), protests, "Ngày nhận", "Ngày trả lời")
    granted = [each for each in protests if each["Kết quả"] == "Chấp nhận"]
    others = [each for each in protests if each["Kết quả"] != "Chấp nhận"]
    yield "I11", _days(granted, "Ngày trả lời")
    yield "I12", _days(others, "Ngày trả lời")


def _form_11() -> Iterator[tuple[str, int]]:
    claims = _told("theo_doi_boi_thuong")
    yield "L1", _days(claims, "Ngày nhận")
    for each in claims:
        ends = [each["Ngày quyết định"], each["Ngày đình chỉ"]]
        each["Xong"] = min(filter(None, ends), default=None)  # type: ignore[type-var]
    taken = [each for each in claims if each["Ngày thụ lý"]]
    before, new, left = _course(("L2", "L3", "L7"), taken, "Ngày thụ lý", "Xong")
    yield from (before, new, left)
    yield "L4", before[1] + new[1]
    decided = [each for each in taken if each["Xong"] == each["Ngày quyết định"]]
    stopped = [each for each in taken if each["Xong"] == each["Ngày đình chỉ"]]
    yield "L5", _days(decided, "Xong")
    yield "L6", _days(stopped, "Xong")
    yield "L8", sum(_spent(each["Phải bồi thường"]) for each in claims)
    yield "L9", sum(_spent(each["Đã chi trả"]) for each in claims)
    returned = " ".join(str(each["Xác định hoàn trả"]) for each in claims)
    yield "L10", sum(_within(date(int(y), int(m), int(d)))
                     for d, m, y in DAYS.findall(returned))  # fmt: skip


def _course(
    letters: tuple[str, str, str], told: list[Told], begins: str, ends: str
) -> list[tuple[str, int]]:
    """Carried over, new, left: by the day each begins and the day it ends, if it does."""
    days = [(each[begins], each[ends] or date.max) for each in told]
    counted = (
        sum(b < FIRST <= e for b, e in days),  # type: ignore[operator]
        sum(FIRST <= b <= LAST for b, _ in days),  # type: ignore[operator]
        sum(b <= LAST < e for b, e in days),  # type: ignore[operator]
    )
    return list(zip(letters, counted, strict=True))


def _days(told: list[Told], title: str) -> int:
    return sum(_within(each[title]) for each in told)


def _within(on: object) -> bool:
    return isinstance(on, date) and FIRST <= on <= LAST


def _spent(cell: object) -> int:
    return sum(
        int(amount.replace(".", ""))
        for day, month, year, amount in SPENT.findall(str(cell))
        if _within(date(int(year), int(month), int(day)))
    )


def _told(code: str) -> list[Told]:
    """Rows of every year up to the last day, by the titles of their columns."""
    asked = asked_of(code, "QN00", "2020-01-01", LAST.isoformat(), NOW.isoformat())
    titles = [each.title for each in register_of(code).columns]
    return [
        dict(zip(titles, row.cells, strict=True))
        for row in rows(asked)
        if row.struck_on is None
    ]


def _draw(province: Province, chance: Random) -> None:
    made = []
    for procedure in ("kiem_tra", "kiem_sat", "boi_thuong"):
        for number in range(DRAWN):
            unit = chance.choice(list(province.units.values()))
            assert unit.root_id is not None
            made.append(
                NewProceeding(
                    root_id=unit.root_id,
                    unit_id=unit.pk,
                    officer_id=None,
                    code=f"{procedure}-{number}",
                    procedure=procedure,
                    facts=CaseFacts(on_request=True, due=0, unit=unit.code),
                    acts=list(_acts(chance, procedure)),
                )
            )
    record_many(made, now=NOW)


def _acts(chance: Random, procedure: str) -> Iterator[NewAct]:
    """A lawful walk from before the period to after it; now and then its end taken back."""
    on, seq = FIRST + timedelta(days=chance.randrange(-150, 150)), 0
    for seq, code in enumerate(_walked(chance, procedure), start=1):
        yield _act(chance, seq, code, on)
        on += timedelta(days=chance.randrange(0, 60))
    if chance.random() < 0.2:
        yield _act(chance, seq + 1, CORRECTION, on, corrects=seq)


def _walked(chance: Random, procedure: str) -> Iterator[str]:
    status = was = NOTHING_RECORDED
    for _ in range(STEPS):
        after = [
            (each, edition)
            for each in of_procedure(procedure)
            if (edition := each.edition(FIRST)) and status in edition.follows
        ]
        if not after:
            return
        kind, edition = chance.choice(after)
        led = led_to(status, was, edition.leads_to)
        was, status = (status, led) if led != status else (was, status)
        yield kind.code


def _act(chance: Random, seq: int, code: str, on: date, **more: int) -> NewAct:
    at = datetime(2026, 4, 1, 8, tzinfo=NOW.tzinfo) + timedelta(seconds=seq)
    kind = find(code)
    results = [each.slug for field in (kind.fields if kind else ())
               if field.name == "ket_qua" for each in field.choices]  # fmt: skip
    money = MONEY * seq if "boi_thuong" in code else None
    return NewAct(
        seq=seq,
        code=code,
        effective_on=on,
        recorded_at=at,
        result=chance.choice([*results, None]),
        amount=money,
        **more,
    )
