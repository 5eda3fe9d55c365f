"""Một bản của hành vi, ô theo ô: when it may follow, who signs, which terms it opens."""

from dataclasses import dataclass
from datetime import date

from thads.law.acts import (
    MEANS_LABELS,
    ActKind,
    Edition,
)
from thads.law.acts.papers import papers
from thads.law.deadlines import Term, terms
from thads.law.periods import Stretch
from thads.law.statutes import Regime, regime_start
from thads.readers.lawbook import addresses, telling, words


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng trong ô: words, perhaps a link, perhaps a citation."""

    text: str = ""
    url: str = ""
    citation: str = ""
    confidence: str = ""
    note: str = ""


Cell = tuple[Line, ...]


def stretch_of(of: Regime) -> Stretch:
    """Những ngày của một luật."""
    new_law = regime_start(Regime.LUAT_2025)
    if of is Regime.LUAT_2025:
        return Stretch(new_law)
    last = date.fromordinal(new_law.toordinal() - 1)
    return Stretch(regime_start(of), last)


def absent() -> Cell:
    """Ô của luật không có hành vi."""
    return (Line("Luật này không có hành vi này"),)


def _validity(kind: ActKind, edition: Edition) -> Cell:
    return (Line(telling.stretch(edition.valid)),)


def _basis(kind: ActKind, edition: Edition) -> Cell:
    """Căn cứ của bản này, and of the editions before it under the same law."""
    laws = _regimes_of(edition)
    return tuple(
        Line(citation=str(each.citation), confidence=each.confidence)
        for each in reversed(kind.editions)
        if each.valid.first <= edition.valid.first and _regimes_of(each)[:1] == laws[:1]
    )


def _follows(kind: ActKind, edition: Edition) -> Cell:
    order = words.order_of_statuses(kind.procedure)
    slugs = sorted(edition.follows, key=order.index)
    return tuple(Line(words.status(kind.procedure, slug)) for slug in slugs)


def _leads_to(kind: ActKind, edition: Edition) -> Cell:
    return (Line(words.status(kind.procedure, edition.leads_to)),)


def _grades(kind: ActKind, edition: Edition) -> Cell:
    return (Line(MEANS_LABELS[edition.grades_as]),) if edition.grades_as else ()


def _recorders(kind: ActKind, edition: Edition) -> Cell:
    return (Line(words.people(edition.recorders)),)


def _signer(kind: ActKind, edition: Edition) -> Cell:
    return (Line(words.people((edition.signer,))),) if edition.signer else ()


def _opened(kind: ActKind, edition: Edition) -> Cell:
    return _clocks(edition.starts)


def _met(kind: ActKind, edition: Edition) -> Cell:
    return _clocks(edition.meets)


def _suspended(kind: ActKind, edition: Edition) -> Cell:
    return _clocks(edition.suspends)


def _cancelled(kind: ActKind, edition: Edition) -> Cell:
    ended = [
        term.code
        for term in terms()
        if any(trigger.act == kind.code for trigger in term.cancelled_by)
        and any(of in term.regimes for of in _regimes_of(edition))
    ]
    return _clocks(tuple(ended))


def _contents(kind: ActKind, edition: Edition) -> Cell:
    paper = papers().get(kind.code)
    if paper is None:
        return ()
    first = max(edition.valid.first, regime_start(Regime.LUAT_2025))
    return tuple(
        Line(
            part.label,
            citation=str(part.citation),
            note=f"khi {part.when}" if part.when else "",
        )
        for part in paper.parts_on(edition.valid.last or first)
    )


def _regimes_of(edition: Edition) -> list[Regime]:
    return [of for of in Regime if edition.valid.overlaps(stretch_of(of))]


def _clocks(codes: tuple[str, ...]) -> Cell:
    by_code = _terms_by_code()
    return tuple(
        Line(by_code[code].name, addresses.term(code))
        if code in by_code
        else Line(code)
        for code in codes
    )


def _terms_by_code() -> dict[str, Term]:
    return {term.code: term for term in terms()}


def _register(kind: ActKind, edition: Edition) -> Cell:
    name = words.REGISTERS.get(edition.register, edition.register)
    return (Line(name),) if name else ()


def _document(kind: ActKind, edition: Edition) -> Cell:
    return (Line(edition.document),) if edition.document else ()


def _refusal(kind: ActKind, edition: Edition) -> Cell:
    return (Line(edition.refusal),)


ASKED = (
    ("Áp dụng", _validity),
    ("Căn cứ", _basis),
    ("Ghi nhận được khi", _follows),
    ("Dẫn đến", _leads_to),
    ("Phân loại sau hành vi", _grades),
    ("Người ghi nhận", _recorders),
    ("Người ký", _signer),
    ("Mở thời hạn", _opened),
    ("Làm xong thời hạn", _met),
    ("Tạm ngừng thời hạn", _suspended),
    ("Làm hết hiệu lực thời hạn", _cancelled),
    ("Sổ đăng ký", _register),
    ("Mẫu văn bản", _document),
    ("Nội dung, giấy tờ phải có", _contents),
    ("Câu từ chối", _refusal),
)
"""Các câu hỏi của bảng so sánh: what it is called, and the cell of one edition."""
BY_NATURE = (_validity, _basis)
"""Ngày và điều luật differ by themselves."""
