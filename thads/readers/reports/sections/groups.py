"""Nhóm việc theo dõi riêng: State budget, credit institutions, corruption.

Form three tells the budget; the others are lines of the forms by cases and by money.
"""

from collections.abc import Mapping

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    BY_MONEY,
    FormTable,
    ReportFacts,
    rate_column,
)
from thads.readers.reports.figures import Sentence, fact, say, strung
from thads.readers.reports.sections import changes
from thads.readers.reports.sections.layout import layout_of
from thads.readers.reports.sections.places import (
    Places,
    is_something,
    item_name,
    no_edition,
    places_of,
    tell,
    total_of,
)

BUDGET, ITEMS = "03", "ngan_sach"
KINDS = "nhom_viec"
CREDIT, CORRUPTION = "tin_dung", "tham_nhung"

_SENTENCES = (
    "Phải thi hành {cases6} việc[, tương ứng {money6}].",
    "Trong đó có điều kiện thi hành {cases7} việc[, {money7}]; chưa có điều kiện thi hành "
    "{cases12} việc[, {money12}].",
    "Đã thi hành xong {cases_done} việc[ (đạt {cases_rate} số có điều kiện)]"
    "[, {money_done} (đạt {money_rate})].",
    "[Chuyển kỳ sau {cases19} việc[, {money19}].]",
)
_SAID = ("6", "12", "19")
_NOTHING = {
    BUDGET: "Trong kỳ không có khoản phải thi hành cho ngân sách nhà nước.",
    CREDIT: "Trong kỳ không có việc mà tổ chức tín dụng là người được thi hành án.",
    CORRUPTION: "Trong kỳ không có việc được ghi nhóm tội tham nhũng, kinh tế.",
}


def budget(facts: ReportFacts) -> list[Paragraph]:
    """Thu cho ngân sách nhà nước, by item."""
    table = facts.forms.get(BUDGET)
    if table is None:
        return paragraph(no_edition(facts, BUDGET))
    if table.is_empty:
        return paragraph(say(_NOTHING[BUDGET], {}))
    places = _of_budget(facts, table)
    said = (tell(each, places) for each in _SENTENCES)
    return [*paragraph(*said, _by_item(facts, table)), *_budget_change(facts, places)]


def _of_budget(facts: ReportFacts, table: FormTable) -> Places:
    own = places_of(facts, table)
    places: Places = {}
    for series, name in (("B", "cases"), ("M", "money")):
        for number in ("6", "7", "12", "19"):
            places[f"{name}{number}"] = own.get(f"{series}{number}")
        places[f"{name}_done"] = own.get(f"{series}8")
        places[f"{name}_rate"] = own.get(f"{series}20")
    return places


def _by_item(facts: ReportFacts, table: FormTable) -> Sentence | None:
    """Theo khoản thu: what was collected of each item that there was."""
    parts = [
        say(
            "{name} {cases} việc, {money}",
            {"name": fact(item_name(line)), "cases": own["B8"], "money": own["M8"]},
        )
        for line in table.lines.get(ITEMS, ())
        if line.style != "tong"
        for own in [places_of(facts, table, line)]
        if is_something(own["B6"])
    ]
    return strung("Số đã thi hành xong theo khoản thu: ", parts, ".")


def _budget_change(facts: ReportFacts, places: Places) -> list[Paragraph]:
    before = facts.last_year
    then = before.forms.get(BUDGET) if before else None
    return _changes(places, _of_budget(facts, then)) if then else []


def group(facts: ReportFacts, place: str) -> list[Paragraph]:
    """Một nhóm việc, from its lines in the two forms."""
    places = _of_group(facts, facts.forms, place)
    if not is_something(places["cases6"]):
        return paragraph(say(_NOTHING[place], {}))
    said = (tell(each, places) for each in _SENTENCES)
    before = facts.last_year
    changed = _changes(places, _of_group(facts, before.forms, place)) if before else []
    return [*paragraph(*said), *changed]


def _of_group(facts: ReportFacts, forms: Mapping[str, FormTable], place: str) -> Places:
    places: Places = {"cases6": None}
    for measure, name in ((BY_CASES, "cases"), (BY_MONEY, "money")):
        table = forms[measure.form]
        line, rated = table.line(KINDS, place), rate_column(table.edition)
        own = places_of(facts, table, line) if line else {}
        names = layout_of(table.edition).names
        for letter, found in own.items():
            if (number := names.get(letter, "").removeprefix("n")) in _SAID:
                places[f"{name}{number}"] = found
        places[f"{name}7"] = own.get(rated.denominator)
        places[f"{name}_rate"] = own.get(rated.letter)
        places[f"{name}_done"] = (
            total_of(facts, table, rated.numerator, line) if line else None
        )
    return places


def _changes(now: Places, then: Places) -> list[Paragraph]:
    said = []
    for name, what, unit, written in (
        ("cases", "Số việc đã thi hành xong", " việc", wording.count),
        ("money", "Số tiền đã thi hành xong", "", wording.money),
    ):
        old = then[f"{name}_done"]
        value = old.value if old is not None and isinstance(old.value, int) else 0
        said.append(changes.of_amount(what, now[f"{name}_done"], value, written, unit))
    return paragraph(*said)
