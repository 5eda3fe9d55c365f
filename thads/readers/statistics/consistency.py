"""Kiểm tra liên biểu K1–K19: what must hold inside, between and along the forms.

Each finding says what was compared, both sides, and whether it holds; a warning asks
for a look and accuses nobody.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse

from thads.law.indicators import Cells, Period, UnknownFormError, axis
from thads.law.indicators.axes import OFFICERS
from thads.law.indicators.cells import whole
from thads.law.periods import in_words
from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.editions_in_use import forms_in_use
from thads.readers.statistics.entrusted import entrusted_is_received
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import Finding
from thads.readers.statistics.published_before import carried_from_publication
from thads.readers.statistics.warnings.notices import far_from, share_with_means
from thads.readers.statistics.warnings.thresholds import thresholds
from thads.records.complaints.queries.receptions import received
from thads.records.web import formatting

_GROWING = {"B3": "thụ lý mới", "B4": "uỷ thác", "B5": "thu hồi, huỷ"}


def findings(first: Figures) -> list[Finding]:
    """Mọi kiểm tra của một đơn vị, kỳ và thời điểm; `first` is its form 01."""
    return findings_of(list(forms_in_force(first)))


def findings_of(counted: Sequence[Figures]) -> list[Finding]:
    """Mọi kiểm tra của các biểu đã đếm, form 01 among them."""
    forms = {form.edition.form: form for form in counted}
    every: list[Callable[[dict[str, Figures]], Iterator[Finding]]] = [
        *(_identities, _same_carried_over, _carried_from_last_year),
        *(carried_from_publication, _never_falls),
        *(_officers_make_units, _forms_agree, entrusted_is_received),
        *(_done_leaves_nothing, _far_shares, _book_of_receptions),
    ]
    return [finding for check in every for finding in check(forms)]


def inside_forms(forms: Sequence[Figures]) -> Iterator[Finding]:
    """Các kiểm tra within and between forms that need nothing but their digits."""
    by_form = {form.edition.form: form for form in forms}
    yield from _identities(by_form)
    yield from _totals_agree(by_form)


def forms_in_force(first: Figures) -> Iterator[Figures]:
    """Mọi biểu có bản áp dụng cho ngày cuối kỳ; `first` is form 01."""
    for code in forms_in_use():
        try:
            yield first if code == "01" else first.of_form(code)
        except UnknownFormError:
            continue


def _identities(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K1–K8, K15, K16: inside each form, for every unit and the total."""
    for code, form in forms.items():
        failed = form.failed_checks()
        for check in form.checks():
            wrong = [unit for unit, each in failed if each.identity == check.identity]
            yield Finding(
                name=f"{check.identity.name}, biểu {code}",
                sentence=f"{check.identity} ở mọi đơn vị và dòng tổng"
                + (f"; sai ở {', '.join(wrong)}" if wrong else ""),
                left=_shown(check.left),
                right=_shown(check.right),
                holds=not wrong,
            )


def books_agree(form: Figures) -> Iterator[Finding]:
    """K19: form 09 counts what the book of receptions took in, as known then."""
    period = form.period
    rows = received(period.first, period.last, form.known_at)
    kept = rows.filter(proceeding__unit__in=form.scope.ids).count()
    counted = whole(form.total["H3"])
    yield Finding(
        name="K19, biểu 09",
        sentence="Lượt tiếp trong kỳ của biểu 09 = số dòng của Sổ tiếp công dân",
        left=_shown(counted),
        right=_shown(kept),
        holds=counted == kept,
        url=f"{reverse('complaints:register')}?tu={period.first}&den={period.last}",
    )


def _book_of_receptions(forms: dict[str, Figures]) -> Iterator[Finding]:
    if "09" in forms:
        yield from books_agree(forms["09"])


def _months(figures: Figures) -> list[Cells]:
    """The total at the end of each month, counted once for all that compare them."""
    asked = figures.edition.code, figures.period, figures.known_at
    return figures.counting.facts.once(
        ("months", *asked), lambda: _counted_by_month(figures)
    )


