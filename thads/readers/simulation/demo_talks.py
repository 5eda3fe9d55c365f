"""Buổi vận động của tỉnh trình diễn: who was there, what was promised, who came round.

This year's coercion decisions of the province are two dozen, and ten debtors came round
after talks that stand behind each of them.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from thads.law.periods import statistics_year_start

if TYPE_CHECKING:
    from thads.records.ledger.models import Act, Proceeding
    from thads.records.mobilisation.models import Partner

DECISIONS, WILLING = 24, 10
_BUSY_ROOM = "QN-KV1"
_SAID = (
    "Nêu quyền, nghĩa vụ và chi phí nếu phải cưỡng chế; người phải thi hành án xin thêm ít ngày.",
    "Hoàn cảnh khó khăn, gia đình bàn bán bớt tài sản để nộp.",
    "Cả gia đình có mặt, đồng ý để người thân nộp thay một phần.",
    "Hiểu nhầm bản án; đã đọc lại phần quyết định và giải thích.",
)
_CONTACTS = 60
_SETTINGS = ("uy_ban", "tai_nha", "co_quan", "tiep_dan")
_STILL_LOOKED_AFTER = timedelta(days=12)


def _talk_acts(agency_id: int, since: date) -> list["Act"]:
    """Buổi vận động đã có trong sổ, chưa ghi ai có mặt."""
    from thads.records.ledger.models import Act
    from thads.records.mobilisation.models import Contact

    rows = Act.objects.filter(
        code="van_dong",
        proceeding__unit__agency_id=agency_id,
        effective_on__gte=since,
    )
    noted = set(Contact.objects.values_list("proceeding_id", "act_seq"))
    found = rows.select_related("proceeding__case").order_by("-effective_on", "pk")
    return [act for act in found if (act.proceeding_id, act.seq) not in noted]


def note_talks(agency_id: int, women: "Partner", today: date, now: datetime) -> None:
    """Ai có mặt ở các buổi vận động của sổ, and what was promised there."""
    from thads.records.mobilisation.actions.talking import note_contact, start_clock

    since = today - timedelta(days=400)
    for place, act in enumerate(_talk_acts(agency_id, since)[:_CONTACTS]):
        told, case = _told(act, women, today, place), act.proceeding_id
        note_contact(case, act.seq, told, by=None, now=now)
        if act.proceeding.status != "dang_thi_hanh":
            continue
        for promise in told.promises:
            if promise.due_on >= today - _STILL_LOOKED_AFTER:
                start_clock(case, promise, act.effective_on, by=None, now=now)


def _told(act: "Act", women: "Partner", today: date, place: int):  # type: ignore[no-untyped-def]
    from thads.records.ledger.models import Act
    from thads.records.mobilisation.actions.talking import (
        NewContact,
        NewPromise,
        Present,
    )

    people = [Present("phai_thi_hanh")]
    if place % 3 != 2:
        people.append(Present("phoi_hop", partner=women))
    if place % 4 == 0:
        people.append(Present("than_nhan", "vợ chồng người phải thi hành án"))
    paid = Act.objects.filter(
        proceeding_id=act.proceeding_id,
        code="thu_tien",
        effective_on__gt=act.effective_on,
    ).order_by("seq")
    promises: tuple[NewPromise, ...] = ()
    first = paid.first()
    if first is not None:
        what = "nop_thay" if place % 5 == 0 else "nop_tien"
        promises = (NewPromise(what, first.effective_on, amount=first.amount),)
    elif act.result == "dong_y" or place % 2 == 0:
        due = act.effective_on + timedelta(days=15)
        much = max(act.proceeding.remaining // 10 // 1000 * 1000, 500_000)
        promises = (NewPromise("nop_tien", due, amount=much),)
    still_open = act.proceeding.ended_on is None
    again = act.effective_on + timedelta(days=14)
    return NewContact(
        on=act.effective_on,
        setting="uy_ban" if place % 3 else "tai_nha",
        result=act.result or "",
        said=_SAID[place % len(_SAID)],
        people=tuple(people),
        promises=promises,
        next_on=again if still_open and again >= today - timedelta(days=5) else None,
    )


def persuade_this_year(
    agency_id: int, women: "Partner", today: date, now: datetime
) -> None:
    """Hai mươi tư quyết định trong năm thống kê; ten debtors came round after talks."""
    from thads.records.ledger.models import Act

    first = statistics_year_start(today)
    of_year = Act.objects.filter(
        proceeding__unit__agency_id=agency_id,
        effective_on__gte=first,
        effective_on__lte=today,
    )
    decided = of_year.filter(code="quyet_dinh_cuong_che").count()
    willing = of_year.filter(code="tu_nguyen_thi_hanh").count()
    start = max(first, today - timedelta(days=18))
    for case in _coercible(agency_id):
        if decided >= DECISIONS:
            return
        wants = willing < WILLING
        # A second talk is held whether or not it helps: what works must not be a
        # mere trace of how the demonstration was written.
        again = decided % 2 == 0
        fate = {"comes_round": wants, "again": again}
        if _persuaded(case, start, today, now, women, **fate):
            decided += 1
            willing += wants


def _coercible(agency_id: int) -> Iterator["Proceeding"]:
    from thads.records.ledger.models import Proceeding

    rows = Proceeding.objects.filter(
        unit__agency_id=agency_id,
        status="dang_thi_hanh",
        means="co_dieu_kien",
        remaining__gt=0,
        officer__isnull=False,
        acts__code="xac_minh",
        acts__result="co_dieu_kien",
    ).exclude(acts__code="quyet_dinh_cuong_che")
    rows = rows.exclude(unit__code=_BUSY_ROOM)
    yield from rows.distinct().order_by("opened_on", "pk")[: DECISIONS * 3]


def _persuaded(
    case: "Proceeding",
    start: date,
    today: date,
    now: datetime,
    women: "Partner",
    *,
    comes_round: bool,
    again: bool,
) -> bool:
    """A talk, a decision, its cost; for some another talk; some come round in the end."""
    from thads.readers.simulation.workdays import default_workdays
    from thads.records.ledger import actions as ledger
    from thads.records.ledger.values import ProposedAct, Refused

    days = default_workdays()
    decided = days.roll(start + timedelta(days=2))
    if decided > today or not _talks(case, women, days.roll(start), now, "chua_dong_y"):
        return False

    def act(code: str, on: date, **fields: object) -> bool:
        answer = ledger.record(
            proceeding_id=case.pk,
            act=ProposedAct(code, on, **fields),  # type: ignore[arg-type]
            by=None,
            now=now,
        )
        return not isinstance(answer, Refused)

    if not act("quyet_dinh_cuong_che", decided, ground="khau_tru_tai_khoan"):
        return False
    act("thong_bao_chi_phi_cuong_che", decided, amount=6_500_000)
    later = max(decided, min(days.roll(decided + timedelta(days=6)), days.back(today)))
    if again:
        _talks(case, women, later, now, "dong_y" if comes_round else "chua_dong_y")
    return act("tu_nguyen_thi_hanh", later) if comes_round else True


def _talks(
    case: "Proceeding", women: "Partner", on: date, now: datetime, result: str
) -> bool:
    from thads.records.ledger.values import Refused
    from thads.records.mobilisation.actions.talking import (
        NewContact,
        Present,
        record_contact,
    )

    people = [Present("phai_thi_hanh"), Present("phoi_hop", partner=women)]
    if case.pk % 3 == 0:
        people.append(Present("than_nhan", "anh, chị ruột"))
    where = _SETTINGS[(case.pk + on.day) % len(_SETTINGS)]
    new = NewContact(on, where, result, said=_SAID[case.pk % 4], people=people)
    made = record_contact(proceeding_id=case.pk, new=new, by=None, now=now)
    return not isinstance(made, Refused)
