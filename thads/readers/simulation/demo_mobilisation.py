"""Dân vận của tỉnh trình diễn: partners, a programme, talks with promises, a partner's account.

The first programme is with the Women's Union, with the five contents that such programmes
have; next to be signed are the Front, the Veterans and the Farmers.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from thads.law.periods import Stretch, statistics_year_start
from thads.readers.simulation import demo_programme_work, demo_talks

if TYPE_CHECKING:
    from thads.records.agencies.models import Account, Unit
    from thads.records.mobilisation.actions.talking import NewCircumstance
    from thads.records.mobilisation.models import Partner, Programme, Referral

PARTNER_ACCOUNT = "phunu"
_WOMEN = "Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh"
_PARTNERS = (
    ("phu_nu", _WOMEN, "tỉnh Quảng Ninh", "Ban Chính sách, luật pháp"),
    ("cong_an", "Công an tỉnh Quảng Ninh", "tỉnh Quảng Ninh", "Phòng nghiệp vụ"),
    ("ngan_hang", "Ngân hàng Nhà nước, khu vực Quảng Ninh", "", ""),
    ("bao_hiem", "Bảo hiểm xã hội tỉnh Quảng Ninh", "", ""),
    ("cap_xa", "UBND phường Hồng Gai", "phường Hồng Gai", ""),
)
_PLANNED = (
    ("mat_tran", "Mặt trận Tổ quốc tỉnh", 40),
    ("cuu_chien_binh", "Hội Cựu chiến binh tỉnh", 75),
    ("nong_dan", "Hội Nông dân tỉnh", 110),
)
_TARGETS = {
    "tuyen_truyen": 8,
    "van_dong_hoi_vien": 30,
    "than_nhan_nop_thay": None,
    "phoi_hop_xac_minh": 6,
    "van_dong_khi_cuong_che": None,
}
_TALKS = (
    (
        "noi_chuyen",
        "Nghĩa vụ thi hành án và quyền của hội viên",
        "phường Hồng Gai",
        120,
    ),
    ("phat_thanh", "Những điểm mới của Luật Thi hành án dân sự", "xã Quảng La", None),
    ("bai_viet", "Tự nguyện thi hành án: được gì, mất gì", "", None),
    ("noi_chuyen", "Vận động người thân nộp thay", "phường Hà Lầm", 85),
    ("tu_van", "Tư vấn lưu động cho hội viên vay vốn", "phường Tuần Châu", 40),
)
_REFERRED = 6


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Ghi dân vận của tỉnh trình diễn, through the doors the pages use."""
    partners = _partners(agency_id, now)
    women = partners["phu_nu"]
    programme = _sign(women, agency_id, today, now)
    _plan(agency_id, today, now)
    _educate(agency_id, programme, today, now)
    demo_talks.note_talks(agency_id, women, today, now)
    demo_talks.persuade_this_year(agency_id, women, today, now)
    demo_programme_work.load(agency_id, women, today, now)
    referrals = _refer(agency_id, women, programme, today, now)
    account = _account(women, today, now)
    _answered(account, referrals, today)
    _join(agency_id, women, now)
    _papers(programme, agency_id, today, now)


def _partners(agency_id: int, now: datetime) -> dict[str, "Partner"]:
    from thads.records.mobilisation.actions.talking import add_partner

    return {
        kind: add_partner(
            agency_id=agency_id,
            kind=kind,
            name=name,
            area=area,
            contact_name=contact,
            by=None,
            now=now,
        )
        for kind, name, area, contact in _PARTNERS
    }


def _agency(agency_id: int) -> "Unit":
    from thads.records.agencies.models import Unit

    return Unit.objects.get(pk=agency_id)


def _sign(women: "Partner", agency_id: int, today: date, now: datetime) -> "Programme":
    """Signed on 18 October of last year, as such a programme once was; a review since."""
    from thads.records.mobilisation.actions import programmes as actions

    signed_on = max(date(today.year - 1, 10, 18), date(2025, 10, 18))
    programme = actions.sign_programme(
        actions.NewProgramme(
            women,
            "Chương trình phối hợp với Hội Liên hiệp Phụ nữ tỉnh",
            signed_on,
            number=f"02/CTPH-THADS-HLHPN-{signed_on.year}",
            valid_to=date(signed_on.year + 3, 12, 31),
            place="trụ sở cơ quan Thi hành án dân sự tỉnh",
            attended="Trưởng Ban Dân vận Tỉnh uỷ; lãnh đạo hai cơ quan; trưởng phòng, phó "
            "trưởng phòng của hai bên; phóng viên báo, đài địa phương",
            focal="Văn phòng THADS tỉnh; Ban Chính sách, luật pháp của Hội",
        ),
        _TARGETS,
        unit=_agency(agency_id),
        by=None,
        now=now,
    )
    for year in range(signed_on.year + 1, today.year + 1):
        actions.set_commitments(programme, year, _TARGETS, by=None, now=now)
    actions.hold_meeting(
        programme,
        actions.NewMeeting(
            "so_ket",
            today - timedelta(days=20),
            place="trụ sở THADS tỉnh",
            attended="lãnh đạo hai cơ quan, các phòng khu vực, các cấp Hội",
            concluded="Tiếp tục chuyển việc theo hội viên, chú trọng người thân nộp thay",
            next_on=today + timedelta(days=70),
        ),
        by=None,
        now=now,
    )
    return programme


