"""Danh sách kèm báo cáo: the four lists filed with the forms, key cases, the largest open files."""

from collections.abc import Iterator, Sequence

from thads.readers.reports import wording
from thads.readers.reports.document import Cell, Paragraph, Table, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, Sentence, fact, figure, say
from thads.readers.reports.listed import CaseList, Listed

_HEADER = (
    *("Số quyết định", "Người phải thi hành", "Đơn vị"),
    *("Hành vi gần nhất quyết định tình trạng", "Ngày", "Số tiền, đồng"),
)
_WIDTHS = (34.0, 54.0, 56.0, 60.0, 22.0, 26.0)
_KEY_HEADER = ("Số quyết định", "Người phải thi hành", "Lý do", "Tiến độ", "Còn lại")
_KEY_WIDTHS = (30.0, 38.0, 36.0, 38.0, 28.0)
_LARGE_HEADER = ("Số quyết định", "Người phải thi hành", "Tiến độ", "Còn phải thi hành")
_LARGE_WIDTHS = (34.0, 46.0, 50.0, 35.0)


def key_files(facts: ReportFacts) -> list[Paragraph | Table]:
    """Án trọng điểm the head designated, then the largest sums still being enforced."""
    return [*_designated(facts.key_files), *_largest(facts.largest_files)]


def _designated(found: Sequence[Listed]) -> list[Paragraph | Table]:
    if not found:
        return []
    said = _sure(
        "Đến cuối kỳ, thủ trưởng đang chỉ đạo {count} án trọng điểm, còn phải thi hành "
        "{total}.",
        count=Figure(len(found), wording.count(len(found))),
        total=_money(sum(each.amount or 0 for each in found)),
    )
    table = Table(
        caption=_sure("Án trọng điểm do thủ trưởng xác định"),
        header=_KEY_HEADER,
        rows=tuple(
            (fact(each.number), fact(each.debtor or "–"), fact(each.why), *_way(each))
            for each in found
        ),
        widths=_KEY_WIDTHS,
    )
    return [*paragraph(said), table]


def _largest(found: Sequence[Listed]) -> list[Paragraph | Table]:
    if not found:
        return []
    said = _sure(
        "Đến cuối kỳ, {count} việc đang thi hành có số tiền lớn nhất còn {total}.",
        count=Figure(len(found), wording.count(len(found))),
        total=_money(sum(each.amount or 0 for each in found)),
    )
    table = Table(
        caption=_sure("Việc có số tiền lớn đang thi hành"),
        header=_LARGE_HEADER,
        rows=tuple(
            (fact(each.number), fact(each.debtor or "–"), *_way(each)) for each in found
        ),
        widths=_LARGE_WIDTHS,
    )
    return [*paragraph(said), table]


def _way(each: Listed) -> tuple[Cell, Cell]:
    when = f", {wording.day(each.on)}" if each.on else ""
    return fact(f"{each.stands}{when}"), _whole(each.amount)


def tables(facts: ReportFacts) -> Iterator[Table]:
    """Bảng các danh sách rồi từng danh sách ngắn; a long one is a file of its own."""
    if not facts.lists:
        return
    yield Table(
        caption=_sure("Danh sách kèm theo biểu"),
        header=("Danh sách", "Số việc", "Nơi có danh sách"),
        rows=tuple(_summary(facts, each) for each in facts.lists),
        widths=(130.0, 30.0, 92.0),
        wide=True,
    )
    for each in facts.lists:
        if each.entries:
            yield Table(
                caption=_sure(
                    "Danh sách {letter}. {title}",
                    letter=fact(f"({each.letter})"),
                    title=fact(each.title),
                ),
                header=_HEADER,
                rows=tuple(_row(entry) for entry in each.entries),
                widths=_WIDTHS,
                wide=True,
            )


def _summary(facts: ReportFacts, each: CaseList) -> tuple[Cell, ...]:
    source = facts.source(each.form, each.column, axis=each.axis, place=each.place)
    where = "in ở dưới" if each.entries else "tệp danh sách kèm theo báo cáo"
    return (
        fact(f"({each.letter}) {each.title}"),
        Figure(each.count, wording.count(each.count), source),
        fact(where if each.count else "không có việc nào"),
    )


def _row(each: Listed) -> tuple[Cell, ...]:
    return (
        *(fact(each.number), fact(each.debtor or "–"), fact(each.unit)),
        *(fact(each.stands or "–"), fact(wording.day(each.on) if each.on else "–")),
        _whole(each.amount),
    )


def _whole(amount: int | None) -> Cell:
    return "–" if amount is None else Figure(amount, wording.count(amount))


def _money(amount: int) -> Figure:
    found = figure(amount, wording.money)
    assert found is not None
    return found


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said
