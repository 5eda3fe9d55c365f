"""Vận động của một việc: what is known, the talks, the promises, what followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import name
from thads.law.acts.history import History, RecordedAct
from thads.law.indicators.persuading import Persuasion, persuasion
from thads.law.indicators.promises import (
    Promised,
    PromiseKind,
    PromiseStanding,
    promise_standings,
)
from thads.records.cashbook.models import Receipt
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.mobilisation.models import (
    Circumstance,
    Contact,
    Joined,
    Promise,
)
from thads.records.mobilisation.models.talks import CircumstanceKind, Presence
from thads.records.mobilisation.queries.saving import estimates
from thads.records.parties.names import fold


@dataclass(frozen=True, slots=True)
class Told:
    """Một lời hứa và tình trạng của nó."""

    promise: Promise
    standing: PromiseStanding


@dataclass(frozen=True, slots=True)
class Talk:
    """Một buổi: the act, and what was noted with it; None for one of an imported book."""

    act: RecordedAct
    contact: Contact | None
    promises: tuple[Told, ...]
    number: int


@dataclass(frozen=True, slots=True)
class CaseTalks:
    """Mọi điều về vận động của một việc, as of a day."""

    proceeding: Proceeding
    history: History
    circumstances: Sequence[Circumstance]
    talks: Sequence[Talk]
    persuasion: Persuasion

    @property
    def promises(self) -> list[Told]:
        """Mọi lời hứa, by the day they are due."""
        every = [told for talk in self.talks for told in talk.promises]
        return sorted(every, key=lambda each: each.promise.due_on)

    @property
    def next_on(self) -> date | None:
        """Ngày hẹn tiếp of the last talk that set one."""
        dated = [t.contact.next_on for t in self.talks if t.contact]
        return dated[-1] if dated else None

    def of_kind(self, *kinds: str) -> list[Circumstance]:
        """Các điều của phương án thuộc loại này."""
        return [each for each in self.circumstances if each.kind in kinds]


def case_talks(
    proceeding: Proceeding, today: date, *, history: History | None = None
) -> CaseTalks:
    """Vận động của một việc mà người đăng nhập xem được; its history if it is at hand."""
    history = history or ledger.history_of(proceeding)
    circumstances = standing_circumstances(proceeding.pk)
    contacts = _contacts(proceeding.pk)
    told = told_promises(history, contacts, today)
    kin = kin_payments(proceeding.pk, history, circumstances, contacts, told)
    costs = estimates({proceeding.pk: history.acts})[proceeding.pk]
    found = persuasion(history, kin_paid=kin, estimates=costs)
    by_act = {each.act_seq: each for each in contacts}
    return CaseTalks(
        proceeding,
        history,
        circumstances,
        [
            Talk(act, by_act.get(act.seq), tuple(told.get(act.seq, ())), number)
            for number, act in enumerate(found.talks, start=1)
        ],
        found,
    )


@dataclass(frozen=True, slots=True)
class JointAct:
    """Một lần xác minh, một cuộc cưỡng chế, and the partners who took part."""

    act: RecordedAct
    name: str
    partners: tuple[str, ...]


def joint_acts(talks: CaseTalks) -> list[JointAct]:
    """Các hành vi mà bên phối hợp có thể cùng làm, newest first."""
    rows = Joined.objects.filter(proceeding=talks.proceeding).select_related("partner")
    with_whom: dict[int, list[str]] = {}
    for row in rows.order_by("pk"):
        with_whom.setdefault(row.act_seq, []).append(row.partner.name)
    return [
        JointAct(act, name(act.code), tuple(with_whom.get(act.seq, ())))
        for act in reversed(talks.history.acts)
        if act.code in ("xac_minh", "to_chuc_cuong_che")
    ]


def standing_circumstances(proceeding_id: int) -> list[Circumstance]:
    """Các điều còn đúng của phương án, in the order of their kinds."""
    rows = Circumstance.objects.filter(
        proceeding_id=proceeding_id, is_gone=False, replacement__isnull=True
    )
    order = list(CircumstanceKind)
    return sorted(
        rows, key=lambda each: (order.index(CircumstanceKind(each.kind)), each.pk)
    )


def _contacts(proceeding_id: int) -> list[Contact]:
    rows = Contact.objects.filter(proceeding_id=proceeding_id).order_by("on", "act_seq")
    return list(rows.prefetch_related("people__partner", "promises__answer"))


def promised_in(contact: Contact) -> list[tuple[Promise, Promised]]:
    """Lời hứa của một buổi, as the law package asks for them."""
    return [
        (
            each,
            Promised(
                PromiseKind(each.kind),
                contact.act_seq,
                contact.on,
                each.due_on,
                each.amount,
                each.answer.was_kept if hasattr(each, "answer") else None,
            ),
        )
        for each in contact.promises.all()
    ]


def told_promises(
    history: History, contacts: Sequence[Contact], today: date
) -> dict[int, list[Told]]:
    """By the act of the talk; of a talk that was corrected away nothing is left."""
    standing = {act.seq for act in history.acts}
    pairs = [
        (contact.act_seq, *pair)
        for contact in contacts
        if contact.act_seq in standing
        for pair in promised_in(contact)
    ]
    judged = promise_standings(history, [each for _, _, each in pairs], today)
    found: dict[int, list[Told]] = {}
    for (seq, promise, _), standing_of in zip(pairs, judged, strict=True):
        found.setdefault(seq, []).append(Told(promise, standing_of))
    return found


def kin_payments(
    proceeding_id: int,
    history: History,
    circumstances: Sequence[Circumstance],
    contacts: Sequence[Contact],
    told: dict[int, list[Told]],
) -> frozenset[int]:
    """Các lần thân nhân nộp thay: receipts in a kin's name, promises of kin kept."""
    kept = {
        seq
        for each in told.values()
        for one in each
        if one.promise.kind == PromiseKind.KIN_PAYS
        for seq in one.standing.acts
    }
    names = {
        fold(each.who)
        for each in circumstances
        if each.kind == CircumstanceKind.KIN and each.who
    } | {
        fold(person.name)
        for contact in contacts
        for person in contact.people.all()
        if person.presence == Presence.KIN and person.name
    }
    if not names:
        return frozenset(kept)
    receipts = Receipt.objects.filter(proceeding_id=proceeding_id, spoiled="")
    by_kin = {
        text
        for text, payer in receipts.values_list("text", "payer")
        if fold(payer) in names
    }
    paid = {act.seq for act in history.acts if act.number and act.number in by_kin}
    return frozenset(kept | paid)
