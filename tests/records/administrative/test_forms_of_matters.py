"""Biểu 10, 11: what they print is a plain count over the records of these matters."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.records.proceedings.room import Room
from thads.readers.statistics.figures import figures
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.proceedings.actions import NewMatter, open_proceeding, record_act

pytestmark = pytest.mark.django_db
INSPECTIONS = ("mo_kiem_tra", "ket_luan_kiem_tra", "bao_cao_thuc_hien_ket_luan")
CLAIMS = ("nhan_yeu_cau_boi_thuong", "thu_ly_boi_thuong", "dinh_chi_boi_thuong")
PROTESTS = ("nhan_khang_nghi", "tra_loi_khang_nghi")
RESULTS = {
    "mo_kiem_tra": "noi_bo",
    "nhan_khang_nghi": "cung_cap",
    "tra_loi_khang_nghi": "chap_nhan",
}
Counts = tuple[int, int, int, int]


def lives(room: Room, procedure: str, codes: tuple[str, ...]) -> None:
    """Matters begun long ago and just now, each one step further than the one before."""
    for started in (500, 90, 30):
        for steps in range(1, len(codes) + 1):
            day = room.today - timedelta(days=started)
            matter = 0
            for code in codes[:steps]:
                act = ProposedAct(code, day, result=RESULTS.get(code))
                if not matter:
                    new = NewMatter(procedure, room.home.units["AB01"].pk, code)
                    matter = open_proceeding(new, act, by=None, now=timezone.now())
                else:
                    answer = record_act(
                        proceeding_id=matter, act=act, by=None, now=timezone.now()
                    )
                    assert isinstance(answer, Recorded), answer
                day += timedelta(days=10)


def plain(asked: str, answer: str, first: date, last: date) -> Counts:
    """Carried over, new, answered, left: read from the acts one by one."""
    before = new = done = left = 0
    for act in Act.objects.filter(code=asked, effective_on__lte=last):
        replies = Act.objects.filter(
            proceeding=act.proceeding, code=answer, effective_on__lte=last
        )
        replied = replies.values_list("effective_on", flat=True).first()
        if replied is not None and replied < first:
            continue
        before += act.effective_on < first
        new += act.effective_on >= first
        done += replied is not None
        left += replied is None
    return before, new, done, left


@pytest.mark.parametrize(
    ("form", "procedure", "codes", "asked", "answer", "letters"),
    [
        ("10", "kiem_tra", INSPECTIONS, INSPECTIONS[0], INSPECTIONS[1], "I1 I2 I3 I4"),
        ("10", "kiem_tra", INSPECTIONS, INSPECTIONS[1], INSPECTIONS[2], "I5 I6 I7 I8"),
        ("10", "kiem_sat", PROTESTS, PROTESTS[0], PROTESTS[1], "I9 I10 I11 I13"),
        ("11", "boi_thuong", CLAIMS, CLAIMS[1], CLAIMS[2], "L2 L3 L6 L7"),
    ],
)
def test_a_form_of_matters_agrees_with_a_plain_count(
    room: Room,
    form: str,
    procedure: str,
    codes: tuple[str, ...],
    asked: str,
    answer: str,
    letters: str,
) -> None:
    lives(room, procedure, codes)
    found = figures(form, "AB00", room.today, known_at=timezone.now())
    told = found.sum_of(found.scope.units)
    printed = tuple(told[letter] for letter in letters.split())
    assert printed == plain(asked, answer, found.period.first, room.today)
    assert any(printed)


def test_judgments_quashed_postponed_and_gone_on_with_stand_in_form_12(
    room: Room,
) -> None:
    """N3 = N4 + N5 + N6, each judgment once, whatever happened to it in the period."""
    ends = (
        (),
        ("nhan_quyet_dinh_hoan_hanh_chinh",),
        ("nhan_quyet_dinh_hoan_hanh_chinh", "tiep_tuc_theo_doi_hanh_chinh"),
        ("nhan_quyet_dinh_hoan_hanh_chinh", "nhan_quyet_dinh_huy_hanh_chinh"),
        ("nhan_quyet_dinh_huy_hanh_chinh",),
        ("ket_qua_thi_hanh_hanh_chinh",),
    )
    for then in ends:
        judged_and_then(room, then)
    found = figures("12", "AB00", room.today, known_at=timezone.now())
    told = dict(found.sum_of(found.scope.units))
    assert (told["N3"], told["N4"], told["N5"], told["N6"]) == (6, 1, 3, 2)


def judged_and_then(room: Room, then: tuple[str, ...]) -> None:
    day = room.today - timedelta(days=9)
    new = NewMatter("thi_hanh_an_hanh_chinh", room.home.units["AB01"].pk, str(then))
    received = ProposedAct("nhan_ban_an_hanh_chinh", day)
    matter = open_proceeding(new, received, by=None, now=timezone.now())
    for place, code in enumerate(then, start=1):
        result = "hoan" if code == "nhan_quyet_dinh_hoan_hanh_chinh" else None
        act = ProposedAct(code, day + timedelta(days=place), result=result)
        answer = record_act(proceeding_id=matter, act=act, by=None, now=timezone.now())
        assert isinstance(answer, Recorded), answer
