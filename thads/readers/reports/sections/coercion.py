"""Cưỡng chế thi hành án: what form seven counts, said in the order of its columns."""

from dataclasses import replace

from thads.law.indicators import rate_percent
from thads.law.indicators.cells import whole
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Sentence, fact, figure, say, strung
from thads.readers.reports.sections.places import (
    Places,
    is_something,
    item_name,
    no_edition,
    places_of,
    source_of,
    tell,
)
from thads.readers.statistics.references import SHARE

FORM, MEASURES = "07", "bien_phap"
NOTHING = "Trong kỳ không ghi nhận quyết định cưỡng chế nào."
_SENTENCES = (
    "Đã ban hành {C3} quyết định cưỡng chế thi hành án[; {C2} quyết định kỳ trước chuyển "
    "sang].",
    "[Sau khi có quyết định cưỡng chế, {C5} trường hợp đã tự nguyện thi hành nên không "
    "phải tổ chức cưỡng chế.]",
    "{organised}",
    "[Có {C13} cuộc ghi nhận kết quả không thành.]",
    "{outcome}",
    "[Có {C7} quyết định không còn phải tổ chức vì việc đã kết thúc.]",
    "[Còn {C8} quyết định đến cuối kỳ chưa tự nguyện, chưa tổ chức cưỡng chế.]",
    "[Đã áp dụng {C1} biện pháp bảo đảm thi hành án.]",
)
_ORGANISED = "Đã tổ chức cưỡng chế {C9} trường hợp"
_WITH_FORCES = f"{_ORGANISED}, trong đó {{C10}} cuộc huy động lực lượng liên ngành."
_WITHOUT = f"{_ORGANISED}, không cuộc nào phải huy động lực lượng liên ngành."
_NONE = "Trong kỳ không phải tổ chức cuộc cưỡng chế nào."
_ALL_SUCCEEDED = "Tất cả các cuộc đã tổ chức đều ghi nhận kết quả thành công."

_VOLUNTARY = (
    "Trong {C4} quyết định cưỡng chế phải giải quyết, {C5} trường hợp người phải thi hành "
    "án đã tự nguyện thi hành ({share}), không phải tổ chức cưỡng chế."
)


def coercion(facts: ReportFacts) -> list[Paragraph]:
    """Kết quả cưỡng chế trong kỳ."""
    table = facts.forms.get(FORM)
    if table is None:
        return paragraph(no_edition(facts, FORM))
    if table.is_empty:
        return paragraph(say(NOTHING, {}))
    places = places_of(facts, table)
    own = {"{organised}": _organised(places), "{outcome}": _outcome(places)}
    said = [own[each] if each in own else tell(each, places) for each in _SENTENCES]
    return [*paragraph(*said), *paragraph(_by_measure(facts))]


def voluntary(facts: ReportFacts) -> list[Paragraph]:
    """Dân vận: of the decisions that waited, how many ended by voluntary compliance."""
    table = facts.forms.get(FORM)
    places = places_of(facts, table) if table is not None else {}
    if table is None or not is_something(places["C5"]):
        return []
    places["share"] = figure(
        rate_percent(whole(table.total["C5"]), whole(table.total["C4"])),
        wording.percent,
        replace(source_of(facts, table.edition, ("C5",)), work=SHARE, over=("C4",)),
    )
    return paragraph(say(_VOLUNTARY, places))


def _organised(places: Places) -> Sentence | None:
    if not is_something(places["C9"]):
        return say(_NONE, {})
    forces = is_something(places["C10"])
    return say(_WITH_FORCES if forces else _WITHOUT, places)


def _outcome(places: Places) -> Sentence | None:
    """Where the book does not tell the outcome of one, nothing is said of all."""
    organised, succeeded = places["C9"], places["C12"]
    if organised is None or succeeded is None or organised.value == 0:
        return None
    return say(_ALL_SUCCEEDED, {}) if organised.value == succeeded.value else None


def _by_measure(facts: ReportFacts) -> Sentence | None:
    """Theo biện pháp: the decisions of each measure that was used."""
    table = facts.forms[FORM]
    parts = (
        say("{name} {decisions}", {"name": fact(item_name(line)), "decisions": found})
        for line in table.lines.get(MEASURES, ())
        if line.place.startswith("cuong_che.")
        for found in [places_of(facts, table, line)["C3"]]
        if is_something(found)
    )
    return strung("Quyết định cưỡng chế theo biện pháp: ", parts, ".")
