"""Kiểm tra của tỉnh trình diễn: a year's plan, inspections at each stage, a sample."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from thads.readers.simulation import staff

if TYPE_CHECKING:
    from thads.records.agencies.models import Unit

_PLAN = "KH 02/KH-THADS"
_SEED = "Kiểm tra phân loại, phiên công khai"
_SIZE, _SEEN = 12, 9
_WRONG = frozenset({3, 7})
_CONDUCT = (
    (
        "Nói năng thiếu lễ độ khi làm việc tại nhà đương sự",
        12,
        "dung_mot_phan",
        "xin_loi",
    ),
    ("Hẹn làm việc ba lần không có mặt", 2, "", ""),
)


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Nạp kế hoạch, cuộc kiểm tra, mẫu, phản ánh tác phong."""
    from thads.records.agencies.models import Unit
    from thads.records.supervision import actions

    units = {each.code: each for each in Unit.objects.filter(valid_to=None)}
    plans = []
    for code, subject, days in (
        ("QN-KV4", "Phân loại việc chưa có điều kiện", -10),
        ("QN-KV1", "Thu, chi tiền thi hành án, kho vật chứng", -40),
        ("QN-KV2", "Trình tự cưỡng chế", -5),
        ("QN-KV3", "Tiếp công dân, giải quyết đơn", 45),
    ):
        unit, before = units[code], today + timedelta(days=days)
        new = actions.NewPlanned(
            agency_id, before.year, _PLAN, unit.pk, subject, before
        )
        plans.append(actions.plan(new, now=now))
    _sampled(agency_id, units["QN-KV4"], plans[0], today, now)
    _concluded(agency_id, units["QN-KV1"], plans[1], today, now)
    for told in _CONDUCT:
        _conduct(units["QN-KV1"], *told, today, now)


def _open(
    agency_id: int, unit: "Unit", plan: int, title: str, on: date, now: datetime
) -> int:
    from thads.records.agencies.models import Officer
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import (
        Concerned,
        NewMatter,
        open_proceeding,
    )
    from thads.records.supervision.actions import describe

    examiner = Officer.objects.get(code=staff.EXAMINER)
    placed = Concerned("duoc_kiem_tra", unit.name, kind="to_chuc")
    return open_proceeding(
        NewMatter("kiem_tra", agency_id, f"{title}, {unit.name}", people=[placed]),
        ProposedAct("mo_kiem_tra", on, number="27/QĐ-THADS", result="noi_bo"),
        by=None,
        now=now,
        officer_id=examiner.pk,
        also=lambda matter: describe(matter, unit.pk, plan),
    )


def _sampled(
    agency_id: int, unit: "Unit", plan: int, today: date, now: datetime
) -> None:
    """Một cuộc đang mở: a session, a sample of which nine cases were seen, two findings."""
    from thads.records.supervision import actions, queries
    from thads.records.supervision.models import Sample

    opened = today - timedelta(days=14)
    title = "Kiểm tra phân loại việc chưa có điều kiện"
    matter = _open(agency_id, unit, plan, title, opened, now)
    _act(
        matter,
        "buoi_kiem_tra",
        opened + timedelta(days=3),
        now,
        note="Công bố quyết định",
    )
    frame = queries.without_means(unit)
    new = actions.NewSample(opened + timedelta(days=4), _SEED, _SIZE, frame)
    actions.draw_sample(matter, new, by=None, now=now)
    drawn = queries.drawn(Sample.objects.get(inspection=matter))
    for place, code in enumerate(drawn.codes[:_SEEN]):
        verdict = "sai" if place in _WRONG else "dung"
        text = "Có tài khoản, đất chưa xác minh" if place in _WRONG else ""
        actions.review(
            matter, drawn.sample.pk, code, verdict, on=today, now=now, text=text
        )
    for text, days in (("Chưa xác minh tài khoản trước khi phân loại", -1),
                       ("Quyết định chưa công khai đủ nơi", 20)):  # fmt: skip
        due = today + timedelta(days=days)
        found = actions.NewFinding(opened + timedelta(days=5), text, due)
        actions.find(matter, found, by=None, now=now)


def _concluded(
    agency_id: int, unit: "Unit", plan: int, today: date, now: datetime
) -> None:
    """Một cuộc đã kết luận, with its clock and a finding put right."""
    from thads.records.supervision import actions, queries

    opened = today - timedelta(days=60)
    matter = _open(agency_id, unit, plan, "Kiểm tra thu, chi và kho", opened, now)
    due = today + timedelta(days=6)
    text = "Sổ kho và biên bản kê biên lệch một tang vật"
    found = actions.NewFinding(opened + timedelta(days=7), text, due)
    actions.find(matter, found, by=None, now=now)
    _act(matter, "ket_luan_kiem_tra", opened + timedelta(days=20), now, until_on=due)
    done = actions.NewRemedy(
        queries.findings(matter)[0].finding.pk,
        today - timedelta(days=8),
        "da_khac_phuc",
        "Đã đối chiếu, lập biên bản bổ sung",
    )
    actions.remedy(matter, done, by=None, now=now)


def _act(matter: int, code: str, on: date, now: datetime, **said: object) -> None:
    from thads.records.ledger.values import ProposedAct, Refused
    from thads.records.proceedings.actions import record_act

    act = ProposedAct(code, on, **said)  # type: ignore[arg-type]
    answer = record_act(proceeding_id=matter, act=act, by=None, now=now)
    if isinstance(answer, Refused):
        reasons = " ".join(each.sentence for each in answer.refusals)
        raise RuntimeError(f"Kiểm tra trình diễn, {code}: {reasons}")


def _conduct(
    unit: "Unit",
    title: str,
    days: int,
    concluded: str,
    settled: str,
    today: date,
    now: datetime,
) -> None:
    """Một phản ánh tác phong, taken in and perhaps settled."""
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import (
        Concerned,
        NewMatter,
        open_proceeding,
    )

    on = today - timedelta(days=days)
    citizen = Concerned("nguoi_phan_anh", "Người dân qua đường dây nóng")
    matter = open_proceeding(
        NewMatter("tac_phong", unit.pk, title, people=[citizen]),
        ProposedAct("nhan_phan_anh_tac_phong", on, result="duong_day_nong"),
        by=None,
        now=now,
    )
    if concluded:
        _act(
            matter, "ket_luan_tac_phong", on + timedelta(days=5), now, result=concluded
        )
        _act(matter, "xu_ly_tac_phong", on + timedelta(days=6), now, result=settled)
