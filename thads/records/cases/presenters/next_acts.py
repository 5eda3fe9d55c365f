"""Hành vi tiếp theo: what the law lets follow today, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from thads.law.acts import GROUP_LABELS, ActGroup, Edition, catalogue
from thads.law.acts.history import History
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.acts.rules import NextAct, Refusal, permitted, worth_telling
from thads.law.deadlines import Deadline, DeadlineState
from thads.records.agencies.access import Person
from thads.records.cases.presenters.links import Links
from thads.records.cases.queries.recording import role_may, roles_that_may
from thads.records.parties.names import fold
from thads.records.web.formatting import day

ALLOWED_IN_RAIL = 5
REFUSED_IN_RAIL = 3
# Reasons that say only that the case stands elsewhere: on the full list, not the rail.
_ORDER_RULES = frozenset(
    {
        "act_follows_a_fitting_status",
        "ended_is_ended",
        "act_exists_in_the_law_of_its_day",
    }
)


_RECOMMENDED = 1
# What officers record most, and what they ask about most: for the order only.
_OFTEN = ("thu_tien", "van_dong", "thoa_thuan", "xac_minh")
_ASKED = (
    "quyet_dinh_cuong_che",
    "quyet_dinh_chua_co_dieu_kien",
    "to_chuc_cuong_che",
    "ban_dau_gia",
    "ket_thuc",
)


@dataclass(frozen=True, slots=True)
class Next:
    """Một hành vi: allowed with its button, or refused with lock and reason."""

    code: str
    title: str
    is_allowed: bool
    citation: str
    note: str
    url: str
    is_best: bool
    weight: tuple[int, int]
    group: ActGroup

    @property
    def button(self) -> str:
        """Chữ trên nút."""
        return "Ghi nhận"

    @property
    def is_usual(self) -> bool:
        """Nên làm hoặc hay làm: what the rail has room for."""
        return self.weight[0] <= _RECOMMENDED or self.code in _OFTEN


@dataclass(frozen=True, slots=True)
class NextActs:
    """Mọi hành vi: allowed first, the best one marked."""

    allowed: Sequence[Next]
    refused: Sequence[Next]
    not_asked: int = 0

    @property
    def count(self) -> int:
        """Số hành vi luật có hôm nay, those not asked about included."""
        return len(self.allowed) + len(self.refused) + self.not_asked

    @property
    def in_rail(self) -> list[Next]:
        """Những hành vi đáng nói nhất."""
        usual = [each for each in self.allowed if each.is_usual]
        telling = [each for each in self.refused if each.weight[0] == 0]
        return [*usual[:ALLOWED_IN_RAIL], *telling[:REFUSED_IN_RAIL]]

    @property
    def groups(self) -> list[tuple[str, list[Next]]]:
        """Những hành vi ghi nhận được: the usual ones first, the others by group."""
        found = [("Nên làm, hay làm", [e for e in self.allowed if e.is_usual])]
        for group, label in GROUP_LABELS.items():
            others = [e for e in self.allowed if e.group is group and not e.is_usual]
            found.append((label, others))
        return [(label, acts) for label, acts in found if acts]


def next_acts(
    history: History,
    terms: Sequence[Deadline],
    *,
    links: Links,
    person: Person,
    today: date,
    procedure: str = ENFORCEMENT,
) -> NextActs:
    """Hành vi tiếp theo of a proceeding for a person, on a day."""
    pressing = _pressing(terms)
    found = permitted(history, today, procedure=procedure)
    return _sorted([_shown(e, pressing, links, person) for e in found])


def rail(
    history: History,
    terms: Sequence[Deadline],
    *,
    links: Links,
    person: Person,
    today: date,
) -> NextActs:
    """Những hành vi đáng nói nhất: asks only about what the rail of a case can show."""
    pressing = _pressing(terms)
    in_law = _editions_on(today)
    codes = worth_telling() | set(_OFTEN)
    codes |= {code for code, each in in_law.items() if _duty(each, pressing)}
    found = permitted(history, today, codes=codes)
    shown = [_shown(each, pressing, links, person) for each in found]
    return _sorted(shown, not_asked=len(in_law) - len(shown))


def _editions_on(on: date) -> dict[str, Edition]:
    """The acts of enforcement the law has on a day."""
    editions = {
        kind.code: kind.edition(on) for kind in catalogue.of_procedure(ENFORCEMENT)
    }
    return {code: each for code, each in editions.items() if each is not None}


def _sorted(shown: Sequence[Next], not_asked: int = 0) -> NextActs:
    in_order = sorted(shown, key=lambda each: each.weight)
    allowed = [each for each in in_order if each.is_allowed]
    refused = [each for each in in_order if not each.is_allowed]
    return NextActs(_with_best(allowed), refused, not_asked)


def _pressing(terms: Sequence[Deadline]) -> dict[str, Deadline]:
    """The first open duty of each kind: what the office has to do by when."""
    found: dict[str, Deadline] = {}
    for term in terms:
        is_open = term.state in (DeadlineState.RUNNING, DeadlineState.OVERDUE)
        if is_open and term.duty and not term.book_may_be_silent:
            found.setdefault(term.code, term)
    return found


def _shown(
    each: NextAct,
    pressing: dict[str, Deadline],
    links: Links,
    person: Person,
) -> Next:
    edition, may = each.edition, role_may(each.edition, person)
    duty = _duty(edition, pressing)
    is_allowed = each.allowed and may
    return Next(
        code=each.kind.code,
        title=each.kind.name_vi,
        is_allowed=is_allowed,
        citation=str(_basis(each)),
        note=_note(each, duty, may),
        url=links.record(each.kind.code) if may else "",
        is_best=False,
        group=each.kind.group,
        weight=_weight(each, duty) if is_allowed else _refused_weight(each, may, duty),
    )


def _duty(edition: Edition, pressing: dict[str, Deadline]) -> Deadline | None:
    met = [pressing[code] for code in edition.meets if code in pressing]
    return min(met, key=lambda term: term.due_on, default=None)


def _basis(each: NextAct) -> object:
    if each.refusals and not each.allowed:
        return each.refusals[0].citation
    return each.edition.citation


def _weight(each: NextAct, duty: Deadline | None) -> tuple[int, int]:
    """What meets a duty comes first, by its day; then what is usually done next."""
    if duty is not None:
        return 0, duty.due_on.toordinal()
    if each.recommended:
        return _RECOMMENDED, 0
    return (3 if each.refusals else 2), _place(each.kind.code, _OFTEN)


def _refused_weight(each: NextAct, may: bool, duty: Deadline | None) -> tuple[int, int]:
    """A duty that waits for somebody else comes first, then what only waits for time."""
    if not may:
        return (0, -2) if each.allowed and duty else (2, 0)
    if each.earliest_on is not None:
        return 0, -1
    by_order = any(refusal.rule in _ORDER_RULES for refusal in each.refusals)
    return int(by_order), _place(each.kind.code, _ASKED)


def _place(code: str, order: Sequence[str]) -> int:
    return order.index(code) if code in order else len(order)


def _note(each: NextAct, duty: Deadline | None, may: bool) -> str:
    if not each.allowed:
        return refusal_text(each.refusals)
    if not may:
        roles = roles_that_may(each.edition)
        return f"Không được: do {roles} ghi nhận. {_by_when(duty)}".strip()
    if each.refusals:
        lifted = each.refusals[0]
        return f"{lifted.unless}: {lifted.sentence[:1].lower()}{lifted.sentence[1:]}"
    return _by_when(duty)


def _by_when(duty: Deadline | None) -> str:
    if duty is None:
        return ""
    late = duty.state is DeadlineState.OVERDUE
    return f"{'Đã quá hạn' if late else 'Nên làm trước: hạn'} {day(duty.due_on)}."


def refusal_text(refusals: Sequence[Refusal]) -> str:
    """Các lý do, and from which day each condition will hold."""
    return " ".join(
        f"{each.sentence}{from_when(each)}" for each in refusals if not each.unless
    )


def from_when(refusal: Refusal) -> str:
    """The first day on which the condition holds, unless the sentence says it."""
    said = "sớm nhất" in refusal.sentence
    if refusal.earliest_on is None or said:
        return ""
    return f" Sớm nhất {day(refusal.earliest_on)}."


def _with_best(allowed: list[Next]) -> list[Next]:
    """The first is the only primary button, when something speaks for it."""
    if not allowed or allowed[0].weight[0] > _RECOMMENDED:
        return allowed
    return [replace(allowed[0], is_best=True), *allowed[1:]]


def matching(acts: NextActs, text: str) -> NextActs:
    """Những hành vi có tên khớp, with or without diacritics."""
    wanted = fold(text)
    return NextActs(
        [each for each in acts.allowed if wanted in fold(each.title)],
        [each for each in acts.refused if wanted in fold(each.title)],
    )
