"""Các bước theo dõi: what has been done, what runs and until when, what comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import name
from thads.law.acts.history import RecordedAct
from thads.law.deadlines import Deadline, DeadlineState

_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nhan_ban_an_hanh_chinh", ()),
    ("phan_cong_theo_doi", ()),
    (
        "thong_bao_tu_nguyen_hanh_chinh",
        ("thong_bao_tu_nguyen_hanh_chinh", "thong_bao_tu_nguyen_hanh_chinh_ngay"),
    ),
    ("yeu_cau_buoc_thi_hanh", ("yeu_cau_buoc_thi_hanh",)),
    ("nhan_quyet_dinh_buoc_thi_hanh", ("toa_quyet_dinh_buoc_thi_hanh",)),
    ("lam_viec_voi_nguoi_phai_thi_hanh", ("lam_viec_voi_nguoi_phai_thi_hanh",)),
    ("chi_dao_cua_cap_tren", ("chi_dao_cua_cap_tren",)),
    ("bien_ban_khong_thi_hanh", ()),
    ("cong_khai_quyet_dinh_buoc", ("cong_khai_quyet_dinh_buoc",)),
    ("kien_nghi_xu_ly_hanh_chinh", ()),
    ("tra_loi_kien_nghi_xu_ly", ("tra_loi_kien_nghi_xu_ly",)),
    (
        "ket_qua_thi_hanh_hanh_chinh",
        ("bao_cao_ket_qua_hanh_chinh", "bao_cao_ket_qua_buoc"),
    ),
    ("go_cong_khai_quyet_dinh_buoc", ("go_cong_khai_quyet_dinh_buoc",)),
)
_OPEN = (DeadlineState.RUNNING, DeadlineState.OVERDUE)
_ALWAYS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: on which days it was done, the term that runs for it."""

    code: str
    done_on: tuple[date, ...]
    term: Deadline | None

    @property
    def label(self) -> str:
        """Tên bước, as the catalogue of acts has it."""
        return name(self.code)

    @property
    def state(self) -> str:
        """done, late, running or ahead."""
        if self.term is not None:
            is_late = self.term.state is DeadlineState.OVERDUE
            return "late" if is_late else "running"
        return "done" if self.done_on else "ahead"


def course(acts: Sequence[RecordedAct], deadlines: Sequence[Deadline]) -> list[Step]:
    """Các bước của một hồ sơ: the first ones, and those that have come into question."""
    told = list(_steps(acts, deadlines))
    return [
        each
        for place, each in enumerate(told)
        if place < _ALWAYS or each.state != "ahead"
    ]


def _steps(
    acts: Sequence[RecordedAct], deadlines: Sequence[Deadline]
) -> Iterator[Step]:
    for code, terms in _STEPS:
        days = tuple(act.effective_on for act in acts if act.code == code)
        running = [d for d in deadlines if d.code in terms and d.state in _OPEN]
        nearest = min(running, key=lambda each: each.due_on, default=None)
        yield Step(code, days, nearest)