def _counted_by_month(figures: Figures) -> list[Cells]:
    ends, day = [], figures.period.first
    while (end := _month_end(day)) < figures.period.last:
        ends.append(end)
        day = end + timedelta(days=1)
    found = []
    for end in ends:
        try:
            found.append(figures.over(Period(figures.period.first, end)).total)
        except UnknownFormError:
            continue
    return [*found, figures.total]


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def _same_carried_over(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K9: what was carried over is the same in every month of the year."""
    if "B2" not in forms["01"].total:
        return
    counted = [whole(each["B2"]) for each in _months(forms["01"])]
    yield Finding(
        name="K9",
        sentence="Số năm trước chuyển sang giống nhau ở mọi tháng của kỳ",
        left=_shown(min(counted)),
        right=_shown(max(counted)),
        holds=min(counted) == max(counted),
    )


def _carried_from_last_year(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K10: carried over = what the year before carried forward."""
    for code, now, before in (("01", "B2", "B19"), ("02", "M2", "M19")):
        form = forms[code]
        try:
            earlier = form.over(Period.until(form.period.eve))
        except UnknownFormError:
            continue
        if now not in form.total or before not in earlier.total:
            continue
        left = form.total[now]
        right = whole(earlier.total[before]) - _left_of_ended(earlier, code)
        yield Finding(
            name=f"K10, biểu {code}",
            sentence="Năm trước chuyển sang bằng số chuyển kỳ sau tính đến hết "
            f"{in_words(earlier.period.last)} (trừ tiền chưa khớp của việc đã kết thúc), "
            "kể cả đơn vị đã sắp xếp lại",
            left=_shown(left),
            right=_shown(right),
            holds=left == right,
        )


def _left_of_ended(earlier: Figures, code: str) -> int:
    """Tiền còn treo của việc đã kết thúc: in sight last year, no part of this one."""
    if code != "02":
        return 0
    cases = earlier.of_form("01")
    ids = Wanted(earlier.scope.ids, {})
    ended = cases.counting.cases_in(["thi_hanh_xong", "dinh_chi"], ids)
    out = {each.proceeding for each in ended}
    left = earlier.counting.cases_in(["dang_thi_hanh"], ids)
    return sum(each.amount for each in left if each.proceeding in out)


def _never_falls(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K11: cumulative columns do not fall from one month to the next."""
    if "B3" not in forms["01"].total:
        return
    months = _months(forms["01"])
    for letter, name in _GROWING.items():
        counted = [whole(each[letter]) for each in months]
        yield _growth(f"K11, cột {letter}", name, counted)
    done = [_done(each) for each in months]
    yield _growth("K11, cột B8 + B9", "thi hành xong", done)


def _growth(name: str, what: str, counted: list[int]) -> Finding:
    return Finding(
        name=name,
        sentence=f"Số {what} luỹ kế không giảm qua các tháng",
        left=_shown(counted[0]),
        right=_shown(counted[-1]),
        holds=counted == sorted(counted),
    )


def _done(cells: Cells) -> int:
    return whole(cells["B8"]) + whole(cells["B9"])


def _officers_make_units(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K12: the officers of a unit make the unit, in every column."""
    for code, form in forms.items():
        if OFFICERS not in form.edition.axes:
            continue
        letters = [c.letter for c in form.edition.columns if not c.is_rate]
        people = form.cells_by_officer().values()
        wrong = [
            letter
            for letter in letters
            if sum(whole(cells[letter]) for cells in people) != form.total[letter]
        ]
        yield Finding(
            name=f"K12, biểu {code}",
            sentence="Cộng các chấp hành viên bằng cộng các đơn vị ở mọi cột"
            + (f"; sai ở cột {', '.join(wrong)}" if wrong else ""),
            left=f"{len(letters)} cột",
            right=f"{len(letters) - len(wrong)} cột đúng",
            holds=not wrong,
        )


def _forms_agree(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K13: form 1 = form 4, form 2 = form 5, budget within ex officio."""
    yield from _totals_agree(forms)
    source = axis("nguon")
    if "03" in forms and source is not None:
        for one, letter in (("01", "B6"), ("02", "M6")):
            part = whole(forms["03"].total[letter])
            ex_officio = whole(forms[one].cells_by_row(source)["chu_dong"][letter])
            yield Finding(
                name=f"K13, biểu 03 và {one}",
                sentence="Thu ngân sách không quá phần chủ động phải thi hành",
                left=_shown(part),
                right=_shown(ex_officio),
                holds=part <= ex_officio,
            )


def _totals_agree(forms: dict[str, Figures]) -> Iterator[Finding]:
    for one, other, letter in (("01", "04", "B1"), ("02", "05", "M1")):
        if other in forms:
            left, right = forms[one].total[letter], forms[other].total[letter]
            yield Finding(
                name=f"K13, biểu {one} và {other}",
                sentence=f"Dòng tổng của biểu {one} và biểu {other} bằng nhau",
                left=_shown(left),
                right=_shown(right),
                holds=forms[one].total == forms[other].total,
            )


def _done_leaves_nothing(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K17: a case that is done has nothing left to pay."""
    ids = forms["01"].scope.ids
    ended = forms["01"].counting.cases_in(["thi_hanh_xong"], Wanted(ids, {}))
    left = forms["02"].counting.cases_in(["dang_thi_hanh"], Wanted(ids, {}))
    both = {e.proceeding for e in ended} & {e.proceeding for e in left if e.amount}
    yield Finding(
        name="K17",
        sentence="Việc thi hành xong không còn tiền phải thi hành",
        left=f"{formatting.whole(len(ended))} việc xong",
        right=f"{formatting.whole(len(both))} việc còn tiền chưa khớp",
        holds=None if both else True,
    )


def _far_shares(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K18: a unit's share with means far from that of the whole."""
    form = forms["01"]
    if "B7" not in form.total:
        return
    common, limits = share_with_means(form.total), thresholds(form.period.last)
    for unit, cells in form.own.items():
        if not far_from(form.total, cells, limits):
            continue
        yield Finding(
            name="K18",
            sentence=f"{unit}: tỷ lệ có điều kiện lệch xa tỷ lệ chung, cần xem lại "
            "việc phân loại",
            left=f"{_shown(share_with_means(cells))}%",
            right=f"{_shown(common)}%",
            holds=None,
        )


def _shown(cell: object) -> str:
    if isinstance(cell, Decimal):
        return formatting.decimal_vi(cell)
    return formatting.whole(cell) if isinstance(cell, int) else formatting.UNKNOWN
