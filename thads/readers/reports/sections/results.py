"""Kết quả về việc và về tiền: the columns of the two forms, said in order."""

from collections.abc import Mapping
from dataclasses import replace

from thads.law.indicators import rate_percent
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, Picture, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    BY_MONEY,
    FormTable,
    Measure,
    ReportFacts,
    rate,
    rate_column,
    table_of,
)
from thads.readers.reports.figures import Figure, Sentence, figure, say
from thads.readers.reports.sections import changes, pictures
from thads.readers.reports.sections.layout import layout_of
from thads.readers.reports.sections.places import (
    Places,
    is_something,
    list_of,
    places_of,
    total_of,
    written_as,
)
from thads.readers.statistics.references import SHARE, Reference


def by_cases(facts: ReportFacts) -> list[Paragraph | Picture]:
    """Kết quả về việc."""
    return [*_result(facts, BY_CASES, _CASES), *pictures.standing(facts)]


def by_money(facts: ReportFacts) -> list[Paragraph]:
    """Kết quả về tiền."""
    return _result(facts, BY_MONEY, _MONEY)


# {exits}, {parts}: a list of what is not zero; a sentence about nothing is left out.
_CASES = (
    "Tổng số bản án, quyết định đã nhận trong kỳ là {n0} việc.",
    "Tổng số đã giải quyết là {n1} việc, gồm {n2} việc năm trước chuyển sang và "
    "{n3} việc thụ lý mới.",
    "Số phải thi hành là {n6} việc{exits}.",
    "Trong số phải thi hành, có điều kiện thi hành {n7} việc, chiếm {share7}; chưa có "
    "điều kiện thi hành {n12} việc, chiếm {share12}{waiting}.",
    "Đã thi hành xong {done} việc{parts}; tỷ lệ thi hành xong trên số có điều kiện là "
    "{rate}.",
    "Chuyển kỳ sau {n19} việc, trong đó {open} việc có điều kiện thi hành.",
    "Ngoài số trên, {n18} việc đang ở sổ theo dõi riêng.",
)
_MONEY = (
    "Tổng số đã giải quyết là {n1}, gồm {n2} năm trước chuyển sang và {n3} thụ lý mới.",
    "Số phải thi hành là {n6}{exits}.",
    "Trong số phải thi hành, có điều kiện thi hành {n7}, chiếm {share7}; chưa có điều "
    "kiện thi hành {n12}, chiếm {share12}{waiting}.",
    "Đã thi hành xong {done}{parts}; tỷ lệ thi hành xong trên số có điều kiện là {rate}.",
    "Chuyển kỳ sau {n19}, trong đó {open} có điều kiện thi hành.",
    "Ngoài số trên, {n18} đang ở sổ theo dõi riêng.",
)
_UNSAID_AT_ZERO = ("n0", "n18")
_EXITS = (
    ("n4", "uỷ thác"),
    ("n5", "thu hồi, huỷ quyết định"),
    ("n5b", "chuyển sổ theo dõi riêng"),
    ("n5c", "gửi lại yêu cầu"),
)
_PARTS = {
    BY_CASES: (("n8", "thi hành xong"), ("n9", "đình chỉ")),
    BY_MONEY: (
        ("n8", "thu, giao được"),
        ("n9", "đình chỉ"),
        ("n9b", "được miễn, giảm"),
    ),
}


def _result(
    facts: ReportFacts, measure: Measure, templates: tuple[str, ...]
) -> list[Paragraph]:
    table = table_of(facts, measure)
    places = _places(facts, table)
    clauses = _clauses(places, measure)
    said = [
        say(_with(template, clauses), places)
        for template in templates
        if not _is_about_nothing(template, places)
    ]
    return [
        *paragraph(*said),
        *paragraph(*_against_last_year(facts, measure, places)),
    ]


def _clauses(places: Places, measure: Measure) -> dict[str, str]:
    """Vế câu chỉ nói khi có: what is not zero, listed."""
    unit = measure.spaced_unit
    exits = list_of(_EXITS, places, unit)
    parts = list_of(_PARTS[measure], places, unit)
    waiting = f"; đang hoãn, tạm đình chỉ, tạm dừng {{stopped}}{unit}, chiếm {{share_stopped}}"
    return {
        "{exits}": f", sau khi trừ {exits}" if exits else "",
        "{parts}": f", gồm {parts}" if parts else "",
        "{waiting}": waiting if is_something(places["stopped"]) else "",
    }


def _with(template: str, clauses: Mapping[str, str]) -> str:
    for mark, clause in clauses.items():
        template = template.replace(mark, clause)
    return template


def _is_about_nothing(template: str, places: Places) -> bool:
    return any(
        f"{{{name}}}" in template and not is_something(places.get(name))
        for name in _UNSAID_AT_ZERO
    )


def _places(facts: ReportFacts, table: FormTable) -> Places:
    used, rated = table.edition, rate_column(table.edition)
    layout = layout_of(used)
    by_letter = places_of(facts, table)
    places = {
        name: by_letter[letter]
        for letter, name in layout.names.items()
        if letter in by_letter
    }
    letters = {each.letter for each in used.columns}
    stopped = tuple(each for each in layout.stopped if each in letters)
    places |= {
        "n7": by_letter[rated.denominator],
        "rate": by_letter[rated.letter],
        "done": total_of(facts, table, rated.numerator, None),
        "open": total_of(facts, table, layout.opened, None),
        "stopped": total_of(facts, table, stopped, None),
    }
    for share, part in (
        ("share7", "n7"),
        ("share12", "n12"),
        ("share_stopped", "stopped"),
    ):
        places[share] = _share(places.get(part), places["n6"])
    return places


def _share(part: Figure | None, whole: Figure | None) -> Figure | None:
    if part is None or whole is None:
        return None
    if not isinstance(part.source, Reference) or not isinstance(
        whole.source, Reference
    ):
        return None
    assert isinstance(part.value, int) and isinstance(whole.value, int)
    over = whole.source.columns
    source = replace(part.source, work=SHARE, over=over)
    return figure(rate_percent(part.value, whole.value), wording.percent, source)


def _against_last_year(
    facts: ReportFacts, measure: Measure, places: Places
) -> list[Sentence | None]:
    before = facts.last_year
    if before is None:
        return []
    then = before.forms[measure.form]
    written = written_as(then.edition, then.edition.columns[0])
    old = _places(facts, then)
    return [
        *(
            changes.of_amount(what, places[name], _number(old.get(name)), written, unit)
            for what, name in _COMPARED
            for unit in [measure.spaced_unit]
        ),
        changes.of_rate(
            "Tỷ lệ thi hành xong", places["rate"], rate(then.edition, then.total)
        ),
    ]


_COMPARED = (
    ("Số đã giải quyết", "n1"),
    ("Số thụ lý mới", "n3"),
    ("Số phải thi hành", "n6"),
    ("Số có điều kiện thi hành", "n7"),
    ("Số đã thi hành xong", "done"),
)


def _number(found: Figure | None) -> int:
    return found.value if found is not None and isinstance(found.value, int) else 0
