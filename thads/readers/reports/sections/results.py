"""Kết quả về việc và về tiền: the columns of the two forms, said in order."""

from collections.abc import Mapping

from thads.law.indicators import Cell, rate_percent
from thads.law.indicators.cells import whole
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    BY_MONEY,
    FormTable,
    Measure,
    ReportFacts,
    done,
    rate,
)
from thads.readers.reports.figures import Figure, Sentence, Written, figure, say

Places = dict[str, Figure | None]
_STOPPED = ("13", "14", "15", "16")
_OPEN_WITH_MEANS = ("10", "11")


def by_cases(facts: ReportFacts) -> list[Paragraph]:
    """Kết quả về việc."""
    return _result(facts, facts.cases, "B", BY_CASES, _CASES)


def by_money(facts: ReportFacts) -> list[Paragraph]:
    """Kết quả về tiền."""
    return _result(facts, facts.money, "M", BY_MONEY, _MONEY)


# {exits}, {parts}: a list of what is not zero; a sentence about nothing is left out.
_CASES = (
    "Tổng số bản án, quyết định đã nhận trong kỳ là {n0} việc.",
    "Tổng số đã giải quyết là {n1} việc, gồm {n2} việc năm trước chuyển sang và "
    "{n3} việc thụ lý mới.",
    "Số phải thi hành là {n6} việc{exits}.",
    "Trong số phải thi hành, có điều kiện thi hành {n7} việc, chiếm {share7}; chưa có "
    "điều kiện thi hành {n12} việc, chiếm {share12}; đang hoãn, tạm đình chỉ, tạm dừng "
    "{stopped} việc, chiếm {share_stopped}.",
    "Đã thi hành xong {done} việc{parts}; tỷ lệ thi hành xong trên số có điều kiện là "
    "{rate}.",
    "Chuyển kỳ sau {n19} việc, trong đó {open} việc có điều kiện thi hành.",
    "Ngoài số trên, {n18} việc đang ở sổ theo dõi riêng.",
)
_MONEY = (
    "Tổng số đã giải quyết là {n1}, gồm {n2} năm trước chuyển sang và {n3} thụ lý mới.",
    "Số phải thi hành là {n6}{exits}.",
    "Trong số phải thi hành, có điều kiện thi hành {n7}, chiếm {share7}; chưa có điều "
    "kiện thi hành {n12}, chiếm {share12}; đang hoãn, tạm đình chỉ, tạm dừng {stopped}, "
    "chiếm {share_stopped}.",
    "Đã thi hành xong {done}{parts}; tỷ lệ thi hành xong trên số có điều kiện là {rate}.",
    "Chuyển kỳ sau {n19}, trong đó {open} có điều kiện thi hành.",
    "Ngoài số trên, {n18} đang ở sổ theo dõi riêng.",
)
_UNSAID_AT_ZERO = ("{n0} ", "{n18} ")
_EXITS = (
    ("n4", "uỷ thác"),
    ("n5", "thu hồi, huỷ quyết định"),
    ("n5b", "chuyển sổ theo dõi riêng"),
    ("n5c", "gửi lại yêu cầu"),
)
_DONE = {
    "B": (("n8", "thi hành xong"), ("n9", "đình chỉ")),
    "M": (("n8", "thu, giao được"), ("n9", "đình chỉ"), ("n9b", "được miễn, giảm")),
}


def _result(
    facts: ReportFacts,
    table: FormTable,
    series: str,
    measure: Measure,
    templates: tuple[str, ...],
) -> list[Paragraph]:
    places = _places(facts, table, series, measure)
    unit = f" {measure.unit_word}" if measure.unit_word else ""
    exits = _list_of(_EXITS, places, unit)
    parts = _list_of(_DONE[series], places, unit)
    said = [
        say(
            template.replace(
                "{exits}", f", sau khi trừ {exits}" if exits else ""
            ).replace("{parts}", f", gồm {parts}" if parts else ""),
            places,
        )
        for template in templates
        if not _is_about_nothing(template, places)
    ]
    return paragraph(*said, *_against_last_year(facts, measure, places))


