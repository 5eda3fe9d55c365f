"""Trang của một thời hạn: what opens it, how long it is by which law, what ends it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thads.law.acts import MEANS_LABELS, catalogue
from thads.law.deadlines import Start, Term, terms
from thads.law.deadlines.terms import Trigger
from thads.law.statutes import DatedValue, Regime, default_book
from thads.readers.lawbook import addresses, telling, words
from thads.readers.lawbook.edition_cells import Line


def find(code: str) -> Term | None:
    """Thời hạn có mã đó."""
    return next((term for term in terms() if term.code == code), None)


def page(term: Term) -> dict[str, Any]:
    """Biến của trang."""
    return {
        "term": term,
        "facts": _facts(term),
        "lengths": [_length(label, key) for label, key in lengths(term)],
        "events": _events(term),
        "notes": _notes(term),
    }


def row(term: Term, on: date | None = None) -> dict[str, Any]:
    """Một dòng trong danh sách: name, how long, article."""
    history = default_book().history(term.value)
    shown = [value for value in history if on is None or on in value.valid]
    return {
        "name": term.name,
        "code": term.code,
        "url": addresses.term(term.code),
        "who": words.people((term.who,)),
        "kind": words.TERM_KINDS[term.kind],
        "values": [value_line(value) for value in shown],
        "opened": [Line(catalogue.name(c), addresses.act(c)) for c in _openers(term)],
    }


def lengths(term: Term) -> list[tuple[str, str]]:
    """Các giá trị luật định mà thời hạn dùng: (for what, key)."""
    found = [("Thời hạn", term.value)]
    if term.long_value:
        found.append(("Kỳ dài (tù dài hạn, chưa rõ địa chỉ)", term.long_value))
    for by, extension in term.extensions.items():
        how = "Cộng thêm khi" if extension.adds else "Kéo dài thành, khi"
        found.append((f"{how} {catalogue.name(by).lower()}", extension.value))
    if term.stops_after:
        found.append(("Thôi mở sau số lần xác minh", term.stops_after))
    return found


def users_of(key: str) -> list[Term]:
    """Thời hạn tính theo giá trị này."""
    return [term for term in terms() if key in {used for _, used in lengths(term)}]


def value_line(value: DatedValue) -> dict[str, Any]:
    """Một giá trị trong một khoảng hiệu lực."""
    return {
        "amount": telling.amount(value),
        "valid": telling.stretch(value.valid),
        "citation": str(value.citation),
        "confidence": value.confidence,
    }


def _length(label: str, key: str) -> dict[str, Any]:
    history = default_book().history(key)
    return {
        "label": label,
        "key": key,
        "url": addresses.value(key),
        "values": [value_line(value) for value in history],
    }


def _facts(term: Term) -> list[tuple[str, str]]:
    regimes = ", ".join(
        words.regime_name(each) for each in Regime if each in term.regimes
    )
    cases = words.CASES[term.case]
    return [
        ("Loại", words.TERM_KINDS[term.kind]),
        ("Người phải làm, hoặc được chờ", words.people((term.who,))),
        ("Áp dụng cho", cases),
        *(
            (words.regime_name(of), words.CASES[case])
            for of, case in term.cases_by_regime.items()
        ),
        ("Mở", words.REPEATS[term.repeats]),
        ("Theo luật", regimes),
        ("Luật của ngày", "hoàn thành" if term.law_of_use else "mở thời hạn"),
    ]


def _events(term: Term) -> list[tuple[str, list[Line]]]:
    after = find(term.after_term) if term.after_term else None
    opened = [_start(start) for start in term.starts]
    if after is not None:
        opened.append(Line(f"Hết thời hạn: {after.name}", addresses.term(after.code)))
    extended = [
        Line(catalogue.name(code), addresses.act(code)) for code in term.extensions
    ]
    events = [
        ("Mở khi", opened),
        ("Xong khi", _lines(term.met_by)),
        ("Hết hiệu lực khi", _lines(term.cancelled_by)),
        ("Coi như đã xong khi", _lines(term.presumed_by)),
        ("Kéo dài khi", extended),
    ]
    return [(label, lines) for label, lines in events if lines]


def _start(start: Start) -> Line:
    kind = catalogue.kind(start.act)
    conditions = []
    if start.result:
        conditions.append(f"kết quả {_label(kind.code, 'ket_qua', start.result)}")
    if start.ground:
        conditions.append(f"căn cứ {_label(kind.code, 'ly_do', start.ground)}")
    if start.not_results:
        named = (
            _label(kind.code, "ket_qua", slug) for slug in sorted(start.not_results)
        )
        conditions.append(f"trừ kết quả {', '.join(named)}")
    if start.means is not None:
        conditions.append(f"việc {MEANS_LABELS[start.means].lower()}")
    if start.from_until:
        conditions.append("tính từ ngày ghi ở phần “Đến ngày”")
    if start.given is not None:
        conditions.append(f"đã có {_named(start.given)}")
    if start.unless is not None:
        conditions.append(f"chưa có {_named(start.unless)}")
    if start.later_of:
        conditions.append(f"đủ cả {catalogue.name(start.later_of).lower()}")
    if start.outside_separate_book:
        conditions.append("việc không ở sổ theo dõi riêng")
    return Line(kind.name_vi, addresses.act(kind.code), note="; ".join(conditions))


def _lines(triggers: Iterable[Trigger]) -> list[Line]:
    lines = []
    for trigger in triggers:
        note = ""
        if trigger.result:
            note = f"kết quả {_label(trigger.act, 'ket_qua', trigger.result)}"
        name = catalogue.name(trigger.act)
        lines.append(Line(name, addresses.act(trigger.act), note=note))
    return lines


def _named(trigger: Trigger) -> str:
    name = catalogue.name(trigger.act).lower()
    if not trigger.result:
        return name
    return f"{name} ({_label(trigger.act, 'ket_qua', trigger.result)})"


def _label(act: str, field_name: str, slug: str) -> str:
    field = catalogue.kind(act).field(field_name)
    for choice in field.choices if field else ():
        if choice.slug == slug:
            return f"“{choice.label}”"
    return f"“{slug}”"


def _notes(term: Term) -> list[str]:
    said = (
        (term.met_by_amount, "Xong khi đã chi trả hết số tiền của lần thu đó."),
        (
            term.met_by_promise,
            "Xong khi các khoản nộp đủ số tiền đã hứa, mỗi đồng giữ một lời hứa.",
        ),
        (term.counts_back, "Tính lùi từ ngày dự kiến."),
        (term.permission, "Hết thời hạn thì được làm, không bắt buộc."),
        (term.outlives_case, "Còn chạy sau khi việc kết thúc."),
        (term.book_may_be_silent, "Sổ cũ có thể không ghi riêng việc này."),
    )
    return [sentence for holds, sentence in said if holds]


def _openers(term: Term) -> list[str]:
    return list(dict.fromkeys(start.act for start in term.starts))
