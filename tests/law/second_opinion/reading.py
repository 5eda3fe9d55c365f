"""Đọc sổ: which acts stand, in which order, and on which day the case ended.

Four habits of the book are not in any statute. The opinion keeps them apart from the law
by naming them here, and nowhere else decides anything by them:

1. A correction strikes out the act it names, unless it is struck out itself.
2. Acts go by the day they took effect, then by the moment they were written down.
3. After the day on which a case ended nothing more happens in it, except that money
   still has to be paid out and its result confirmed.
4. A duty nobody met, but which lost its object (the case ended, was stopped, went on to
   a later step), is neither done nor late: it lapsed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from thads.law.acts.history import CaseFacts, RecordedAct

Wanted = Callable[[RecordedAct], bool]
_ENDS = ("ket_thuc", "quyet_dinh_thu_hoi", "quyet_dinh_huy", "gui_lai_yeu_cau")
_ENDS_IF_WHOLE = ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac")


@dataclass(frozen=True)
class Case:
    """One case as it can be read on the day of the question."""

    on_request: bool
    acts: tuple[RecordedAct, ...]
    asked_on: date
    ended_on: date | None
    due: int = 0

    def paid_in_full(self, act: RecordedAct) -> bool:
        """With this act the debtor owes nothing more, nor does he later on."""
        paying = ("thu_tien", "giao_tai_san", "quyet_dinh_mien_giam")
        parts = ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac")
        owed = [self.due]
        for each in self.acts:
            paid = (each.amount or 0) if each.code in paying + parts else 0
            more = (each.amount or 0) if each.code == "xac_dinh_lai_cham" else 0
            owed.append(owed[-1] - paid + more)
        open_at = [place for place, left in enumerate(owed) if left > 0]
        if self.due <= 0 or open_at[-1] == len(self.acts):
            return False
        return self.acts[open_at[-1]].seq == act.seq

    def in_course(self) -> list[RecordedAct]:
        """The acts of the case while it lasted."""
        return [
            act
            for act in self.acts
            if self.ended_on is None or act.effective_on <= self.ended_on
        ]

    def as_if_it_lasted(self) -> "Case":
        """For what goes on after the end (habit 3)."""
        return replace(self, ended_on=None)

    def first(self, code: str) -> RecordedAct | None:
        """The first act of this kind while the case lasted."""
        return next((act for act in self.in_course() if act.code == code), None)

    def each(self, code: str) -> list[RecordedAct]:
        """Every act of this kind while the case lasted."""
        return [act for act in self.in_course() if act.code == code]

    def after(self, act: RecordedAct) -> list[RecordedAct]:
        """What happened in the case after this act, in order."""
        acts = self.in_course()
        return acts[acts.index(act) + 1 :]

    def no_means_before(self, act: RecordedAct) -> RecordedAct | None:
        """The decision of no means in force when this act was done, if any."""
        decision = None
        for each in self.acts:
            if each is act:
                break
            if each.code == "quyet_dinh_chua_co_dieu_kien":
                decision = each
            elif each.code == "quyet_dinh_tiep_tuc":
                decision = None
        return decision


def read(facts: CaseFacts, acts: Iterable[RecordedAct], asked_on: date) -> Case:
    """The case as the book tells it on a day."""
    standing = _standing(list(acts))
    ended_on = _ended_on(standing)
    return Case(
        on_request=facts.on_request,
        acts=tuple(act for act in standing if act.effective_on <= asked_on),
        asked_on=asked_on,
        ended_on=ended_on if ended_on is not None and ended_on <= asked_on else None,
        due=facts.due,
    )


def _standing(acts: list[RecordedAct]) -> list[RecordedAct]:
    def struck_out(act: RecordedAct) -> bool:
        return any(
            other.code == "dinh_chinh"
            and other.corrects == act.seq
            and not struck_out(other)
            for other in acts
        )

    stand = [act for act in acts if act.code != "dinh_chinh" and not struck_out(act)]
    return sorted(
        stand,
        key=lambda act: (act.effective_on, act.recorded_at, act.position, act.seq),
    )


def _ended_on(acts: list[RecordedAct]) -> date | None:
    """Old Arts 37, 50, 52, 55; new Arts 38(4), 48, 49, 52, 55: how a case ends.

    Only a case that was opened by a decision can end; an amount makes a termination or
    an entrustment one of a part, which ends nothing.
    """
    decided = False
    for act in acts:
        if act.code == "quyet_dinh_thi_hanh_an":
            decided = True
        whole = act.code in _ENDS_IF_WHOLE and not act.amount
        if decided and (act.code in _ENDS or whole):
            return act.effective_on
    return None
