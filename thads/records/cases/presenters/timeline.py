"""Diễn biến: acts with their documents, effects and citations, deadlines ahead above."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from thads.law.acts import ActGroup, CaseState, find, procedures
from thads.law.acts.folding import fold
from thads.law.acts.history import CORRECTION, History, RecordedAct
from thads.law.acts.kinds import ActKind, Choice
from thads.law.acts.procedures import ENFORCEMENT, UNCHANGED, led_to
from thads.law.deadlines import Deadline, DeadlineState
from thads.law.statutes import Governed
from thads.records.cases.presenters.chips import Chip, means_chip, status_chip
from thads.records.cases.presenters.questions import TwoLaws, two_laws
from thads.records.cases.presenters.terms import Term
from thads.records.cases.queries.file import ActsOnFile
from thads.records.ledger.folding import ASSIGNMENT
from thads.records.web.formatting import day, local, whole

ALL = ""
FILTERS = (
    (ALL, "Tất cả"),
    (ActGroup.DECISION.value, "Quyết định"),
    (ActGroup.MONEY.value, "Tiền"),
    (ActGroup.COORDINATION.value, "Phối hợp"),
)
OLDEST_FIRST = "cu"
_CHIP_LONGEST = 20
_RESULT_LEVELS = {"co_dieu_kien": "green", "khong_co_dieu_kien": "violet"}


@dataclass(frozen=True, slots=True)
class Effect:
    """Tác dụng của một hành vi: one short sentence with its icon."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Một hành vi trên dòng thời gian."""

    seq: int
    on: date
    title: str
    kind: str
    group: str
    tags: tuple[Chip, ...]
    details: tuple[str, ...]
    effects: tuple[Effect, ...]
    citation: str
    confidence: str
    corrected_by: int | None
    may_be_corrected: bool
    governed: Governed | None


@dataclass(slots=True)
class _Consequences:
    """What each act led to: states before and after, terms opened and settled."""

    before: dict[int, CaseState | None] = field(default_factory=dict)
    after: dict[int, CaseState | None] = field(default_factory=dict)
    opened: dict[int, list[Deadline]] = field(default_factory=dict)
    settled: dict[int, list[Deadline]] = field(default_factory=dict)


def entries(file: ActsOnFile, terms: Sequence[Deadline]) -> list[Entry]:
    """Mọi hành vi đã ghi, newest first by the day of effect."""
    led_to = _consequences(file.history, terms)
    stages = _stages(file)
    newest = max((act.seq for act in file.history.acts), default=0)
    ordered = sorted(file.acts, key=lambda act: (act.effective_on, act.seq))
    laws = two_laws(file.acts)
    every = [_entry(act, file, led_to, newest, laws) for act in reversed(ordered)]
    return [replace(e, effects=(*stages.get(e.seq, ()), *e.effects)) for e in every]


def _stages(file: ActsOnFile) -> dict[int, list[Effect]]:
    """Outside enforcement: the acts that led to another status of their procedure."""
    procedure = procedures().get(file.proceeding.procedure)
    if procedure is None or procedure.code == ENFORCEMENT:
        return {}
    found: dict[int, list[Effect]] = {}
    was = earlier = ""
    for act in file.history.acts:
        kind = find(act.code)
        edition = kind.edition(act.effective_on) if kind else None
        leads_to = UNCHANGED if edition is None else edition.leads_to
        now = led_to(was, earlier, leads_to)
        if was and now != was:
            before, after = procedure.statuses[was], procedure.statuses[now]
            text = f"Trạng thái: {before.lower()} → {after.lower()}"
            found[act.seq] = [Effect("arrow-right", text)]
        earlier, was = (earlier, was) if leads_to == UNCHANGED else (was, now)
    return found


def chosen(every: Sequence[Entry], group: str, order: str) -> list[Entry]:
    """Những hành vi của một nhóm, in the order asked."""
    shown = [entry for entry in every if group in (ALL, entry.group)]
    return shown[::-1] if order == OLDEST_FIRST else shown


def ahead(terms: Iterable[Term], order: str) -> list[Term]:
    """Thời hạn còn ở phía trước, the farthest on top unless oldest come first."""
    coming = sorted((term for term in terms if term.is_ahead), key=lambda t: t.on)
    return coming if order == OLDEST_FIRST else coming[::-1]


def _consequences(history: History, terms: Sequence[Deadline]) -> _Consequences:
    found = _Consequences()
    state: CaseState | None = None
    for place, act in enumerate(history.acts):
        spans = fold(history.facts, history.acts[: place + 1]).spans
        found.before[act.seq] = state
        state = spans[-1].state if spans else None
        found.after[act.seq] = state
    opened, settled = defaultdict(list), defaultdict(list)
    for term in terms:
        opened[term.from_act].append(term)
        if term.met_by is not None:
            settled[term.met_by].append(term)
    found.opened, found.settled = opened, settled
    return found


