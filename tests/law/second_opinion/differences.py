"""Những chỗ hai bên còn khác nhau: where the program and the opinion do not agree yet.

Each is declared with the sentence of the law, the histories it concerns and the smallest
example of it. Outside these histories the two must agree to the day; a difference that is
gone must leave this list (a test asks every example).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.law.second_opinion.named import (
    AMENDED,
    DECISION,
    DECREE_62,
    NEW_LAW,
    NO_MEANS,
    PAUSED,
    POSTPONED,
    SEPARATE_BOOK,
    SUSPENDED,
)
from tests.law.second_opinion.reading import Case

FOUND = "ket_qua=khong_co_dieu_kien"


@dataclass(frozen=True)
class Difference:
    """One declared difference."""

    name: str
    terms: frozenset[str]
    law: str
    concerns: Callable[[Case], bool]
    example: tuple[str, ...]
    on_request: bool
    asked_on: date


def _notice_before_decision(case: Case) -> bool:
    decided, served = case.first(DECISION), case.first("thong_bao")
    if served is None:
        return False
    return decided is None or served in case.acts[: case.acts.index(decided)]


def _stopped_between_decision_and_notice(case: Case) -> bool:
    decided = case.first(DECISION)
    after = case.after(decided) if decided else []
    codes = [act.code for act in after]
    before = codes[: codes.index("thong_bao")] if "thong_bao" in codes else []
    return not {POSTPONED, SUSPENDED, PAUSED, NO_MEANS}.isdisjoint(before)


def _verified_in_the_separate_book(case: Case) -> bool:
    codes = [act.code for act in case.in_course()]
    moved = codes.index(SEPARATE_BOOK) if SEPARATE_BOOK in codes else len(codes)
    return "xac_minh" in codes[moved:]


def _ended_before_the_law_of_today(case: Case) -> bool:
    ended = case.ended_on
    return ended is not None and any(
        ended < start <= case.asked_on for start in (DECREE_62, NEW_LAW)
    )


def _judgment_after_the_request(case: Case) -> bool:
    asked, judgment = case.first("nhan_yeu_cau"), case.first("nhan_ban_an")
    if asked is None or judgment is None:
        return False
    return NEW_LAW <= asked.effective_on < judgment.effective_on


def _custody(case: Case) -> bool:
    return any(act.ground == "tam_giu" for act in case.each("bien_phap_bao_dam"))


def _verified_before_the_term_existed(case: Case) -> bool:
    return any(act.effective_on < AMENDED for act in case.each("xac_minh"))


DECLARED = (
    Difference(
        name="giao trước khi có quyết định thì không phải giao quyết định",
        terms=frozenset({"tu_nguyen", "xac_minh_lan_dau"}),
        law="Old Art 45(1), new Art 36(1): the voluntary period runs from the valid "
        "notice of the enforcement decision.",
        concerns=_notice_before_decision,
        example=("thong_bao 2026-03-02", "quyet_dinh_thi_hanh_an 2026-03-09"),
        on_request=False,
        asked_on=date(2026, 3, 10),
    ),
    Difference(
        name="hoãn đã hết trước khi giao quyết định thì vẫn phải xác minh lần đầu",
        terms=frozenset({"xac_minh_lan_dau"}),
        law="Old Art 44(1), new Art 37(1): the officer verifies within 10 days of the "
        "end of the voluntary period; a stop that was over before the notice does not "
        "take this away.",
        concerns=_stopped_between_decision_and_notice,
        example=(
            "quyet_dinh_thi_hanh_an 2026-03-02",
            "quyet_dinh_hoan 2026-03-03",
            "quyet_dinh_tiep_tuc 2026-03-06",
            "thong_bao 2026-03-09",
        ),
        on_request=False,
        asked_on=date(2026, 3, 25),
    ),
    Difference(
        name="trong sổ theo dõi riêng không xác minh định kỳ",
        terms=frozenset({"xac_minh_dinh_ky"}),
        law="Decree 62/2015 Art 9, Decree 152/2026 Art 22(1): a case moves to the "
        "separate book when its verifications are done. The program ends the running "
        "period at the move, but a verification after it opens a new one.",
        concerns=_verified_in_the_separate_book,
        example=(
            "quyet_dinh_thi_hanh_an 2024-03-04",
            f"{NO_MEANS} 2024-04-01 ly_do=44a.1.a",
            f"{SEPARATE_BOOK} 2026-08-03",
            f"xac_minh 2026-09-01 {FOUND}",
        ),
        on_request=False,
        asked_on=date(2026, 10, 1),
    ),
    Difference(
        name="việc kết thúc trước khi luật mới có hiệu lực thì theo luật cũ",
        terms=frozenset({"chuyen_so_theo_doi_rieng", "gui_lai_yeu_cau"}),
        law="Law 106/2025 Art 116(1), (3): the new law is for what was not finished on "
        "01/7/2026; a case that ended before has no term of the new law.",
        concerns=_ended_before_the_law_of_today,
        example=(
            "quyet_dinh_thi_hanh_an 2025-03-03",
            f"{NO_MEANS} 2025-04-01 ly_do=44a.1.a",
            "quyet_dinh_huy 2025-05-05",
        ),
        on_request=True,
        asked_on=date(2026, 8, 3),
    ),
    Difference(
        name="luật mới đếm từ khi nhận đủ yêu cầu và bản án",
        terms=frozenset({"ra_quyet_dinh_theo_yeu_cau"}),
        law="New Art 34(3): within 5 working days of receiving the request and the "
        "judgment.",
        concerns=_judgment_after_the_request,
        example=("nhan_yeu_cau 2026-07-06", "nhan_ban_an 2026-07-13"),
        on_request=True,
        asked_on=date(2026, 7, 14),
    ),
    Difference(
        name="tạm giữ tài sản, giấy tờ không mở thời hạn mười ngày của luật cũ",
        terms=frozenset({"tu_bao_dam_den_cuong_che"}),
        law="Old Arts 67 and 69: 10 days from freezing, and from suspending "
        "registration; Art 68 (custody) is not among them.",
        concerns=_custody,
        example=(
            "quyet_dinh_thi_hanh_an 2026-03-02",
            "bien_phap_bao_dam 2026-03-09 ly_do=tam_giu",
        ),
        on_request=False,
        asked_on=date(2026, 3, 10),
    ),
    Difference(
        name="xác minh trước khi luật đặt ra thời hạn không che lần xác minh sau",
        terms=frozenset({"quyet_dinh_chua_co_dieu_kien"}),
        law="Art 44a came with Law 64/2014, in force 01/7/2015: a result of before "
        "opens no term, so it cannot be the open one.",
        concerns=_verified_before_the_term_existed,
        example=(
            "quyet_dinh_thi_hanh_an 2015-06-01",
            f"xac_minh 2015-06-30 {FOUND}",
            f"xac_minh 2015-07-01 {FOUND}",
        ),
        on_request=False,
        asked_on=date(2015, 7, 2),
    ),
)
"""Những khác nhau đã biết."""

NOT_YET_HEARD: frozenset[str] = frozenset()
"""Thời hạn chưa có ý kiến thứ hai: terms of the program the opinion says nothing of."""
