"""Đơn thư của tỉnh trình diễn: complaints at each stage, one of many people, a denunciation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.records.agencies.models import Officer, Unit
    from thads.records.ledger.values import ProposedAct

ROOM = "QN-KV1"
PETITIONER = "guidon1"
HANDLER, ACCUSED = "QN-KV1-CHV02", "QN-KV1-CHV03"
Step = tuple[str, int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Story:
    """Một hồ sơ: what, from whom, how many days ago, and what was done since."""

    procedure: str
    title: str
    people: Sequence[tuple[str, str]]
    act: tuple[str, int, str | None]
    then: Sequence[Step] = ()
    headcount: int = 1
    about_a_case: bool = True
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Room:
    """Phòng nhận đơn: who handles, who is accused, on which day it is told."""

    unit: "Unit"
    handler: "Officer"
    accused: "Officer | None"
    today: date
    now: datetime

    def act(self, code: str, days: int, said: dict[str, Any]) -> "ProposedAct":
        """Hành vi của bấy nhiêu ngày trước."""
        from thads.records.ledger.values import ProposedAct

        return ProposedAct(code, self.today - timedelta(days=days), **said)


def _complaint(
    title: str, who: str, days: int, about: str, *then: Step, **more: Any
) -> Story:
    act = ("nhan_khieu_nai", days, about)
    return Story("khieu_nai", title, [("nguoi_khieu_nai", who)], act, then, **more)


def _accepted(days: int, about: str) -> Step:
    return "thu_ly_khieu_nai", days, {"result": about}


_GIVEN = "giao_thi_hanh_quyet_dinh_khieu_nai"
STORIES = (
    _complaint("Kê biên xe không thuộc sở hữu", "Đinh Công Trứ", 5, "cuong_che"),
    _complaint("Chậm chi trả tiền đã thu", "Công ty CP Thép Nam Sơn", 2, "truoc_cuong_che"),
    _complaint("Quyết định cưỡng chế giao nhà", "Dương Thị Bền", 47, "cuong_che",
               _accepted(42, "cuong_che"), ("yeu_cau_giai_trinh", 41, {})),
    _complaint("Không đồng ý kết quả thẩm định giá", "Phạm Quốc Tú", 26, "cuong_che",
               _accepted(24, "cuong_che"), ("doi_thoai", 9, {"note": "Đã đối thoại."})),
    _complaint("Thông báo không đúng địa chỉ", "Vũ Đình Sáng", 12, "truoc_cuong_che",
               _accepted(9, "truoc_cuong_che")),
    _complaint("Từ chối xác minh theo yêu cầu", "Hợp tác xã Phú Điền", 80, "truoc_cuong_che",
               _accepted(76, "truoc_cuong_che"),
               ("quyet_dinh_giai_quyet_lan_dau", 63, {"result": "sai"}),
               ("gui_quyet_dinh_giai_quyet", 61, {}),
               ("nhan_khieu_nai_lan_hai", 40, {}),
               ("thu_ly_khieu_nai_lan_hai", 30, {"result": "truoc_cuong_che"})),
    _complaint("Thu phí thi hành án sai mức", "Trịnh Văn Hợp", 60, "truoc_cuong_che",
               _accepted(56, "truoc_cuong_che"),
               ("quyet_dinh_giai_quyet_lan_dau", 44, {"result": "dung_mot_phan"}),
               ("gui_quyet_dinh_giai_quyet", 43, {}),
               ("cong_khai_quyet_dinh_giai_quyet", 36, {}),
               ("co_hieu_luc_khieu_nai", 20, {}),
               (_GIVEN, 18, {"note": "Kế toán tính lại phí, trả phần thu thừa",
                             "due": -4})),
    _complaint("Không trả lại giấy tờ xe sau khi thi hành xong", "Hoàng Văn Lợi", 75,
               "truoc_cuong_che", _accepted(72, "truoc_cuong_che"),
               ("quyet_dinh_giai_quyet_lan_dau", 60, {"result": "dung"}),
               ("gui_quyet_dinh_giai_quyet", 59, {}),
               ("cong_khai_quyet_dinh_giai_quyet", 50, {}),
               ("co_hieu_luc_khieu_nai", 42, {}),
               (_GIVEN, 40, {"note": "Chấp hành viên trả lại giấy tờ", "due": -25}),
               ("thi_hanh_quyet_dinh_khieu_nai", 28, {"result": "thi_hanh_xong"})),
    _complaint("Sai tên trong giấy báo tiền về", "Ngô Thị Hạnh", 88, "truoc_cuong_che",
               _accepted(84, "truoc_cuong_che"),
               ("quyet_dinh_giai_quyet_lan_dau", 74, {"result": "sai"}),
               ("gui_quyet_dinh_giai_quyet", 73, {}),
               ("cong_khai_quyet_dinh_giai_quyet", 62, {}),
               ("co_hieu_luc_khieu_nai", 52, {}),
               ("luu_ho_so_khieu_nai", 50, {"note": "Kho lưu trữ, hộp 14"})),
    _complaint("Hoãn thi hành án không có căn cứ", "Lê Thị Mận", 30, "truoc_cuong_che",
               _accepted(27, "truoc_cuong_che"),
               ("quyet_dinh_giai_quyet_lan_dau", 14, {"result": "sai"}),
               ("gui_quyet_dinh_giai_quyet", 13, {})),
    _complaint("Tiểu thương chợ đề nghị chi trả đồng loạt", "Nguyễn Thị Lụa", 11,
               "truoc_cuong_che", _accepted(8, "truoc_cuong_che"), headcount=42),
    Story("to_cao", "Nhận tiền ngoài biên lai", [], ("nhan_to_cao", 24, "mot_noi"),
          [("thu_ly_to_cao", 18, {}), ("thong_bao_thu_ly_to_cao", 15, {})],
          about_a_case=False),
    Story("kiem_sat", "Kháng nghị quyết định hoãn thi hành án",
          [("vien_kiem_sat", "Viện kiểm sát nhân dân khu vực 1")],
          ("nhan_khang_nghi", 12, "cung_cap")),
    Story("kiem_sat", "Kiến nghị khắc phục vi phạm thời hạn xác minh",
          [("vien_kiem_sat", "Viện kiểm sát nhân dân tỉnh")],
          ("nhan_kien_nghi", 20, None), [("tra_loi_kien_nghi", 6, {"result": "chap_nhan"})],
          about_a_case=False),
    Story("tiep_cong_dan", "Đề nghị trả dần, hoàn cảnh khó khăn",
          [("cong_dan", "Trịnh Văn Hợp")], ("tiep_cong_dan", 0, None),
          [("ket_luan_tiep_cong_dan", 0, {})], kept={"petition_kind": "kien_nghi_phan_anh"}),
    Story("tiep_cong_dan", "Hỏi tiến độ chi trả tiền đã thu",
          [("cong_dan", "Công ty CP Thép Nam Sơn")], ("tiep_cong_dan", 0, None),
          kept={"petition_kind": "khieu_nai", "accepted_by": "Phòng khu vực 1"}),
    Story("tiep_cong_dan", "Tranh chấp ranh giới đất với hộ liền kề",
          [("cong_dan", "Bùi Văn Sỏi")], ("tiep_cong_dan", 4, None),
          [("ket_luan_tiep_cong_dan", 4, {})], about_a_case=False,
          kept={"petition_kind": "kien_nghi_phan_anh", "is_competent": False,
                "guided_to": "Uỷ ban nhân dân phường"}),
    Story("tiep_cong_dan", "Đến trình bày việc nhận tiền ngoài biên lai",
          [("cong_dan", "Người tố cáo mẫu")], ("tiep_cong_dan", 24, None),
          about_a_case=False, kept={"petition_kind": "to_cao"}),
    Story("tiep_cong_dan", "Phản ánh thái độ tiếp công dân",
          [("cong_dan", "Ẩn danh")], ("nhan_phan_anh", 8, "duong_day_nong"),
          about_a_case=False, kept={"petition_kind": "kien_nghi_phan_anh"}),
)  # fmt: skip


def load(*, today: date, now: datetime) -> None:
    """Nạp đơn thư, lịch tiếp vào phòng bận nhất của tỉnh trình diễn."""
    from thads.records.agencies.models import Officer, Unit

    unit = Unit.objects.get(code=ROOM)
    people = {o.code: o for o in Officer.objects.filter(unit=unit)}
    handler = people.get(HANDLER) or next(iter(people.values()))
    accused = people.get(ACCUSED)
    cases = _cases(unit)
    room = _Room(unit, handler, accused, today, now)
    for story in STORIES:
        _tell(story, room, next(cases, None) if story.about_a_case else None)
    _schedule(unit, handler, today, now)


def _cases(unit: "Unit") -> Iterator[int]:
    from thads.records.ledger.models import Proceeding

    rows = Proceeding.objects.filter(
        unit=unit, procedure="thi_hanh_an", status="dang_thi_hanh"
    ).order_by("pk")
    return iter(rows.values_list("pk", flat=True)[: len(STORIES)])


def _tell(story: Story, room: _Room, case: int | None) -> None:
    """Một hồ sơ: opened, what is kept beside it, then what was done since."""
    from thads.records.proceedings import actions
    from thads.records.proceedings.actions import Concerned, Linked, NewMatter

    code, days, result = story.act
    new = NewMatter(
        story.procedure,
        room.unit.pk,
        story.title,
        people=[Concerned(role, name) for role, name in story.people],
        links=[Linked(case, "hanh_vi_bi_khieu_nai", 2)] if case else [],
    )
    matter = actions.open_proceeding(
        new,
        room.act(code, days, {"result": result}),
        by=None,
        now=room.now,
        officer_id=room.handler.pk,
        also=lambda made: _keep(story, room, made),
    )
    for step in story.then:
        _step(story, room, matter, step)
    if story.procedure == "to_cao":
        _petitioner(matter, room.now)


def _keep(story: Story, room: _Room, matter: int) -> None:
    """Điều giữ riêng của đơn, của lượt tiếp; the denouncer apart."""
    from thads.records.complaints import actions as kept

    if story.procedure == "khieu_nai":
        kept.describe(matter, kept.NewPetition(headcount=story.headcount))
    elif story.procedure == "to_cao":
        kept.describe(matter, kept.NewPetition(channel="buu_dien"))
        accused = room.accused.pk if room.accused else None
        denouncer = kept.NewDenouncer(
            "Người tố cáo mẫu", asks_protection=True, accused_id=accused
        )
        kept.keep_denouncer(matter, denouncer)
    elif story.procedure == "tiep_cong_dan":
        reception = kept.NewReception(received_by_id=room.handler.pk, **story.kept)
        kept.receive(matter, reception)


def _step(story: Story, room: _Room, matter: int, step: Step) -> None:
    """Một hành vi về sau; what the law refuses stops the demonstration."""
    from thads.records.ledger.values import Refused
    from thads.records.proceedings import actions

    code, days, fields = step
    told = dict(fields)
    if "due" in told:
        told["until_on"] = room.today + timedelta(days=told.pop("due"))
    answer = actions.record_act(
        proceeding_id=matter, act=room.act(code, days, told), by=None, now=room.now
    )
    if isinstance(answer, Refused):
        reasons = " ".join(each.sentence for each in answer.refusals)
        raise RuntimeError(f"Đơn trình diễn “{story.title}”, {code}: {reasons}")


def password() -> str:
    """Mật khẩu của người gửi đơn trong bản trình diễn."""
    return f"mo-phong-{PETITIONER}"


def _petitioner(matter: int, now: datetime) -> None:
    from thads.records.complaints.petitioners import open_petitioner_account

    open_petitioner_account(matter, username=PETITIONER, password=password(), now=now)


def _schedule(unit: "Unit", handler: "Officer", today: date, now: datetime) -> None:
    from thads.records.agencies.models import Officer
    from thads.records.complaints import actions as kept

    leaders = Officer.objects.filter(unit=unit.agency, code__endswith="-LD01")
    head = leaders.order_by("code").first()
    last_month = (today.replace(day=1) - timedelta(days=20)) - today
    for days, receiver, of_head in (
        (last_month.days, head or handler, head is not None),
        (0, handler, False),
        (7, handler, False),
        (14, head or handler, head is not None),
    ):
        day = kept.NewDay(
            unit_id=unit.pk,
            on=today + timedelta(days=days),
            starts=time(8),
            ends=time(11, 30),
            place="Phòng tiếp công dân",
            receiver_id=receiver.pk,
            is_of_head=of_head,
        )
        kept.plan_day(day, now=now)
