"""Có điều kiện, chưa có điều kiện: the grading of a case and the acts it rests on."""

from dataclasses import dataclass
from datetime import date

from thads.law.acts import History, Means, RecordedAct
from thads.law.acts import catalogue as acts
from thads.law.acts.history import CONTINUATION, NO_MEANS
from thads.law.periods import Step, in_words
from thads.law.statutes import Citation, Regime, regime

_VERIFICATION = "xac_minh"
_PRESUMED = {
    Regime.LUAT_2008: Citation.parse("luat_2008 44a"),
    Regime.LUAT_2025: Citation.parse("luat_2025 38.1"),
}
_RESULTS = {
    "co_dieu_kien": "có điều kiện",
    "khong_co_dieu_kien": "không có điều kiện",
    "chua_ro": "chưa rõ",
}


@dataclass(frozen=True, slots=True)
class Grading:
    """Phân loại vào một ngày: the grade, since when, by which act, and why."""

    means: Means
    since: date | None
    decided_by: int | None
    derivation: tuple[Step, ...]


def grade(history: History, as_of: date) -> Grading:
    """Phân loại việc vào ngày đó, theo những hành vi đã biết."""
    decided: RecordedAct | None = None
    verified: RecordedAct | None = None
    for act in _effective(history, as_of):
        if act.code in (NO_MEANS, CONTINUATION):
            decided = act
        elif act.code == _VERIFICATION:
            verified = act
    if decided is not None and decided.code == NO_MEANS:
        return _without(decided, verified)
    return _with(decided, verified, as_of)


def _effective(history: History, as_of: date) -> list[RecordedAct]:
    ended_on = history.folded.ended_on
    last = as_of if ended_on is None else min(as_of, ended_on)
    return [act for act in history.acts if act.effective_on <= last]


def _without(decision: RecordedAct, verified: RecordedAct | None) -> Grading:
    kind = acts.kind(decision.code)
    ground = kind.ground(decision)
    applied = regime(decision.effective_on)
    text = f"{_named(decision)}: chưa có điều kiện thi hành"
    steps = [*_checked(verified), Step(text, str(_PRESUMED[applied]))]
    if ground is not None:
        steps.append(Step(f"Căn cứ: {ground.label}", str(ground.citation)))
    on = decision.effective_on
    return Grading(Means.WITHOUT, on, decision.seq, tuple(steps))


def _with(
    decided: RecordedAct | None, verified: RecordedAct | None, as_of: date
) -> Grading:
    if decided is None:
        text = (
            "Chưa có quyết định về việc chưa có điều kiện "
            "nên việc được tính là có điều kiện thi hành"
        )
        steps = (*_checked(verified), Step(text, str(_PRESUMED[regime(as_of)])))
        return Grading(Means.WITH, None, None, steps)
    edition = acts.kind(decided.code).edition(decided.effective_on)
    basis = str(edition.citation) if edition else ""
    step = Step(f"{_named(decided)}: việc trở lại có điều kiện thi hành", basis)
    return Grading(
        Means.WITH, decided.effective_on, decided.seq, (*_checked(verified), step)
    )


def _checked(verified: RecordedAct | None) -> tuple[Step, ...]:
    if verified is None:
        return ()
    found = _RESULTS.get(verified.result or "", "không ghi kết quả")
    edition = acts.kind(verified.code).edition(verified.effective_on)
    basis = str(edition.citation) if edition else ""
    return (Step(f"{_named(verified)}: kết quả {found}", basis),)


def _named(act: RecordedAct) -> str:
    on = in_words(act.effective_on)
    return f"{acts.name(act.code)} ngày {on} (hành vi {act.seq})"