def _is_about_nothing(template: str, places: Places) -> bool:
    for mark in _UNSAID_AT_ZERO:
        found = places.get(mark.strip("{} "))
        if mark in template and found is not None and found.value == 0:
            return True
    return False


def _list_of(parts: tuple[tuple[str, str], ...], places: Places, unit: str) -> str:
    """Liệt kê những phần khác không: “{n4} việc uỷ thác và {n5} việc thu hồi”."""
    there = [
        f"{{{name}}}{unit} {words}"
        for name, words in parts
        if (found := places.get(name)) is not None and found.value
    ]
    if not there[1:]:
        return "".join(there)
    return f"{', '.join(there[:-1])} và {there[-1]}"


def _places(
    facts: ReportFacts, table: FormTable, series: str, measure: Measure
) -> Places:
    cells, written = table.total, _written(measure)
    places: Places = {}
    for letter, value in cells.items():
        if letter.startswith(series) and isinstance(value, int):
            source = facts.source(measure.form, letter)
            places[f"n{letter[1:]}"] = figure(value, written, source)
    stopped = _present(cells, series, _STOPPED)
    for name, letters in (
        ("stopped", stopped),
        ("open", _present(cells, series, _OPEN_WITH_MEANS)),
        ("done", measure.done),
    ):
        total = sum(whole(cells[letter]) for letter in letters)
        places[name] = figure(total, written, facts.source(measure.form, *letters))
    places["rate"] = figure(
        rate(cells, measure),
        wording.percent,
        facts.source(measure.form, measure.rate),
    )
    for name, letters in (
        ("share7", (f"{series}7",)),
        ("share12", (f"{series}12",)),
        ("share_stopped", stopped),
    ):
        places[name] = _share(facts, cells, measure, letters, f"{series}6")
    return places


def _written(measure: Measure) -> Written:
    return wording.count if measure is BY_CASES else wording.money


def _present(
    cells: Mapping[str, Cell], series: str, numbers: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(f"{series}{n}" for n in numbers if f"{series}{n}" in cells)


def _share(
    facts: ReportFacts,
    cells: Mapping[str, Cell],
    measure: Measure,
    letters: tuple[str, ...],
    of: str,
) -> Figure | None:
    part = sum(whole(cells[letter]) for letter in letters)
    share = rate_percent(part, whole(cells[of]))
    return figure(share, wording.percent, facts.source(measure.form, *letters, of))


def _against_last_year(
    facts: ReportFacts, measure: Measure, places: Places
) -> list[Sentence | None]:
    before = facts.last_year
    if before is None:
        return []
    cells = before.cases if measure is BY_CASES else before.money
    then, now = rate(cells, measure), places["rate"]
    sentences = [_more_or_less(places["done"], done(cells, measure), measure)]
    if then is not None and now is not None:
        difference = now.value - then  # type: ignore[operator]
        word = "tăng" if difference >= 0 else "giảm"
        sentences.append(
            say(
                f"Tỷ lệ thi hành xong {word} {{points}} so với cùng kỳ năm trước ({{then}}).",
                {
                    "points": figure(difference, wording.points),
                    "then": figure(then, wording.percent),
                },
            )
        )
    return sentences


def _more_or_less(now: Figure | None, then: int, measure: Measure) -> Sentence | None:
    """Tăng 3.305 việc (tăng 12,44%) so với cùng kỳ; nothing to say against zero."""
    if now is None or then == 0:
        return None
    difference = now.value - then  # type: ignore[operator]
    word = "tăng" if difference >= 0 else "giảm"
    unit = f" {measure.unit_word}" if measure.unit_word else ""
    return say(
        f"Số đã thi hành xong {word} {{change}}{unit} ({word} {{share}}) so với cùng kỳ "
        "năm trước.",
        {
            "change": figure(abs(difference), _written(measure)),
            "share": figure(rate_percent(abs(difference), then), wording.percent),
        },
    )