def _entry(
    act: RecordedAct,
    file: ActsOnFile,
    led_to: _Consequences,
    newest: int,
    laws: TwoLaws | None,
) -> Entry:
    kind = find(act.code)
    edition = kind.edition(act.effective_on) if kind else None
    corrected_by = file.corrected_by.get(act.seq)
    ground = kind.ground(act) if kind else None
    return Entry(
        seq=act.seq,
        on=act.effective_on,
        title=title(act, kind, file),
        kind=_look(act, kind, corrected_by, newest),
        group=kind.group.value if kind else ActGroup.OTHER.value,
        tags=_tags(act, kind),
        details=_details(act, kind, ground, file),
        effects=(*_known_late(act), *_effects(act, led_to)),
        citation=str(edition.citation) if edition else "",
        confidence=ground.confidence if ground else "",
        corrected_by=corrected_by,
        may_be_corrected=corrected_by is None and act.code != CORRECTION,
        governed=laws.by_seq[act.seq] if laws else None,
    )


def title(act: RecordedAct, kind: ActKind | None, file: ActsOnFile) -> str:
    """Tên hành vi with the fact that tells it from others of its kind."""
    name = kind.name_vi if kind else act.code
    if act.code == ASSIGNMENT and act.result:
        return f"{name} {file.names.get(act.result, act.result)}"
    if act.code == CORRECTION and act.corrects:
        return f"Đính chính hành vi {act.corrects}"
    if act.receiving_unit:
        name = f"{name}: {file.names.get(act.receiving_unit, act.receiving_unit)}"
    elif act.number and kind and kind.group is ActGroup.DECISION:
        name = f"{name} số {act.number}"
    if act.amount is not None:
        name = f"{name}: {whole(act.amount)} đồng"
    return name


def _look(
    act: RecordedAct, kind: ActKind | None, corrected_by: int | None, newest: int
) -> str:
    if corrected_by is not None:
        return "struck"
    if kind and kind.group is ActGroup.MONEY:
        return "money"
    return "now" if act.seq == newest else ""


def _tags(act: RecordedAct, kind: ActKind | None) -> tuple[Chip, ...]:
    result = kind.result(act) if kind else None
    if result is None or len(_short(result)) > _CHIP_LONGEST:
        return ()
    return (Chip(_short(result), _RESULT_LEVELS.get(result.slug, "")),)


def _short(result: Choice) -> str:
    return result.label.removesuffix(" thi hành")


def _details(
    act: RecordedAct, kind: ActKind | None, ground: Choice | None, file: ActsOnFile
) -> tuple[str, ...]:
    parts = []
    result = kind.result(act) if kind else None
    if result is not None and not _tags(act, kind):
        parts.append(f"{result.label}.")
    if ground is not None:
        basis = f" ({ground.citation})" if ground.citation else ""
        parts.append(f"{ground.label}{basis}.")
    elif act.ground:
        parts.append(f"Lý do: {act.ground}.")
    if act.until_on:
        parts.append(f"Đến ngày {day(act.until_on)}.")
    if act.number and not (kind and kind.group is ActGroup.DECISION):
        parts.append(f"Văn bản, chứng từ số {act.number}.")
    if act.at:
        parts.append(f"Lúc {act.at:%H:%M}.")
    if act.signed_by:
        parts.append(f"Người ký: {file.names.get(act.signed_by, act.signed_by)}.")
    if note := file.notes.get(act.seq):
        parts.append(note)
    return tuple(parts)


def _known_late(act: RecordedAct) -> Iterable[Effect]:
    """The other clock, where it tells something: recorded on a later day."""
    recorded = local(act.recorded_at)
    if recorded != act.effective_on:
        yield Effect("history", f"ghi nhận ngày {day(recorded)}")


def _effects(act: RecordedAct, led_to: _Consequences) -> Iterable[Effect]:
    before, after = led_to.before.get(act.seq), led_to.after.get(act.seq)
    yield from state_effects(before, after)
    for term in led_to.settled.get(act.seq, ()):
        late = term.state is DeadlineState.MET_LATE
        word, icon = (
            ("Trễ hạn", "alert-triangle") if late else ("Đúng hạn", "circle-check")
        )
        yield Effect(icon, f"{word}: {_in_text(term.name)} (hạn {day(term.due_on)})")
    for term in led_to.opened.get(act.seq, ()):
        text = f"Mở thời hạn: {_in_text(term.name)}, {day(term.due_on)}"
        yield Effect("hourglass", text)


def state_effects(
    before: CaseState | None, after: CaseState | None
) -> Iterable[Effect]:
    """Thay đổi trạng thái và phân loại."""
    if after is None or before is None:
        return
    if before.status is not after.status:
        was, now = status_chip(before.status).text, status_chip(after.status).text
        yield Effect("arrow-right", f"Trạng thái: {was.lower()} → {now.lower()}")
    if before.means is not after.means:
        was, now = means_chip(before.means).text, means_chip(after.means).text
        yield Effect("arrow-right", f"Phân loại: {was.lower()} → {now.lower()}")


def _in_text(name: str) -> str:
    return name[:1].lower() + name[1:]
