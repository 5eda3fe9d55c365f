"""Mức độ hệ quả: which duty comes first when several are late.

The law sets the days; it does not rank them. This order is the office's: first what
keeps money or rights from somebody, then what keeps a case from moving, then the
checks that come round again, last the duties that an older book may not have written
down though they were done.
"""

from enum import IntEnum
from functools import cache

from thads.law.deadlines import Term, terms


class Severity(IntEnum):
    """Mức, the gravest first."""

    RIGHTS = 0
    PROGRESS = 1
    PERIODIC = 2
    UNWRITTEN = 3


_KEEPS_RIGHTS = frozenset(
    {
        "chi_tra",
        "ra_quyet_dinh_chu_dong",
        "ra_quyet_dinh_theo_yeu_cau",
        "tiep_tuc_khi_co_dieu_kien",
        "tiep_tuc_sau_hoan",
        "tu_bao_dam_den_cuong_che",
        "xac_nhan_ket_qua",
    }
)
_COMES_ROUND = frozenset({"xac_minh_dinh_ky"})


def severity(term: Term) -> Severity:
    """Mức của một thời hạn, the gravest first."""
    if term.book_may_be_silent:
        return Severity.UNWRITTEN
    if term.code in _KEEPS_RIGHTS:
        return Severity.RIGHTS
    return Severity.PERIODIC if term.code in _COMES_ROUND else Severity.PROGRESS


@cache
def codes_by_severity() -> tuple[tuple[str, ...], ...]:
    """Mã thời hạn theo mức, the gravest first."""
    return tuple(
        tuple(term.code for term in terms() if severity(term) == level)
        for level in Severity
    )
