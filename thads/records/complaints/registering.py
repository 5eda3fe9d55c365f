"""Phần thêm vào hồ sơ: what complaints, denunciations and receptions add."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.complaints import actions, known
from thads.records.complaints.forms import (
    DenunciationForm,
    PetitionForm,
    ReceptionForm,
)
from thads.records.complaints.models import Channel
from thads.records.complaints.presenters import panels as shown
from thads.records.complaints.presenters.competence import competence
from thads.records.complaints.queries.likeness import Alike, Told, alike
from thads.records.paperwork import holders
from thads.records.parties.names import fold
from thads.records.proceedings import panels
from thads.records.proceedings.actions import Concerned, NewMatter, follow_with
from thads.records.proceedings.panels import Column, Opening
from thads.records.proceedings.queries.file import MatterFile

BOARD = "complaints:board"


def register() -> None:
    """Ghi mọi phần thêm, once, when the program starts."""
    follow_with(actions.pause_the_case)
    panels.register(
        "khieu_nai",
        panel=shown.acceptance,
        opening=_of_complaints(),
        column=Column("Người đứng đơn", shown.petitioners),
        home=BOARD,
    )
    panels.register("khieu_nai", panel=shown.petition)
    for procedure in ("khieu_nai", "to_cao"):
        panels.register(procedure, panel=competence)
        panels.register(procedure, panel=shown.own_account)
    panels.register(
        "to_cao",
        panel=shown.denouncer,
        opening=_of_denunciations(),
        home=BOARD,
    )
    panels.register("kiem_sat", home=BOARD)
    panels.register(
        "tiep_cong_dan",
        panel=shown.reception,
        opening=_of_receptions(),
        column=Column("Công dân", shown.petitioners),
    )
    for procedure in ("khieu_nai", "to_cao", "tiep_cong_dan"):
        panels.register(procedure, panel=shown.likely_the_same)
    holders.know("khieu_nai", known.of_complaint)
    holders.know("to_cao", known.of_denunciation)
    holders.know("tiep_cong_dan", known.of_reception)


def _of_complaints() -> Opening:
    form, title = PetitionForm, "Đơn khiếu nại"
    return Opening(form, save_petition, first_petition, alike_petition, title=title)


def _of_denunciations() -> Opening:
    return Opening(
        DenunciationForm,
        save_denunciation,
        first_denunciation,
        alike_denunciation,
        title="Người tố cáo, người bị tố cáo",
    )


def _of_receptions() -> Opening:
    title = "Cột của sổ tiếp công dân"
    return Opening(ReceptionForm, save_reception, first_reception, title=title)


def save_petition(
    matter_id: int, read: dict[str, Any], by: Person, now: datetime
) -> None:
    """Ghi đơn khiếu nại."""
    against = read["bi_khieu_nai"]
    actions.describe(
        matter_id,
        actions.NewPetition(
            channel=read["hinh_thuc"],
            headcount=read["so_nguoi"],
            object_text=read["doi_tuong"],
            against_id=against.pk if against else None,
            asks_stop=read["xin_tam_dung"],
        ),
    )


def save_denunciation(
    matter_id: int, read: dict[str, Any], by: Person, now: datetime
) -> None:
    """Ghi đơn tố cáo; the denouncer goes to a table of their own."""
    actions.describe(matter_id, actions.NewPetition(channel=read["hinh_thuc"]))
    accused = read["bi_to_cao"]
    actions.keep_denouncer(
        matter_id,
        actions.NewDenouncer(
            full_name=read["nguoi_to_cao"],
            identity_number=read["so_giay_to"],
            address=read["dia_chi"],
            contact=read["lien_he"],
            asks_protection=read["xin_bao_ve"],
            accused_id=accused.pk if accused else None,
        ),
    )


def save_reception(
    matter_id: int, read: dict[str, Any], by: Person, now: datetime
) -> None:
    """Ghi lượt tiếp công dân."""
    receiver = read["nguoi_tiep"]
    actions.receive(
        matter_id,
        actions.NewReception(
            petition_kind=read["loai_don"],
            headcount=read["so_nguoi"],
            settled_by=read["da_giai_quyet"],
            is_competent=read["thuoc_tham_quyen"],
            guided_to=read["huong_dan"],
            accepted_by=read["thu_ly"],
            received_by_id=receiver.pk if receiver else by.officer_id,
            is_online=read["truc_tuyen"],
            note=read["ghi_chu_so"],
        ),
    )


def first_petition(
    query: Mapping[str, str], source: MatterFile | None
) -> dict[str, Any]:
    """Đơn nhận khi tiếp công dân: how it came and from how many."""
    found: dict[str, Any] = {"so_nguoi": 1}
    reception = shown.reception_of(source)
    if reception is not None:
        found |= {"hinh_thuc": Channel.RECEPTION, "so_nguoi": reception.headcount}
    return found


def first_denunciation(
    query: Mapping[str, str], source: MatterFile | None
) -> dict[str, Any]:
    """Tố cáo nhận khi tiếp công dân: who came is the denouncer."""
    if source is None or not source.people:
        return {}
    party = source.people[0].party
    return {
        "hinh_thuc": Channel.RECEPTION,
        "nguoi_to_cao": party.full_name,
        "so_giay_to": party.identity_number,
        "dia_chi": party.address,
    }


def first_reception(
    query: Mapping[str, str], source: MatterFile | None
) -> dict[str, Any]:
    """Lượt tiếp mới, of the kind that was decided when it was taken in."""
    told = {name: query[name] for name in ("loai_don", "ghi_chu_so") if name in query}
    return {"thuoc_tham_quyen": True, "so_nguoi": 1, **told}


def alike_petition(new: NewMatter, read: dict[str, Any]) -> Sequence[Alike]:
    """Đơn có trước giống đơn đang nhận."""
    told = Told(
        province=_province_of(new.unit_id),
        people=new.people,
        links=new.links,
        object_key=fold(read.get("doi_tuong") or ""),
        title=new.title,
    )
    return alike(told)


def alike_denunciation(new: NewMatter, read: dict[str, Any]) -> Sequence[Alike]:
    """Tố cáo có trước, as far as whoever takes it in may see one."""
    people = [
        Concerned(
            "nguoi_to_cao",
            read.get("nguoi_to_cao") or "",
            identity_number=read.get("so_giay_to") or None,
        )
    ]
    told = Told(_province_of(new.unit_id), people, new.links, title=new.title)
    return alike(told)


def _province_of(unit_id: int) -> int:
    unit = Unit.objects.get(pk=unit_id)
    return unit.root_id or unit_id
