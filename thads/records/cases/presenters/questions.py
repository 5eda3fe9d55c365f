"""Câu hỏi của người làm luật: had the event been later, why not coerce, which law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import find, name
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.rules import Refusal, When, when_allowed
from thads.law.deadlines import Deadline
from thads.law.deadlines.supposing import Supposed, had_it_been_later
from thads.law.statutes import Governed, governed
from thads.law.statutes import find as find_value
from thads.records.cases.presenters.next_acts import from_when
from thads.records.cases.presenters.terms import Explanation, explanation
from thads.records.web.formatting import day

COERCION = ("quyet_dinh_cuong_che", "to_chuc_cuong_che")
_NIGHT = ("gio_cam_cuong_che_den", "gio_cam_cuong_che_tu")


@dataclass(frozen=True, slots=True)
class Later:
    """Cách tính hiện tại bên cạnh cách tính nếu sự kiện chậm một ngày."""

    headline: str
    event: str
    actual: Explanation
    would_be: Explanation | None


def later(history: History, deadline: Deadline) -> Later:
    """Nếu sự kiện mở thời hạn chậm một ngày."""
    supposed = had_it_been_later(history, deadline)
    then = supposed.would_be
    return Later(
        headline=_headline(supposed),
        event=f"Sự kiện: {name(supposed.event.code)} (hành vi {supposed.event.seq}).",
        actual=explanation(deadline),
        would_be=explanation(then) if then else None,
    )


def _headline(supposed: Supposed) -> str:
    due = supposed.actual.due_on
    if supposed.would_be is None or supposed.moved is None:
        return f"Nếu chậm một ngày thì không còn hạn {day(due)}."
    if supposed.moved == 0:
        return f"Nếu chậm một ngày, hạn vẫn là {day(due)}."
    way = "lùi" if supposed.moved > 0 else "sớm hơn"
    then = day(supposed.would_be.due_on)
    count = abs(supposed.moved)
    return f"Nếu chậm một ngày, hạn {way} {count} ngày: từ {day(due)} đến {then}."


@dataclass(frozen=True, slots=True)
class Reason:
    """Một điều cản trở, with its basis."""

    rule: str
    sentence: str
    citation: str
    earliest_on: date | None


@dataclass(frozen=True, slots=True)
class Coercion:
    """Một bước cưỡng chế: may it be done on the day, what stands in the way, since when."""

    code: str
    title: str
    allowed: bool
    headline: str
    earliest: str
    earliest_on: date | None
    reasons: Sequence[Reason]


def coercion(history: History, on: date) -> list[Coercion]:
    """Vì sao hôm nay chưa được cưỡng chế: the decision, and carrying it out."""
    known = [code for code in COERCION if (kind := find(code)) and kind.edition(on)]
    return [_coercion(when_allowed(history, code, on)) for code in known]


def _coercion(when: When) -> Coercion:
    word = "được làm" if when.allowed else "chưa được làm"
    return Coercion(
        code=when.kind.code,
        title=when.kind.name_vi,
        allowed=when.allowed,
        headline=f"Ngày {day(when.on)} {word}.",
        earliest=_earliest(when),
        earliest_on=when.earliest_on,
        reasons=[_reason(each) for each in when.refusals],
    )


def _earliest(when: When) -> str:
    if when.allowed:
        return ""
    if when.earliest_on is None:
        return "Chờ thêm thì vẫn chưa được: cần có hành vi khác trước."
    return f"Sớm nhất là ngày {day(when.earliest_on)}, nếu việc vẫn như hiện nay."


def _reason(refusal: Refusal) -> Reason:
    sentence = f"{refusal.sentence}{from_when(refusal)}"
    if refusal.unless:
        sentence += f" {refusal.unless}."
    citation = str(refusal.citation)
    return Reason(refusal.rule, sentence, citation, refusal.earliest_on)


@dataclass(frozen=True, slots=True)
class Hours:
    """Giờ được cưỡng chế trong ngày, with the article."""

    text: str
    citation: str
    confidence: str


def coercion_hours(on: date) -> Hours | None:
    """Từ giờ nào đến giờ nào, by the law of the day."""
    first, last = (find_value(key, on) for key in _NIGHT)
    if first is None or last is None:
        return None
    text = (
        f"Ngày được phép cũng chỉ làm từ {first.value} giờ đến trước {last.value} giờ."
    )
    return Hours(text, str(first.citation), first.confidence)


@dataclass(frozen=True, slots=True)
class TwoLaws:
    """Việc sống qua hai luật: which law governs each act, and why."""

    by_seq: dict[int, Governed]

    @property
    def reasons(self) -> list[tuple[Governed, int]]:
        """Mỗi luật một dòng, with the number of acts it governs."""
        every = list(self.by_seq.values())
        return [(each, every.count(each)) for each in dict.fromkeys(every)]


def two_laws(acts: Sequence[RecordedAct]) -> TwoLaws | None:
    """Luật áp dụng cho từng hành vi; none where one law governs them all."""
    if not acts:
        return None
    began_on = min(act.effective_on for act in acts)
    found = {act.seq: governed(act.effective_on, began_on=began_on) for act in acts}
    crosses = len({each.regime for each in found.values()}) > 1
    return TwoLaws(found) if crosses else None
