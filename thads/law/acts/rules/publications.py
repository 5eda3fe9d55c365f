"""Chốt số liệu thống kê: what may follow what in the life of a reporting period."""

from thads.law.acts.history import RecordedAct
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words

OPENING = "mo_ky_bao_cao"
PROVISIONAL, OFFICIAL = "chot_so_bo", "chot_chinh_thuc"
CORRECTED = "dinh_chinh_so_lieu"
_CLOSINGS = frozenset({PROVISIONAL, OFFICIAL, CORRECTED})
_SIGNED = "da_ky"


def _closed_early(case: Situation) -> Broken | None:
    opening = case.last(OPENING)
    if opening is None or opening.until_on is None or case.on > opening.until_on:
        return None
    return Broken({"last": in_words(opening.until_on)})


def _provisional_too_late(case: Situation) -> Broken | None:
    official = case.last(OFFICIAL)
    return _since(official) if official else None


def _official_again(case: Situation) -> Broken | None:
    official = case.last(OFFICIAL)
    if official is None or (case.standing != _SIGNED and not _corrected(case)):
        return None
    return _since(official)


def _nothing_official(case: Situation) -> Broken | None:
    return None if case.last(OFFICIAL) else Broken()


def _corrected(case: Situation) -> bool:
    return case.last(CORRECTED) is not None


def _since(closing: RecordedAct) -> Broken:
    return Broken({"on": in_words(closing.effective_on)})


_CLOSING = cited("tt_05_2024 8", "tt_05_2026")
_CORRECTING = cited("tt_05_2024 11", "tt_05_2026")

RULES = (
    Rule(
        name="figures_are_closed_after_the_last_day",
        citations=_CLOSING,
        sentence="Không được: kỳ báo cáo đến hết ngày {last}, chốt từ ngày sau đó.",
        check=_closed_early,
        codes=_CLOSINGS,
    ),
    Rule(
        name="provisional_figures_come_before_official_ones",
        citations=_CLOSING,
        sentence="Không được: kỳ này đã chốt chính thức ngày {on}. Số liệu sai thì đính "
        "chính.",
        check=_provisional_too_late,
        codes=frozenset({PROVISIONAL}),
    ),
    Rule(
        name="official_figures_are_closed_once",
        citations=_CORRECTING,
        sentence="Không được: số liệu chính thức đã chốt ngày {on} và đã ký. Số liệu sai "
        "thì đính chính, bản đã ký giữ nguyên.",
        check=_official_again,
        codes=frozenset({OFFICIAL}),
    ),
    Rule(
        name="correction_follows_official_figures",
        citations=_CORRECTING,
        sentence="Không được: kỳ này chưa có số liệu chính thức để đính chính.",
        check=_nothing_official,
        codes=frozenset({CORRECTED}),
    ),
)
"""Các quy tắc về chốt số liệu."""
