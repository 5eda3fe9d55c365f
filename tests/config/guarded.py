"""Một tỉnh có điều phải giữ kín: one matter of every procedure, each with words of its own.

Whoever may not see a matter must meet none of its words: not its title, nor who stands on
it, nor what was found, kept or filed with it.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from tests.records.proceedings.room import Room, a_room
from thads.law.acts import FIELD_ATTRIBUTES
from thads.records.complaints import actions as complaints
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.paperwork.scanning import NewScan, file_made
from thads.records.proceedings import actions, declared
from thads.records.proceedings.actions import Concerned, Linked, NewMatter
from thads.records.staffing import actions as staffing
from thads.records.steering import committees
from thads.records.supervision import actions as supervision
from thads.records.supervision.models import Finding, Sample

ACCUSED_OF = frozenset({"to_cao", "tac_phong"})
OWN = "support"
"""What the agency keeps about itself beside its matters."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """Phòng, hồ sơ theo thủ tục, văn bản của hồ sơ, and other ids by the word for them."""

    room: Room
    matters: dict[str, int]
    papers: dict[str, int]
    ids: dict[str, int] = field(default_factory=dict)

    def words(self, procedure: str) -> list[str]:
        """Những chữ chỉ hồ sơ này có."""
        return [word(procedure, part) for part in PARTS]


MARK = "qz[a-z]+zq"
"""Each word of a matter, wherever it is kept."""
PARTS = ("title", "summary", "person", "paper", "more")


def word(procedure: str, part: str) -> str:
    """Một chữ riêng, the same whatever folds it: lower case letters and nothing else."""
    return f"qz{procedure.replace('_', '')}{part}zq"


def a_guarded_province() -> Guarded:
    """Tỉnh AB: everything of the first officer's room; CD is the stranger's."""
    room = a_room()
    found = Guarded(room, {}, {})
    for each in declared.every().values():
        found.matters[each.code] = _opened(found, each)
    for code, matter in found.matters.items():
        found.papers[code] = _paper(code, matter)
    _kept(found)
    return found


def _opened(found: Guarded, procedure: declared.Declared) -> int:
    room, code = found.room, procedure.code
    unit = room.home.top if code in ("chi_thi", "ban_chi_dao") else _room_of(room)
    who = next(iter(procedure.people), "lien_quan")
    new = NewMatter(
        code,
        unit.pk,
        f"{word(code, 'title')} tiêu đề",
        summary=word(code, "summary"),
        people=[
            Concerned(who, word(code, "person"), identity_number=word(code, "paper"))
        ],
        links=[Linked(room.case)],
        barred_officer_id=room.person.pk if code in ACCUSED_OF else None,
    )
    return actions.open_proceeding(
        new,
        _opening(procedure, room),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk if code != "ho_so_can_bo" else None,
        also=lambda matter: _more(found, code, matter),
    )


def _room_of(room: Room) -> Any:
    return room.home.units["AB01"]


def _opening(procedure: declared.Declared, room: Room) -> ProposedAct:
    kind = procedure.openings[0]
    told: dict[str, Any] = {}
    for each in kind.fields:
        if choices := each.choices_on(room.today):
            told[FIELD_ATTRIBUTES[each.name]] = choices[0].slug
    return ProposedAct(kind.code, room.today, note=word(procedure.code, "more"), **told)


def _more(found: Guarded, code: str, matter: int) -> None:
    """What the domain keeps beside a matter, with its words."""
    room, text = found.room, word(code, "more")
    if code in ("khieu_nai", "to_cao"):
        complaints.describe(matter, complaints.NewPetition(object_text=text))
    if code == "to_cao":
        complaints.keep_denouncer(
            matter, complaints.NewDenouncer(text, accused_id=room.person.pk)
        )
    if code == "tiep_cong_dan":
        kept = complaints.NewReception(petition_kind="to_cao", note=text)
        complaints.receive(matter, kept)
    if code == "ho_so_can_bo":
        staffing.whose(matter, room.handling.pk)
    if code == "kiem_tra":
        supervision.describe(matter, _room_of(room).pk)
    if code == "chi_thi":
        _directive(matter, text, room)
    if code == "ban_chi_dao":
        committees.describe(matter, committees.NewCommittee("tinh", text, room.today))


def _paper(code: str, matter: int) -> int:
    """Một văn bản của hồ sơ."""
    proceeding = Proceeding.objects.get(pk=matter)
    new = NewScan(word(code, "paper"), proceeding.opened_on, act_seq=1)
    return file_made(proceeding, new, b"%PDF-1.4", by=None, now=timezone.now()).pk


def _directive(matter: int, text: str, room: Room) -> None:
    """A directive of one point with one task."""
    head = {"issuer": text, "number": "1", "issued_on": room.today, "subject": text}
    empty = {"report_months": None, "session_id": None, "at": timezone.now()}
    actions.call("steering_add_directive", head | empty, matter)


def _kept(found: Guarded) -> None:
    """Phần hỗ trợ, kế hoạch kiểm tra, một phát hiện, một mẫu."""
    room, now = found.room, timezone.now()
    unit = _room_of(room).pk
    text = word(OWN, "more")
    given = staffing.NewSupport(unit, "kinh_phi", text, text, room.today, amount=5)
    found.ids["support_id"] = staffing.give_support(given, now)
    staffing.set_quota(unit, room.today.year, 9, text, room.today, now)
    supervision.plan(
        supervision.NewPlanned(
            room.home.top.pk, room.today.year, text, unit, text, room.today
        ),
        now=now,
    )
    seen, said = found.matters["kiem_tra"], word("kiem_tra", "more")
    finding = supervision.NewFinding(room.today, said, room.today, room.case)
    supervision.find(seen, finding, by=None, now=now)
    code = Proceeding.objects.get(pk=room.case).code
    drawn = supervision.NewSample(room.today, said, 1, [code])
    supervision.draw_sample(seen, drawn, by=None, now=now)
    found.ids["finding_id"] = Finding.objects.get().pk
    found.ids["sample_id"] = Sample.objects.get().pk