def _plan(agency_id: int, today: date, now: datetime) -> None:
    from thads.records.mobilisation.actions.programmes import plan_partner

    for kind, name, days in _PLANNED:
        plan_partner(
            agency_id=agency_id,
            kind=kind,
            name=name,
            planned_on=today + timedelta(days=days),
            by=None,
            now=now,
        )


def _educate(
    agency_id: int, programme: "Programme", today: date, now: datetime
) -> None:
    from thads.records.mobilisation.actions.programmes import (
        NewEducation,
        note_education,
    )

    for back, (kind, title, commune, people) in enumerate(_TALKS, start=1):
        on = today - timedelta(days=25 * back)
        by_programme = programme if back != 3 and on >= programme.signed_on else None
        new = NewEducation(
            kind, on, title, commune=commune, people=people, programme=by_programme
        )
        note_education(new, unit_id=agency_id, by=None, now=now)


def _refer(
    agency_id: int, women: "Partner", programme: "Programme", today: date, now: datetime
) -> Sequence["Referral"]:
    from thads.records.ledger.models import Proceeding
    from thads.records.mobilisation.actions.referring import NewReferral, refer
    from thads.records.mobilisation.actions.talking import note_circumstance

    rows = Proceeding.objects.filter(
        unit__agency_id=agency_id,
        status="dang_thi_hanh",
        contacts__people__partner=women,
        case__parties__role="phai_thi_hanh",
        case__parties__party__kind="ca_nhan",
    )
    made = []
    for place, case in enumerate(
        rows.distinct().order_by("-opened_on", "pk")[:_REFERRED]
    ):
        debtor = case.case.parties.filter(role="phai_thi_hanh").first().party  # type: ignore[union-attr]
        address = (debtor.address or "").split(", ")
        branch = f"Chi hội {place + 1}"
        for fact in _circumstances(debtor.full_name, branch):
            note_circumstance(proceeding_id=case.pk, new=fact, by=None, now=now)
        new = NewReferral(
            women,
            debtor.full_name,
            ", ".join(address[1:]) or "tỉnh Quảng Ninh",
            "Thi hành khoản tiền theo bản án",
            "hoi_vien" if place % 2 else "than_nhan",
            "bien_ban",
            today - timedelta(days=9),
            programme=programme,
            branch=branch,
        )
        sent_on = today - timedelta(days=8 - place)
        made.append(refer(new, proceeding_id=case.pk, on=sent_on, by=None, now=now))
    return made


def _circumstances(debtor: str, branch: str) -> "Sequence[NewCircumstance]":
    """Hoàn cảnh của người phải thi hành án trong phương án vận động."""
    from thads.records.mobilisation.actions.talking import NewCircumstance

    return (
        NewCircumstance("hoi_vien", debtor, "hội viên", "phu_nu", branch),
        NewCircumstance("nguoi_uy_tin", "chi hội trưởng", "cùng tổ dân phố"),
        NewCircumstance("than_nhan", "anh, chị ruột", "có thu nhập ổn định"),
        NewCircumstance("kho_khan", detail="Nuôi con nhỏ, thu nhập theo mùa"),
    )


def password() -> str:
    """Mật khẩu trình diễn của bên phối hợp."""
    return f"mo-phong-{PARTNER_ACCOUNT}"


def _account(women: "Partner", today: date, now: datetime) -> "Account":
    from thads.records.mobilisation.actions.referring import open_partner_account

    made = open_partner_account(
        partner=women,
        username=PARTNER_ACCOUNT,
        password=password(),
        display_name=women.name,
        since=today - timedelta(days=30),
        by=None,
        now=now,
    )
    return made.account


def _answered(account: "Account", referrals: Sequence["Referral"], today: date) -> None:
    """The partner takes most of them and tells of a talk, through its own doors."""
    from thads.records.agencies import access
    from thads.records.mobilisation.actions import referring

    access.show_pass(account.pk)
    for referral in referrals[1:]:
        referring.answer(referral.pk, "nhan", person="Chi hội trưởng", detail="")
    for referral in referrals[1:3]:
        referring.tell(
            referral.pk,
            on=today,
            place="nhà văn hoá khu phố",
            people="chi hội trưởng, tổ trưởng tổ dân phố",
            said="Đã thăm gia đình, phân tích lợi ích của việc tự nguyện thi hành.",
            promised="nộp trước một phần",
            promised_on=today + timedelta(days=10),
            next_on=today + timedelta(days=7),
        )
    access.show_pass(None)


def _join(agency_id: int, women: "Partner", now: datetime) -> None:
    from thads.records.ledger.models import Act
    from thads.records.mobilisation.actions.programmes import join_act

    rows = Act.objects.filter(
        code="xac_minh", proceeding__unit__agency_id=agency_id
    ).order_by("-effective_on", "pk")
    for act in rows[:4]:
        join_act(
            proceeding_id=act.proceeding_id,
            act_seq=act.seq,
            partner=women,
            by=None,
            now=now,
        )


def _papers(programme: "Programme", agency_id: int, today: date, now: datetime) -> None:
    """The programme, its first review and a report on mobilisation, as files."""
    from thads.records.mobilisation.papers import filing
    from thads.records.mobilisation.queries.gathering import Scope

    first = max(programme.signed_on, date(today.year, 1, 1))
    filing.file_programme(programme, by=None, now=now)
    filing.file_review(programme, Stretch(first, today), on=today, by=None, now=now)
    days = Stretch(statistics_year_start(today), today)
    scope = Scope(_agency(agency_id), days)
    filing.file_mobilisation(scope, on=today, by=None, now=now)
